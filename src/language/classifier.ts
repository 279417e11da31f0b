import { type Checksum, packSections, Sections } from "./binary.js";
import { Cells, MOST_AT_ONCE, spread } from "./cells.js";
import {
  type ContextText,
  embeddedRow,
  REACH,
  SPARSE_FEATURES,
  sparseCell,
  sparseFeatures,
} from "./context-features.js";
import { packNibbles, unpackNibbles } from "./nibbles.js";
import type { Readings } from "./readings.js";

/** What a classifier's file says it is. */
export const CLASSIFIER_KIND = "context classifier";
/** Raised when the file's layout changes. */
export const CLASSIFIER_VERSION = 2;

/** Label of "part of another phrase" of entry 0 in the sparse part; far above all phrase ids. */
export const OTHER = 1 << 24;

/** The arrays of a classifier; rows' values of −7 … 7, in the file two to a byte, are weights when multiplied by their scale. */
export interface ClassifierArrays {
  /** The sparse weights that matter, see `Cells`; keys are spread cells of the training hash. */
  readonly sparse: Uint16Array;
  /** Values of the sparse weights. */
  readonly sparseValues: Float32Array;
  /** One row of `dimension` values a word of the n-gram model. */
  readonly words: Int8Array;
  /** One row a phrase of the learned table. */
  readonly classes: Int8Array;
  /** One row a position, −REACH … −1, 1 … REACH, and one for the document's words. */
  readonly positions: Float32Array;
  /** Scales of `words` and `classes`. */
  readonly scales: Float32Array;
  /** Of the learned table that the classes belong to: checksum and number of phrases; then the bits of the sparse hash. */
  readonly table: Uint32Array;
}

/**
 * Log-linear model of which original stands behind a spun phrase, given its surroundings: log p(original | phrase) as a
 * fixed offset, plus sparse weights keyed by the original (so that all spun phrases that lead to it share them), plus a
 * log-bilinear part (Mnih and Hinton 2007) over the words around and the words of the document.
 */
export class ContextClassifier {
  readonly #a: ClassifierArrays;
  readonly #sparse: Cells;
  readonly dimension: number;
  readonly #features = new Int32Array(SPARSE_FEATURES);
  readonly #context: Float32Array;
  readonly #hashes = new Int32Array(MOST_AT_ONCE);
  readonly #values = new Int32Array(MOST_AT_ONCE);

  constructor(arrays: ClassifierArrays) {
    this.#a = arrays;
    this.#sparse = new Cells(arrays.sparse, Math.log2(arrays.sparseValues.length));
    this.dimension = arrays.positions.length / (2 * REACH + 1);
    this.#context = new Float32Array(this.dimension);
  }

  /** Reads a classifier file's bytes; `file` names it in errors. Throws `ModelFileError`. */
  static read(bytes: Uint8Array, file: string, checksum?: Checksum): ContextClassifier {
    const s = new Sections(bytes, CLASSIFIER_KIND, CLASSIFIER_VERSION, file, checksum);
    return new ContextClassifier({
      sparse: s.u16("sparse"),
      sparseValues: s.f32("sparseValues"),
      words: unpackNibbles(s.u8("words")),
      classes: unpackNibbles(s.u8("classes")),
      positions: s.f32("positions"),
      scales: s.f32("scales"),
      table: s.u32("table"),
    });
  }

  /** Checksum of the learned table that the classifier was trained with. */
  get tableChecksum(): number {
    return this.#a.table[0];
  }

  /** What the document's own words add to every context. */
  documentVector(words: readonly number[]): Float32Array {
    const { positions } = this.#a;
    const d = this.dimension;
    const vector = new Float32Array(d);
    if (words.length === 0) return vector;
    for (const word of words) for (let k = 0; k < d; k++) vector[k] += this.#a.words[word * d + k];
    const scale = this.#a.scales[0] / words.length;
    for (let k = 0; k < d; k++) vector[k] *= positions[2 * REACH * d + k] * scale;
    return vector;
  }

  /**
   * Natural-log probabilities of a phrase's readings at tokens `[from, to)`, with "part of another phrase" behind them,
   * into `out`, which must be longer than the readings are many. `share` is how far the surroundings count.
   */
  score(
    text: ContextText,
    from: number,
    to: number,
    sentenceFrom: number,
    sentenceTo: number,
    documentVector: Float32Array,
    readings: Readings,
    out: Float64Array,
    share: number,
  ): void {
    const { sparseValues, classes, scales } = this.#a;
    const { count, phrases, logs, entry, logOther } = readings;
    const d = this.dimension;
    const sparse = this.#sparse;
    const features = this.#features;
    sparseFeatures(text, from, to, sentenceFrom, sentenceTo, features);
    this.#surroundings(text.words, from, to, documentVector);
    const context = this.#context;
    const [, knownPhrases, bits] = this.#a.table;
    const [hashes, values] = [this.#hashes, this.#values];
    let highest = Number.NEGATIVE_INFINITY;
    let known = 0;
    for (let i = 0; i <= count; i++) {
      const label = i < count ? phrases[i] : OTHER + entry;
      for (let f = 0; f < SPARSE_FEATURES; f++) hashes[known++] = spread(sparseCell(features[f], label, bits));
    }
    sparse.getAll(hashes, known, values);
    for (let i = 0; i <= count; i++) {
      const label = i < count ? phrases[i] : OTHER + entry;
      let sum = 0;
      for (let k = i * SPARSE_FEATURES; k < (i + 1) * SPARSE_FEATURES; k++) {
        if (values[k] >= 0) sum += sparseValues[values[k]];
      }
      let product = 0;
      // Phrases that only dictionaries have were not there to train with.
      if (i < count && label < knownPhrases) {
        for (let k = 0; k < d; k++) product += context[k] * classes[label * d + k];
      }
      out[i] = (i < count ? logs[i] : logOther) + share * (sum + product * scales[1]);
      if (out[i] > highest) highest = out[i];
    }
    let total = 0;
    for (let i = 0; i <= count; i++) total += Math.exp(out[i] - highest);
    const norm = highest + Math.log(total);
    for (let i = 0; i <= count; i++) out[i] -= norm;
  }

  #surroundings(words: Int32Array, from: number, to: number, documentVector: Float32Array): void {
    const { positions, scales } = this.#a;
    const embedded = this.#a.words;
    const context = this.#context;
    const d = this.dimension;
    context.fill(0);
    for (let p = 0; p < 2 * REACH; p++) {
      const at = p < REACH ? from - REACH + p : to + p - REACH;
      if (at < 0 || at >= words.length) continue;
      const row = embeddedRow(words[at]) * d;
      for (let k = 0; k < d; k++) context[k] += embedded[row + k] * positions[p * d + k];
    }
    for (let k = 0; k < d; k++) context[k] = context[k] * scales[0] + documentVector[k];
  }
}

/** Packs a classifier into a file's bytes. */
export function packClassifier(arrays: ClassifierArrays): Uint8Array {
  const [words, classes] = [packNibbles(arrays.words), packNibbles(arrays.classes)];
  return packSections(CLASSIFIER_KIND, CLASSIFIER_VERSION, { ...arrays, words, classes });
}
