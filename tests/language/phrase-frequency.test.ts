import { describe, expect, it } from "vitest";
import { modelVocabulary } from "../../src/language/learned-pack.js";
import { PhraseFrequency, RARE_WORD } from "../../src/language/phrase-frequency.js";
import { paperModel, paperWords } from "../support/models.js";

const paper = {
  words: { the: 0.2, big: 0.1, dog: 0.05 },
  ngrams: { "the big": 0.3, "big dog": 0.04, "the big dog": 0.5 },
  backoffs: { dog: 0.5 },
};
const model = paperModel(paper);
const vocabulary = modelVocabulary(paperWords(paper));
// A word of the table's that the model does not have.
vocabulary.add("grue");

describe("the frequency of a phrase", () => {
  const frequency = new PhraseFrequency(model, vocabulary);

  it.each([
    ["the", 0.2],
    ["the big", 0.2 * 0.3],
    ["the big dog", 0.2 * 0.3 * 0.5],
    ["big dog", 0.1 * 0.04],
    ["dog the", 0.05 * 0.5 * 0.2],
    ["grue", 0.01],
    ["blorp", 0.01],
    ["the blorp", 0.2 * 0.01],
  ])("is that of its words, each behind those before it: %s", (phrase, share) => {
    expect(frequency.of(phrase)).toBeCloseTo(share, 7);
    expect(frequency.of(phrase)).toBe(frequency.of(phrase));
  });

  it("has words that the model lacks as rare as they are said to be", () => {
    const rare = new PhraseFrequency(model, vocabulary, RARE_WORD);
    expect(rare.of("grue")).toBeCloseTo(1e-8, 12);
    expect(rare.of("the grue")).toBeCloseTo(0.2e-8, 12);
    expect(rare.of("the big")).toBeCloseTo(0.06, 8);
  });

  it("is what was counted where that is more", () => {
    const measured = new Map([
      ["grue", 0.5],
      ["the", 0.001],
    ]);
    const counted = new PhraseFrequency(model, vocabulary, RARE_WORD, measured);
    expect(counted.of("grue")).toBe(0.5);
    expect(counted.of("the")).toBeCloseTo(0.2, 6);
  });
});

describe("a phrase is attested", () => {
  it.each([
    ["the", true],
    ["the big", true],
    ["the big dog", true],
    ["big dog", false],
    ["dog the", false],
    ["the grue", false],
    ["grue", false],
    ["grue big", false],
  ])("if each word is likelier behind those before it than by itself: %s %s", (phrase, attested) => {
    expect(new PhraseFrequency(model, vocabulary).isAttested(phrase)).toBe(attested);
  });
});
