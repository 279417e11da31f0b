import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { windowEnd, windowEnds } from "../../src/engine/windows.js";
import { numRuns } from "../runs.js";

const SIZE = 20;
/** The longest text that is one window; windows of longer ones take one to two times `SIZE`. */
const LONGEST = 8 * SIZE;
const pad = "x".repeat(200);

/** The first window of a text in which `inside` stands where the window may end. */
function firstWindow(inside: string): string {
  const text = pad.slice(0, SIZE + 1) + inside + pad;
  return text.slice(0, windowEnd(text, 0, true, LONGEST)).slice(SIZE + 1);
}

describe("a window", () => {
  it("is the whole of a text that is not too long", () => {
    const text = "a b\n\n".repeat(32);
    expect(windowEnd(text, 0, true, LONGEST)).toBe(160);
    expect(windowEnd(text, 0, false, LONGEST)).toBeUndefined();
    expect(windowEnd(`${text}c`, 0, false, LONGEST)).toBe(40);
    expect(windowEnd(`${text}c`, 40, false, LONGEST)).toBeUndefined();
    expect(windowEnd(`${text}c`, 40, true, LONGEST)).toBe(161);
  });

  it.each([
    ["the last blank line", "a\n\nb\n \t\nc\n. ", "a\n\nb\n \t\n"],
    ["the last blank line of any line ends", "a\r\n\r\nb\r\n. C", "a\r\n\r\n"],
    ["a line break, where there is none", "a\nb\r\nc. D ", "a\nb\r\n"],
    ["a sentence's end, where there is none", 'a b. C d." E f', 'a b. C d." '],
    ["white space, where there is none", "a b  c", "a b  "],
  ])("ends at %s", (_, inside, window) => {
    expect(firstWindow(inside)).toBe(window);
  });

  it("ends anywhere if it must, but parts no character and no line end", () => {
    expect(windowEnd(pad, 0, true, LONGEST)).toBe(2 * SIZE);
    expect(windowEnd(`x${"\u{1F600}".repeat(199)}`, 0, true, LONGEST)).toBe(2 * SIZE - 1);
    expect(windowEnd(`${"x".repeat(2 * SIZE - 1)}\r\n${pad}`, 0, true, LONGEST)).toBe(2 * SIZE - 1);
  });

  it("takes the last of the breaks it may take, not one too early or too late", () => {
    const at = (place: number) => `${pad.slice(0, place - 1)}\n${pad}`;
    expect(windowEnd(at(SIZE), 0, true, LONGEST)).toBe(2 * SIZE);
    expect(windowEnd(at(SIZE + 1), 0, true, LONGEST)).toBe(SIZE + 1);
    expect(windowEnd(at(2 * SIZE), 0, true, LONGEST)).toBe(2 * SIZE);
    expect(windowEnd(at(2 * SIZE + 1), 0, true, LONGEST)).toBe(2 * SIZE);
  });
});

const unit = fc.constantFrom(
  "a",
  "b",
  " ",
  " ",
  ". ",
  "\n",
  "\r",
  "\r\n",
  "\n\n",
  "\t",
  "\u{1F600}",
  "\ud83d",
  "\ufeff",
);
const text = fc.array(unit, { maxLength: 400, size: "max" }).map((parts) => parts.join(""));

describe("windows", () => {
  it("are as long as promised", () => {
    fc.assert(
      fc.property(text, (source) => {
        let from = 0;
        while (source.length - from > LONGEST) {
          const end = windowEnd(source, from, true, LONGEST) ?? 0;
          expect(end - from).toBeGreaterThanOrEqual(SIZE);
          expect(end - from).toBeLessThanOrEqual(2 * SIZE);
          from = end;
        }
        if (from > 0) expect(source.length - from).toBeGreaterThan(LONGEST - 2 * SIZE);
      }),
      { numRuns },
    );
  });

  it("do not depend on what went before or on how much has come", () => {
    fc.assert(
      fc.property(text, text, fc.nat({ max: 200 }), (before, source, more) => {
        const end = windowEnd(source, 0, true, LONGEST) ?? 0;
        expect(windowEnd(before + source, before.length, true, LONGEST)).toBe(before.length + end);
        const soFar = windowEnd(source.slice(0, LONGEST + more), 0, false, LONGEST);
        expect(soFar ?? end).toBe(end);
      }),
      { numRuns },
    );
  });

  it("of an empty text are one", () => {
    expect([...windowEnds("")]).toEqual([0]);
  });
});
