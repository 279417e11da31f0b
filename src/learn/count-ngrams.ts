import { SENTENCE_END, SENTENCE_START } from "../language/ngram-model.js";
import type { ModelCounts } from "./estimate-model.js";
import type { NgramCounts } from "./ngram-counts.js";

const BASE = 1 << 16;
/** More n-grams of one order are not held: those seen once go first (Manku and Motwani 2002, simplified). */
const MOST_NGRAMS = 6_000_000;

/** Counts the n-grams of sentences of word ids below 65,536. Memory is bounded, whatever comes in. */
export class NgramCounter {
  readonly #words: readonly string[];
  readonly #unigrams: Float64Array;
  readonly #bigrams = new Map<number, number>();
  readonly #trigrams = new Map<number, number>();
  /** Words counted, sentence ends among them. */
  tokens = 0;

  /** `words` are those of the model, in the order of their ids. */
  constructor(words: readonly string[]) {
    this.#words = words;
    this.#unigrams = new Float64Array(words.length);
  }

  /** Counts one sentence. */
  add(sentence: ArrayLike<number>): void {
    let [first, second] = [-1, SENTENCE_START];
    this.#unigrams[SENTENCE_START]++;
    for (let i = 0; i <= sentence.length; i++) {
      const word = i < sentence.length ? sentence[i] : SENTENCE_END;
      this.#unigrams[word]++;
      this.tokens++;
      increase(this.#bigrams, second * BASE + word);
      if (first >= 0) increase(this.#trigrams, (first * BASE + second) * BASE + word);
      [first, second] = [second, word];
    }
  }

  counts(): ModelCounts {
    const size = this.#words.length;
    const [left, right] = [new Float64Array(size), new Float64Array(size)];
    for (const key of this.#bigrams.keys()) {
      right[Math.floor(key / BASE)]++;
      left[key % BASE]++;
    }
    const bigrams = arraysOf(this.#bigrams, 2);
    const places = new Map<number, number>();
    for (let i = 0; i < bigrams.size; i++) places.set(bigrams.words[0][i] * BASE + bigrams.words[1][i], i);
    const at = (key: number): number => places.get(key) ?? -1;
    for (const key of this.#trigrams.keys()) {
      const begin = at(Math.floor(key / BASE));
      const end = at(key % (BASE * BASE));
      if (begin >= 0) bigrams.right[begin]++;
      if (end >= 0) bigrams.left[end]++;
    }
    return {
      unigrams: { words: [...this.#words], count: this.#unigrams, left, right },
      bigrams,
      trigrams: arraysOf(this.#trigrams, 3),
    };
  }

  /** Discounts of absolute discounting, by the counts of counts: n1 / (n1 + 2 n2) (Ney, Essen and Kneser 1994). */
  discounts(otherwise: { readonly bigram: number; readonly trigram: number }): { bigram: number; trigram: number } {
    return {
      bigram: discountOf(this.#bigrams) ?? otherwise.bigram,
      trigram: discountOf(this.#trigrams) ?? otherwise.trigram,
    };
  }
}

function increase(counts: Map<number, number>, key: number): void {
  const count = counts.get(key);
  if (count === undefined && counts.size >= MOST_NGRAMS) dropRare(counts);
  counts.set(key, (count ?? 0) + 1);
}

/** Drops the n-grams seen least often, until a half is left at most. */
function dropRare(counts: Map<number, number>): void {
  for (let least = 1; counts.size > MOST_NGRAMS / 2; least++) {
    for (const [key, count] of counts) if (count <= least) counts.delete(key);
  }
}

function arraysOf(counts: ReadonlyMap<number, number>, order: 2 | 3): NgramCounts {
  const size = counts.size;
  const words = Array.from({ length: order }, () => new Uint16Array(size));
  const count = new Uint32Array(size);
  // Sorted, so that the same n-grams make the same model in whatever order they were met.
  for (const [i, [key, n]] of [...counts].sort(([a], [b]) => a - b).entries()) {
    let rest = key;
    for (let w = order - 1; w >= 0; w--) {
      words[w][i] = rest % BASE;
      rest = Math.floor(rest / BASE);
    }
    count[i] = n;
  }
  return { size, words, count, left: new Uint32Array(size), right: new Uint32Array(size) };
}

function discountOf(counts: ReadonlyMap<number, number>): number | undefined {
  let [once, twice] = [0, 0];
  for (const count of counts.values()) {
    if (count === 1) once++;
    else if (count === 2) twice++;
  }
  return once > 0 && twice > 0 ? once / (once + 2 * twice) : undefined;
}
