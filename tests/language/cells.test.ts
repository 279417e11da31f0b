import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cells, CellWriter, codebook, nearest, spread } from "../../src/language/cells.js";
import { numRuns } from "../runs.js";
import { randomFrom } from "../support/random.js";

const BITS = 5;
const VALUES = 1 << BITS;

describe("a table of cells", () => {
  const size = 40_000;
  const valueAt = (i: number): number => (i * 7) % VALUES;
  const writer = new CellWriter(size, BITS);
  for (let i = 0; i < size; i++) writer.put(spread(i), valueAt(i));
  const cells = new Cells(writer.cells, BITS);

  it("is filled to 95 in 100", () => {
    const filled = writer.cells.filter((cell) => cell !== 0).length;
    expect(filled).toBe(size);
    expect(filled / writer.cells.length).toBeGreaterThan(0.949);
  });

  it("gives back nearly all values, the rest lost to equal fingerprints", () => {
    let right = 0;
    for (let i = 0; i < size; i++) if (cells.get(spread(i)) === valueAt(i)) right++;
    expect(right / size).toBeGreaterThan(0.99);
  });

  it("takes few keys for present that were never put in", () => {
    let found = 0;
    for (let i = size; i < 2 * size; i++) if (cells.get(spread(i)) >= 0) found++;
    expect(found / size).toBeLessThan(1 / 200);
  });

  it("complains when it is asked to hold more than fits", () => {
    const small = new CellWriter(4, BITS);
    const fill = (): void => {
      for (let i = 0; i < 100; i++) small.put(spread(i), 0);
    };
    expect(fill).toThrow(new RangeError("the cell table is too full"));
  });

  it("holds nothing when nothing was put in", () => {
    expect(new Cells(new CellWriter(0, BITS).cells, BITS).get(spread(1))).toBe(-1);
  });
});

describe("a code book", () => {
  it("of few numbers holds them all", () => {
    const book = codebook(Float32Array.of(3, 1, 2, 1, 3), VALUES);
    for (const number of [1, 2, 3]) expect(book[nearest(book, number)]).toBe(number);
  });

  it("of no numbers is all zeros", () => {
    expect([...codebook(new Float32Array(0), VALUES)]).toEqual(new Array(VALUES).fill(0));
  });

  it("is ascending and near to most numbers", () => {
    const random = randomFrom(1);
    const numbers = Float32Array.from({ length: 5000 }, () => random() ** 3 * 10);
    const book = codebook(numbers, VALUES);
    expect([...book]).toEqual([...book].sort((a, b) => a - b));
    const errors = Array.from(numbers, (number) => Math.abs(book[nearest(book, number)] - number));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.1);
  });

  it("gives each number its nearest value", () => {
    const numbers = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.float({ noNaN: true, min: -200, max: 200 }), (all, number) => {
        const book = codebook(Float32Array.from(all), VALUES);
        const best = Math.min(...Array.from(book, (value) => Math.abs(value - number)));
        expect(Math.abs(book[nearest(book, number)] - number)).toBe(best);
      }),
      { numRuns },
    );
  });
});
