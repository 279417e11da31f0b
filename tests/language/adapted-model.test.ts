import { describe, expect, it } from "vitest";
import { AdaptedModel, packAdaptedModel, readAdaptedModel } from "../../src/language/adapted-model.js";
import { NgramModel } from "../../src/language/ngram-model.js";
import { ngramArrays, paperModel } from "../support/models.js";

describe("an adapted model", () => {
  const own = { words: { big: 0.4, large: 0.1 } };
  const base = paperModel({ words: { big: 0.1, large: 0.1 }, ngrams: { "big large": 0.5 } });

  it("mixes probabilities", () => {
    const mixed = new AdaptedModel(paperModel(own), base, 0.25);
    expect(Math.exp(mixed.unigram(3))).toBeCloseTo(0.25 * 0.4 + 0.75 * 0.1);
    expect(Math.exp(mixed.score(0, 3, 4))).toBeCloseTo(0.25 * 0.1 + 0.75 * 0.5);
    expect(mixed.size).toBe(base.size);
  });

  it("comes back from its file, for the same words only", () => {
    const bytes = packAdaptedModel(ngramArrays(own), 0.25, 7);
    const read = readAdaptedModel(bytes, "own.bin", base, 7);
    expect(Math.exp(read.unigram(3))).toBeCloseTo(0.175);
    expect(() => readAdaptedModel(bytes, "own.bin", base, 8)).toThrow("own.bin: trained with other words");
    expect(() => readAdaptedModel(bytes.subarray(0, 40), "own.bin", base, 7)).toThrow(
      /^own\.bin: .*; make it anew with unspin train$/,
    );
    expect(() => NgramModel.read(bytes, "own.bin")).toThrow("own.bin: this is adapted n-gram model");
  });
});
