import { type Checksum, packSections, Sections } from "./binary.js";
import { Cells } from "./cells.js";

/** What a model's file says it is. */
export const MODEL_KIND = "n-gram model";
/** Raised when the file's layout changes. */
export const MODEL_VERSION = 1;

/** Bits of a value in the model's cells. */
export const MODEL_VALUE_BITS = 5;
const VALUES = 1 << MODEL_VALUE_BITS;

/** Ids of the words that bound a sentence, in every n-gram model. */
export const SENTENCE_START = 1;
/** See `SENTENCE_START`. */
export const SENTENCE_END = 2;

/** What a cell's value means: which code book it indexes. */
export enum CellKind {
  Bigram = 1,
  Trigram = 2,
  /** Back-off weight of a two-word context. */
  Backoff = 3,
}

/** How likely words are, behind the words before them. Words are ids below `size`. */
export interface LanguageModel {
  /** Number of words. */
  readonly size: number;
  /** Natural-log probability of a word without context. */
  unigram(word: number): number;
  /** Natural-log probability of `word` after `first second`. */
  score(first: number, second: number, word: number): number;
}

const LATEST_BITS = 11;

/** The latest values that were looked up, by pairs of words. */
class LatestPairs {
  readonly first = new Int32Array(1 << LATEST_BITS).fill(-1);
  readonly second = new Int32Array(1 << LATEST_BITS);
  readonly value = new Int8Array(1 << LATEST_BITS);
}

/** The arrays of a model, as they lie in the file. */
export interface NgramArrays {
  /** Natural-log probability of each word without context. */
  readonly unigrams: Float32Array;
  /** Natural-log back-off weight of each one-word context. */
  readonly backoffs: Float32Array;
  /** See `Cells`; keys are `ngramHash`es. */
  readonly cells: Uint16Array;
  /** Three code books of 32 natural-log values: bigrams, trigrams, back-off weights. */
  readonly codebooks: Float32Array;
}

/**
 * Trigram model with back-off (interpolated Kneser-Ney probabilities; Kneser and Ney 1995, Chen and Goodman 1999) in two
 * bytes an n-gram. A trigram is only looked up where its last two words are a bigram.
 */
export class NgramModel implements LanguageModel {
  readonly #unigrams: Float32Array;
  readonly #backoffs: Float32Array;
  readonly #cells: Cells;
  readonly #codebooks: Float32Array;
  readonly #bigrams = new LatestPairs();
  readonly #weights = new LatestPairs();

  constructor(arrays: NgramArrays) {
    this.#unigrams = arrays.unigrams;
    this.#backoffs = arrays.backoffs;
    this.#cells = new Cells(arrays.cells, MODEL_VALUE_BITS);
    this.#codebooks = arrays.codebooks;
  }

  /** Reads a model file's bytes; `file` names it in errors. Throws `ModelFileError`. */
  static read(bytes: Uint8Array, file: string, checksum?: Checksum): NgramModel {
    const s = new Sections(bytes, MODEL_KIND, MODEL_VERSION, file, checksum);
    return new NgramModel(readNgramArrays(s));
  }

  get size(): number {
    return this.#unigrams.length;
  }

  unigram(word: number): number {
    return this.#unigrams[word];
  }

  score(first: number, second: number, word: number): number {
    const bigram = this.#pair(this.#bigrams, CellKind.Bigram, second, word);
    if (bigram >= 0) {
      const trigram = this.#cells.get(ngramHash(CellKind.Trigram, first, second, word));
      if (trigram >= 0) return this.#codebooks[VALUES + trigram];
    }
    const weight = this.#pair(this.#weights, CellKind.Backoff, first, second);
    const backoff = weight < 0 ? 0 : this.#codebooks[2 * VALUES + weight];
    return backoff + (bigram >= 0 ? this.#codebooks[bigram] : this.#backoffs[second] + this.#unigrams[word]);
  }

  /** The value of a pair of words, looked up among the latest first: hypotheses that end alike ask the same. */
  #pair({ first, second, value }: LatestPairs, kind: CellKind, one: number, two: number): number {
    const slot = (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> (32 - LATEST_BITS);
    if (first[slot] !== one || second[slot] !== two) {
      first[slot] = one;
      second[slot] = two;
      value[slot] = this.#cells.get(ngramHash(kind, 0, one, two));
    }
    return value[slot];
  }
}

/** The arrays of a model among the sections of a file. */
export function readNgramArrays(s: Sections): NgramArrays {
  return {
    unigrams: s.f32("unigrams"),
    backoffs: s.f32("backoffs"),
    cells: s.u16("cells"),
    codebooks: s.f32("codebooks"),
  };
}

/** Packs a model into a file's bytes. */
export function packNgramModel(arrays: NgramArrays): Uint8Array {
  return packSections(MODEL_KIND, MODEL_VERSION, { ...arrays });
}

/** Key hash of an n-gram in the model's cells. */
export function ngramHash(kind: number, first: number, second: number, word: number): number {
  let h =
    Math.imul(first ^ (kind << 18), 0x85ebca6b) ^
    Math.imul(second + 0x3c6ef372, 0xc2b2ae35) ^
    Math.imul(word + 0x27d4eb2f, 0x165667b1);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h ^ Math.imul(second, 0x9e3779b1) ^ (word << 7), 0x297a2d39);
  return h ^ (h >>> 15);
}
