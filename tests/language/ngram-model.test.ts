import { describe, expect, it } from "vitest";
import { ModelFileError } from "../../src/language/binary.js";
import { CellKind, CellWriter, NgramModel, packNgramModel, VALUES } from "../../src/language/ngram-model.js";
import { ngramArrays, paperModel } from "../support/models.js";

const paper = {
  words: { the: 0.2, big: 0.1, dog: 0.05, cat: 0.04 },
  ngrams: { "the big": 0.3, "big dog": 0.5, "the big dog": 0.8 },
  backoffs: { the: 0.6, big: 0.25, "the big": 0.4, "cat the": 0.9 },
};
const model = paperModel(paper);

function probability(first: string, second: string, word: string, of: NgramModel = model): number {
  const id = (key: string): number => of.words.indexOf(key);
  return Math.exp(of.score(id(first), id(second), id(word)));
}

describe("an n-gram model", () => {
  it("knows its words, the sentence bounds behind the unknown word", () => {
    expect(model.words).toEqual(["<unk>", "<s>", "</s>", "the", "big", "dog", "cat"]);
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
    expect(read.words).toEqual(model.words);
    expect(probability("the", "big", "dog", read)).toBe(probability("the", "big", "dog"));
    expect(probability("the", "big", "cat", read)).toBe(probability("the", "big", "cat"));
  });

  it("refuses a truncated file by name", () => {
    const bytes = packNgramModel(ngramArrays(paper));
    expect(() => NgramModel.read(bytes.slice(0, -8), "model.bin")).toThrow(ModelFileError);
    expect(() => NgramModel.read(bytes.slice(0, -8), "model.bin")).toThrow(/^model\.bin: /);
  });
});

describe("a cell table", () => {
  const size = 200;
  const valueAt = (a: number, b: number): number => (a * 7 + b * 3) % VALUES;
  const writer = new CellWriter(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) writer.put(CellKind.Bigram, 0, a, b, valueAt(a, b));
  }
  const codebooks = Float32Array.from({ length: 3 * VALUES }, (_, i) => -i);
  const full = new NgramModel({
    words: new Uint8Array(0),
    unigrams: new Float32Array(2 * size).fill(-1000),
    backoffs: new Float32Array(2 * size),
    cells: writer.cells,
    codebooks,
  });

  it("is filled to 95 in 100", () => {
    const filled = writer.cells.filter((cell) => cell !== 0).length;
    expect(filled).toBe(size * size);
    expect(filled / writer.cells.length).toBeGreaterThan(0.949);
  });

  it("gives back nearly all values, the rest lost to equal fingerprints", () => {
    let right = 0;
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) if (full.score(size, a, b) === -valueAt(a, b)) right++;
    expect(right / (size * size)).toBeGreaterThan(0.99);
  });

  it("takes few absent n-grams for present", () => {
    let found = 0;
    for (let a = 0; a < size; a++) for (let b = size; b < 2 * size; b++) if (full.score(size, a, b) > -1000) found++;
    expect(found / (size * size)).toBeLessThan(1 / 200);
  });

  it("complains when it is asked to hold more than fits", () => {
    const small = new CellWriter(4);
    const fill = (): void => {
      for (let i = 0; i < 100; i++) small.put(CellKind.Trigram, i, i, i, 0);
    };
    expect(fill).toThrow(new RangeError("the cell table is too full"));
  });
});
