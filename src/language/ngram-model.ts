import { type Checksum, packSections, Sections } from "./binary.js";

export const MODEL_KIND = "n-gram model";
export const MODEL_VERSION = 1;

/** Ids of the words that bound a sentence, in every n-gram model. */
export const SENTENCE_START = 1;
export const SENTENCE_END = 2;

const SLOTS = 4;
const VALUE_BITS = 5;
export const VALUES = 1 << VALUE_BITS;

/** What a cell's value means: which code book it indexes. */
export const enum CellKind {
  Bigram = 1,
  Trigram = 2,
  /** Back-off weight of a two-word context. */
  Backoff = 3,
}

/** The arrays of a model, as they lie in the file. */
export interface NgramArrays {
  /** Words in id order, parted by line feeds, UTF-8. */
  readonly words: Uint8Array;
  /** Natural-log probability of each word without context. */
  readonly unigrams: Float32Array;
  /** Natural-log back-off weight of each one-word context. */
  readonly backoffs: Float32Array;
  /** Hash cells: 11 bits of fingerprint, 5 bits of value; empty is 0. */
  readonly cells: Uint16Array;
  /** Three code books of 32 natural-log values: bigrams, trigrams, back-off weights. */
  readonly codebooks: Float32Array;
}

/**
 * Trigram model with back-off (interpolated Kneser-Ney probabilities; Kneser and Ney 1995, Chen and Goodman 1999), kept
 * in a two-choice bucketed hash of fingerprints (Talbot and Osborne 2007): two bytes an n-gram, no keys. An absent
 * n-gram is taken for present once in about 250 looks; a trigram is only looked up where its last two words are a bigram.
 */
export class NgramModel {
  readonly #words: Uint8Array;
  readonly #unigrams: Float32Array;
  readonly #backoffs: Float32Array;
  readonly #cells: Uint16Array;
  readonly #codebooks: Float32Array;
  readonly #buckets: number;

  constructor(arrays: NgramArrays) {
    this.#words = arrays.words;
    this.#unigrams = arrays.unigrams;
    this.#backoffs = arrays.backoffs;
    this.#cells = arrays.cells;
    this.#codebooks = arrays.codebooks;
    this.#buckets = arrays.cells.length / SLOTS;
  }

  /** Reads a model file's bytes; `file` names it in errors. Throws `ModelFileError`. */
  static read(bytes: Uint8Array, file: string, checksum?: Checksum): NgramModel {
    const s = new Sections(bytes, MODEL_KIND, MODEL_VERSION, file, checksum);
    return new NgramModel({
      words: s.u8("words"),
      unigrams: s.f32("unigrams"),
      backoffs: s.f32("backoffs"),
      cells: s.u16("cells"),
      codebooks: s.f32("codebooks"),
    });
  }

  /** The words in id order. */
  get words(): string[] {
    return new TextDecoder().decode(this.#words).split("\n");
  }

  /** Number of words. */
  get size(): number {
    return this.#unigrams.length;
  }

  /** Natural-log probability of a word without context. */
  unigram(word: number): number {
    return this.#unigrams[word];
  }

  /** Natural-log probability of `word` after `first second`. */
  score(first: number, second: number, word: number): number {
    const bigram = this.#value(CellKind.Bigram, 0, second, word);
    if (bigram >= 0) {
      const trigram = this.#value(CellKind.Trigram, first, second, word);
      if (trigram >= 0) return this.#codebooks[VALUES + trigram];
    }
    const weight = this.#value(CellKind.Backoff, 0, first, second);
    const backoff = weight < 0 ? 0 : this.#codebooks[2 * VALUES + weight];
    return backoff + (bigram >= 0 ? this.#codebooks[bigram] : this.#backoffs[second] + this.#unigrams[word]);
  }

  #value(kind: CellKind, first: number, second: number, word: number): number {
    const a = mixKey(kind, first, second, word);
    const b = mixAgain(a);
    const print = fingerprint(a, b);
    const cells = this.#cells;
    let at = (a >>> 0) % this.#buckets * SLOTS;
    for (let i = at; i < at + SLOTS; i++) if (cells[i] >>> VALUE_BITS === print) return cells[i] & (VALUES - 1);
    at = (b >>> 0) % this.#buckets * SLOTS;
    for (let i = at; i < at + SLOTS; i++) if (cells[i] >>> VALUE_BITS === print) return cells[i] & (VALUES - 1);
    return -1;
  }
}

/** Packs a model into a file's bytes. */
export function packNgramModel(arrays: NgramArrays): Uint8Array {
  return packSections(MODEL_KIND, MODEL_VERSION, { ...arrays });
}

function mixKey(kind: number, first: number, second: number, word: number): number {
  let h = Math.imul(first ^ (kind << 18), 0x85ebca6b) ^ Math.imul(second + 0x3c6ef372, 0xc2b2ae35) ^ Math.imul(word + 0x27d4eb2f, 0x165667b1);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h ^ Math.imul(second, 0x9e3779b1) ^ (word << 7), 0x297a2d39);
  return h ^ (h >>> 15);
}

function mixAgain(a: number): number {
  let h = Math.imul(a ^ 0x5bd1e995, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return h ^ (h >>> 16);
}

function fingerprint(a: number, b: number): number {
  const print = ((a >>> 21) ^ (b >>> 11)) & 0x7ff;
  return print === 0 ? 1 : print;
}

/** Fills a cell table by cuckoo hashing (Pagh and Rodler 2001; four slots a bucket). */
export class CellWriter {
  readonly cells: Uint16Array;
  readonly #hashes: Int32Array;
  readonly #buckets: number;
  #turn = 0;

  /** `count` is the number of cells that will be put in. */
  constructor(count: number) {
    this.#buckets = Math.ceil(count / 0.95 / SLOTS) + 1;
    this.cells = new Uint16Array(this.#buckets * SLOTS);
    this.#hashes = new Int32Array(this.cells.length);
  }

  /** Puts a value of 0 … 31; throws if the table is too full. */
  put(kind: CellKind, first: number, second: number, word: number, value: number): void {
    let a = mixKey(kind, first, second, word);
    let cell = (fingerprint(a, mixAgain(a)) << VALUE_BITS) | value;
    let away = -1;
    for (let tries = 0; tries < 2000; tries++) {
      const one = (a >>> 0) % this.#buckets;
      const two = (mixAgain(a) >>> 0) % this.#buckets;
      for (const bucket of [one, two]) {
        for (let i = bucket * SLOTS; i < (bucket + 1) * SLOTS; i++) {
          if (this.cells[i] !== 0) continue;
          this.cells[i] = cell;
          this.#hashes[i] = a;
          return;
        }
      }
      // Both buckets are full: take the place of a cell in the bucket this one was not thrown out of.
      const bucket = one === away ? two : one;
      const victim = bucket * SLOTS + (this.#turn++ & (SLOTS - 1));
      [cell, this.cells[victim]] = [this.cells[victim], cell];
      [a, this.#hashes[victim]] = [this.#hashes[victim], a];
      away = bucket;
    }
    throw new RangeError("the cell table is too full");
  }
}
