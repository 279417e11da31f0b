import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ContextText,
  DOCUMENT_WORDS,
  documentWords,
  SPARSE_FEATURES,
  sparseCell,
  sparseFeatures,
} from "../../src/language/context-features.js";
import { TokenFlag } from "../../src/text/tokens.js";
import { numRuns } from "../runs.js";

const WORD = TokenFlag.Word | TokenFlag.Space;

function features(text: ContextText, from: number, to: number, sentenceFrom: number, sentenceTo: number): number[] {
  const out = new Int32Array(SPARSE_FEATURES);
  sparseFeatures(text, from, to, sentenceFrom, sentenceTo, out);
  return [...out];
}

/** Which features differ between two ways to see a place. */
function differing(a: readonly number[], b: readonly number[]): number[] {
  return a.flatMap((feature, i) => (feature === b[i] ? [] : [i]));
}

const words = Int32Array.of(11, 12, 13, 14, 15, 16, 17, 18);
const flags = new Uint8Array(8).fill(WORD);
const place = features({ words, flags }, 3, 5, 0, 8);

function withWord(at: number): number[] {
  const changed = words.slice();
  changed[at] = 99;
  return features({ words: changed, flags }, 3, 5, 0, 8);
}

function withFlags(at: number, bits: number): number[] {
  const changed = flags.slice();
  changed[at] = bits;
  return features({ words, flags: changed }, 3, 5, 0, 8);
}

describe("the features of a place", () => {
  it("are the same for the same surroundings, and distinct from each other", () => {
    expect(features({ words, flags }, 3, 5, 0, 8)).toEqual(place);
    expect(new Set(place).size).toBe(SPARSE_FEATURES);
  });

  it.each([
    ["the word before", 2, [1, 7, 9, 11]],
    ["the second word before", 1, [2, 7, 11]],
    ["the third word before", 0, [3, 11]],
    ["the word behind", 5, [4, 8, 9]],
    ["the second word behind", 6, [5, 8]],
    ["the third word behind", 7, [6]],
    ["the phrase itself", 3, []],
  ])("depend on %s", (_, at, expected) => {
    expect(differing(place, withWord(at))).toEqual(expected);
  });

  it.each([
    ["a number", TokenFlag.Number],
    ["a clitic", TokenFlag.Clitic],
    ["a word of capitals", TokenFlag.AllCapitals],
    ["a capital", TokenFlag.Capital],
  ])("see %s before and behind", (_, flag) => {
    expect(differing(place, withFlags(2, WORD | flag))).toEqual([10]);
    expect(differing(place, withFlags(5, WORD | flag))).toEqual([10]);
  });

  it("see signs, capitals of the phrase and missing white space before it", () => {
    expect(differing(place, withFlags(2, TokenFlag.Space))).toEqual([10]);
    expect(differing(place, withFlags(3, WORD | TokenFlag.Capital))).toEqual([10]);
    expect(differing(place, withFlags(3, TokenFlag.Word))).toEqual([10]);
  });

  it("end with the sentence", () => {
    const alone = features({ words, flags }, 3, 5, 3, 5);
    const elsewhere = Int32Array.of(21, 22, 23, 14, 15, 26, 27, 28);
    expect(features({ words: elsewhere, flags }, 3, 5, 3, 5)).toEqual(alone);
    expect(differing(place, alone)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe("the cell of a feature", () => {
  it("lies within the table", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (feature, label) => {
        const cell = sparseCell(feature, label, 20);
        expect(cell).toBeGreaterThanOrEqual(0);
        expect(cell).toBeLessThan(2 ** 20);
      }),
      { numRuns },
    );
  });

  it("spreads evenly over features and labels", () => {
    const parts = new Uint32Array(1 << 8);
    for (let label = 0; label < 1000; label++) {
      for (const feature of place) parts[sparseCell(feature, label, 20) >>> (20 - 8)]++;
    }
    const mean = (1000 * place.length) / parts.length;
    expect(Math.max(...parts)).toBeLessThan(2 * mean);
    expect(Math.min(...parts)).toBeGreaterThan(mean / 2);
  });
});

describe("the words of a document", () => {
  const rareness = (word: number): number => word / 10;

  it("are the rare ones, by frequency times rareness, the sentence bounds left out", () => {
    const text = Int32Array.of(80, 80, 100, 66, 2, 1, 0, 30, 30, 30, 30, 90);
    // 80: 2 × 3, 100: 1 × 5, 90: 1 × 4, 66: 1 × 1.6; 30 is no rare word.
    expect(documentWords(text, rareness)).toEqual([80, 100, 90, 66]);
  });

  it("are no more than the limit, the lower id first where two weigh the same", () => {
    const text = Int32Array.from({ length: 40 }, (_, i) => 140 - i);
    expect(documentWords(text, () => 10)).toEqual(Array.from({ length: DOCUMENT_WORDS }, (_, i) => 101 + i));
  });
});
