import { describe, expect, it } from "vitest";
import { ModelFileError } from "../../src/language/binary.js";
import { NgramModel, packNgramModel } from "../../src/language/ngram-model.js";
import { ngramArrays, paperModel, paperWords } from "../support/models.js";

const paper = {
  words: { the: 0.2, big: 0.1, dog: 0.05, cat: 0.04 },
  ngrams: { "the big": 0.3, "big dog": 0.5, "the big dog": 0.8 },
  backoffs: { the: 0.6, big: 0.25, "the big": 0.4, "cat the": 0.9 },
};
const model = paperModel(paper);

function probability(first: string, second: string, word: string, of: NgramModel = model): number {
  const id = (key: string): number => paperWords(paper).indexOf(key);
  return Math.exp(of.score(id(first), id(second), id(word)));
}

describe("an n-gram model", () => {
  it("knows the number of its words, unknown word and sentence bounds among them", () => {
    expect(model.size).toBe(7);
  });

  it("gives a word without context its own probability", () => {
    expect(Math.exp(model.unigram(5))).toBeCloseTo(0.05, 6);
  });

  it("gives a trigram it holds its probability", () => {
    expect(probability("the", "big", "dog")).toBeCloseTo(0.8, 6);
  });

  it("backs off to the bigram, at the weight of the two-word context", () => {
    expect(probability("cat", "the", "big")).toBeCloseTo(0.9 * 0.3, 6);
    expect(probability("dog", "big", "dog")).toBeCloseTo(0.5, 6);
  });

  it("backs off to the word, at the weights of both contexts", () => {
    expect(probability("the", "big", "cat")).toBeCloseTo(0.4 * 0.25 * 0.04, 6);
    expect(probability("dog", "the", "cat")).toBeCloseTo(0.6 * 0.04, 6);
    expect(probability("dog", "cat", "dog")).toBeCloseTo(0.05, 6);
  });

  it("is the same behind a round trip through its file", () => {
    const read = NgramModel.read(packNgramModel(ngramArrays(paper)), "model.bin");
    expect(read.size).toBe(model.size);
    expect(probability("the", "big", "dog", read)).toBe(probability("the", "big", "dog"));
    expect(probability("the", "big", "cat", read)).toBe(probability("the", "big", "cat"));
  });

  it("refuses a truncated file by name", () => {
    const bytes = packNgramModel(ngramArrays(paper));
    expect(() => NgramModel.read(bytes.slice(0, -8), "model.bin")).toThrow(ModelFileError);
    expect(() => NgramModel.read(bytes.slice(0, -8), "model.bin")).toThrow(/^model\.bin: /);
  });
});
