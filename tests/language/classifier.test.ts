import { describe, expect, it } from "vitest";
import { ModelFileError } from "../../src/language/binary.js";
import { CellWriter, spread } from "../../src/language/cells.js";
import { ContextClassifier, OTHER, packClassifier } from "../../src/language/classifier.js";
import { REACH, SPARSE_FEATURES, sparseCell, sparseFeatures } from "../../src/language/context-features.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { Readings } from "../../src/language/readings.js";
import { TokenFlag } from "../../src/text/tokens.js";
import { Vocabulary } from "../../src/text/vocabulary.js";
import { classifierArrays, HASH_BITS } from "../support/models.js";

const WORDS = 8;

function builder(): PhraseTableBuilder {
  const tables = new PhraseTableBuilder(new Vocabulary());
  tables.set({
    phrase: "spun",
    candidates: [
      { text: "left", logProbability: Math.log(0.5), rule: "table" },
      { text: "right", logProbability: Math.log(0.3), rule: "table" },
    ],
    logOther: Math.log(0.2),
    tell: false,
  });
  return tables;
}

const table = builder().build();
const [left, right] = table.arrays.candidatePhrase;
const text = { words: Int32Array.of(3, 4, 5, 6), flags: new Uint8Array(4).fill(TokenFlag.Word | TokenFlag.Space) };

/** Probabilities of the candidates and of "part of another phrase" for the token at 1. */
function probabilities(
  classifier: ContextClassifier,
  document = classifier.documentVector([]),
  of = table,
  entry = 0,
  share = 1,
): number[] {
  const out = new Float64Array(8);
  const readings = new Readings();
  readings.gather(
    of,
    entry,
    { own: 0, akin: 0 },
    () => true,
    () => 0,
  );
  classifier.score(text, 1, 2, 0, 4, document, readings, out, share);
  return Array.from(out.subarray(0, readings.count + 1), Math.exp);
}

function expectShares(found: readonly number[], shares: readonly number[]): void {
  const total = shares.reduce((sum, share) => sum + share, 0);
  expect(found).toHaveLength(shares.length);
  for (const [i, share] of shares.entries()) expect(found[i]).toBeCloseTo(share / total, 5);
}

describe("a context classifier", () => {
  it("that knows nothing gives the table's own probabilities", () => {
    expectShares(probabilities(new ContextClassifier(classifierArrays(table, WORDS))), [0.5, 0.3, 0.2]);
  });

  it("adds the weights of the features it has for an original", () => {
    const features = new Int32Array(SPARSE_FEATURES);
    sparseFeatures(text, 1, 2, 0, 4, features);
    const writer = new CellWriter(2, 5);
    writer.put(spread(sparseCell(features[1], right, HASH_BITS)), 7);
    writer.put(spread(sparseCell(features[4], OTHER, HASH_BITS)), 8);
    const sparseValues = new Float32Array(32);
    sparseValues.set([3, -1], 7);
    const arrays = { ...classifierArrays(table, WORDS), sparse: writer.cells, sparseValues };
    expectShares(probabilities(new ContextClassifier(arrays)), [0.5, 0.3 * Math.exp(3), 0.2 * Math.exp(-1)]);
    const half = probabilities(new ContextClassifier(arrays), undefined, table, 0, 0.5);
    expectShares(half, [0.5, 0.3 * Math.exp(1.5), 0.2 * Math.exp(-0.5)]);
  });

  it("multiplies the words around, weighted by position, with the classes", () => {
    const arrays = classifierArrays(table, WORDS);
    arrays.words.set([10, 20, 40], 3);
    arrays.positions[REACH - 1] = 2;
    arrays.positions[REACH] = 0.5;
    arrays.positions[REACH + 1] = 0;
    arrays.scales.set([0.1, 0.01]);
    arrays.classes[left] = 50;
    arrays.classes[right] = -100;
    // Word 3 stands before (10 × 2 × 0.1), word 5 behind (40 × 0.5 × 0.1), word 6 weighs nothing: 2 + 2 = 4.
    expectShares(probabilities(new ContextClassifier(arrays)), [0.5 * Math.exp(4 * 0.5), 0.3 * Math.exp(-4), 0.2]);
  });

  it("adds what the words of the document say, on average", () => {
    const arrays = classifierArrays(table, WORDS);
    arrays.words.set([30, 10], 6);
    arrays.positions.fill(0);
    arrays.positions[2 * REACH] = 2;
    arrays.scales[0] = 0.1;
    arrays.classes[left] = 1;
    const classifier = new ContextClassifier(arrays);
    const document = classifier.documentVector([6, 7]);
    // The mean of 30 and 10, times 0.1, times 2.
    expect([...document]).toEqual([expect.closeTo(4, 5)]);
    expectShares(probabilities(classifier, document), [0.5 * Math.exp(4), 0.3, 0.2]);
  });

  it("gives phrases it was not trained with no product", () => {
    const larger = builder();
    larger.set({
      phrase: "house",
      candidates: [{ text: "home", logProbability: Math.log(0.6), rule: "house.dict:1" }],
      logOther: Math.log(0.4),
      tell: false,
    });
    const arrays = classifierArrays(table, WORDS);
    arrays.words.fill(50);
    arrays.classes.fill(100);
    expectShares(probabilities(new ContextClassifier(arrays), undefined, larger.build(), 1), [0.6, 0.4]);
  });

  it("is the same behind a round trip through its file", () => {
    const arrays = classifierArrays(table, WORDS, 77);
    arrays.words.fill(3);
    arrays.classes.set([1, -2], left);
    arrays.scales.fill(0.1);
    const read = ContextClassifier.read(packClassifier(arrays), "classifier.bin");
    expect(read.tableChecksum).toBe(77);
    expect(read.dimension).toBe(1);
    expect(probabilities(read)).toEqual(probabilities(new ContextClassifier(arrays)));
  });

  it("refuses a damaged file by name", () => {
    const bytes = packClassifier(classifierArrays(table, WORDS)).slice(0, -16);
    expect(() => ContextClassifier.read(bytes, "classifier.bin")).toThrow(ModelFileError);
    expect(() => ContextClassifier.read(bytes, "classifier.bin")).toThrow(/^classifier\.bin: /);
  });
});
