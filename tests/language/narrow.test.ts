import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packSections, Sections } from "../../src/language/binary.js";
import {
  packIds,
  packStarts,
  packSteps,
  readIds,
  readStarts,
  readSteps,
  type Steps,
} from "../../src/language/narrow.js";
import { numRuns } from "../runs.js";

function written(sections: Parameters<typeof packSections>[2]): Sections {
  return new Sections(packSections("test", 1, sections), "test", 1, "test.bin");
}

describe("numbers in fewer bytes", () => {
  it("come back, ids of seventeen bits too", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(0x1ffff), fc.constantFrom(0, 0xffff, 0x10000, 0x1ffff))), (ids) => {
        expect([...readIds(written(packIds("ids", ids)), "ids")]).toEqual(ids);
      }),
      { numRuns },
    );
  });

  it("come back where those of seventeen bits lie far apart", () => {
    const ids = new Uint32Array(200_000);
    for (const place of [0, 1, 65_535, 131_070, 196_606]) ids[place] = 0x10000 + (place % 7);
    expect([...readIds(written(packIds("ids", ids)), "ids")]).toEqual([...ids]);
    expect(packIds("ids", ids).idsHigh).toHaveLength(7);
  });

  it("are refused where the file cannot hold them", () => {
    expect(() => packIds("ids", [0x20000])).toThrow("ids holds 131072");
    expect(() => packIds("ids", [-1])).toThrow(RangeError);
  });

  it("come back as starts, of long parts too", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(5), fc.constantFrom(254, 255, 256, 70_000))), (lengths) => {
        const starts = [0];
        for (const length of lengths) starts.push(starts[starts.length - 1] + length);
        expect([...readStarts(written(packStarts("starts", starts)), "starts")]).toEqual(starts);
      }),
      { numRuns },
    );
  });

  it("come back as the nearest step between the least and the most", () => {
    const steps: Steps = { least: -4, perUnit: 31 };
    const back = readSteps(packSteps([-4, 0, 1.99, -9, 99], steps), steps);
    expect(back[0]).toBe(-4);
    expect(back[1]).toBeCloseTo(0, 6);
    expect(Math.abs(back[2] - 1.99)).toBeLessThanOrEqual(0.5 / 31 + 1e-6);
    expect(back[3]).toBe(-4);
    expect(back[4]).toBeCloseTo(-4 + 255 / 31, 5);
  });
});
