import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diff, type Hunk } from "../../src/learn/diff.js";
import { numRuns } from "../runs.js";

const sequence = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }).map((ids) => Int32Array.from(ids));

/** Length of the longest common subsequence, by dynamic programming. */
function common(a: Int32Array, b: Int32Array): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i][j] = a[i - 1] === b[j - 1] ? table[i - 1][j - 1] + 1 : Math.max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.length][b.length];
}

/** The original with each hunk's tokens taken from the spun text. */
function apply(original: Int32Array, spun: Int32Array, hunks: readonly Hunk[]): number[] {
  const result: number[] = [];
  let at = 0;
  for (const { from, to, spunFrom, spunTo } of hunks) {
    result.push(...original.subarray(at, from), ...spun.subarray(spunFrom, spunTo));
    at = to;
  }
  return [...result, ...original.subarray(at)];
}

/** Hunks as `original>spun`, tokens as letters. */
function changes(original: string, spun: string): string[] {
  const ids = (text: string): Int32Array => Int32Array.from(text, (letter) => letter.charCodeAt(0));
  return diff(ids(original), ids(spun)).map(
    ({ from, to, spunFrom, spunTo }) => `${from}:${original.slice(from, to)}>${spun.slice(spunFrom, spunTo)}`,
  );
}

describe("the difference of two token sequences", () => {
  it.each([
    ["is nothing where they are equal", "abc", "abc", []],
    ["is nothing where both are empty", "", "", []],
    ["is a replaced token", "abc", "axc", ["1:b>x"]],
    ["is an insertion", "ac", "abc", ["1:>b"]],
    ["is a deletion", "abc", "ac", ["1:b>"]],
    ["is all of it where nothing is common", "abc", "xyz", ["0:abc>xyz"]],
    ["is several stretches in order", "abcdef", "xbcyyf", ["0:a>x", "3:de>yy"]],
    ["joins what touches", "abcd", "xyd", ["0:abc>xy"]],
    ["is at the ends", "abcabc", "xabcabcy", ["0:>x", "6:>y"]],
  ])("%s", (_, original, spun, expected) => {
    expect(changes(original, spun)).toEqual(expected);
  });

  it("turns the original into the spun text", () => {
    fc.assert(
      fc.property(sequence, sequence, (original, spun) => {
        expect(apply(original, spun, diff(original, spun))).toEqual([...spun]);
      }),
      { numRuns },
    );
  });

  it("is as short as can be", () => {
    fc.assert(
      fc.property(sequence, sequence, (original, spun) => {
        const edits = diff(original, spun).reduce((sum, h) => sum + (h.to - h.from) + (h.spunTo - h.spunFrom), 0);
        expect(edits).toBe(original.length + spun.length - 2 * common(original, spun));
      }),
      { numRuns },
    );
  });

  it("consists of hunks that are parted by common tokens", () => {
    fc.assert(
      fc.property(sequence, sequence, (original, spun) => {
        const hunks = diff(original, spun);
        for (const [i, h] of hunks.entries()) {
          expect(h.to - h.from + h.spunTo - h.spunFrom).toBeGreaterThan(0);
          if (i > 0) expect(h.from - hunks[i - 1].to).toBe(h.spunFrom - hunks[i - 1].spunTo);
          if (i > 0) expect(h.from).toBeGreaterThan(hunks[i - 1].to);
        }
      }),
      { numRuns },
    );
  });

  it("is one hunk where two long texts have little in common", () => {
    const original = Int32Array.from({ length: 1000 }, (_, i) => i);
    const spun = Int32Array.from({ length: 1000 }, (_, i) => (i % 10 === 5 || i === 0 ? i : i + 5000));
    expect(diff(original, spun)).toEqual([{ from: 1, to: 1000, spunFrom: 1, spunTo: 1000 }]);
  });
});
