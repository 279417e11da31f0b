import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordErrors, wordsOf } from "../../src/learn/word-errors.js";
import { numRuns } from "../runs.js";

describe("the words of a text", () => {
  it("are words with their inner signs, and signs", () => {
    expect(wordsOf("He’s well-known, with $1,250.50 (U.S.)…")).toEqual(
      "He’s well-known , with $ 1,250.50 ( U.S . ) …".split(" "),
    );
  });

  it("are none where there is no text", () => {
    expect(wordsOf(" \n")).toEqual([]);
  });
});

describe("word errors", () => {
  it.each([
    ["none", "a b c", "a b c", 0],
    ["a changed word", "a x c", "a b c", 1],
    ["a word too many", "a b x c", "a b c", 1],
    ["a word too few", "a c", "a b c", 1],
    ["all words", "", "a b c", 3],
    ["several", "x a c d", "a b c e", 3],
  ])("%s", (_, found, wanted, expected) => {
    expect(wordErrors(wordsOf(found), wordsOf(wanted))).toBe(expected);
  });

  it("are a distance", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, words, (a, b, c) => {
        expect(wordErrors(a, b)).toBe(wordErrors(b, a));
        expect(wordErrors(a, b) === 0).toBe(a.join() === b.join());
        expect(wordErrors(a, c)).toBeLessThanOrEqual(wordErrors(a, b) + wordErrors(b, c));
      }),
      { numRuns },
    );
  });
});
