import { CellWriter, codebook, nearest } from "../language/cells.js";
import { CellKind, MODEL_VALUE_BITS, type NgramArrays, ngramHash, SENTENCE_START } from "../language/ngram-model.js";
import type { NgramCounts, UnigramCounts } from "./ngram-counts.js";

const VALUES = 1 << MODEL_VALUE_BITS;

/** The counts that a model is estimated from. */
export interface ModelCounts {
  readonly unigrams: UnigramCounts;
  readonly bigrams: NgramCounts;
  readonly trigrams: NgramCounts;
}

/** What Kneser-Ney smoothing takes off each count, by order. */
export interface Discounts {
  readonly bigram: number;
  readonly trigram: number;
}

/** Of the built-in counts, which leave out rare n-grams, from their counts of counts: n1 / (n1 + 2 n2). */
export const NEWS_DISCOUNTS: Discounts = { bigram: 0.65, trigram: 0.74 };
/** What an n-gram that the counts left out as too rare adds to its context's continuations, on average. */
const RARE_CONTINUATIONS = 1.15;

/** What there is in an estimated model. */
export interface EstimatedModel {
  readonly arrays: NgramArrays;
  readonly bigrams: number;
  readonly trigrams: number;
  readonly contexts: number;
}

/**
 * Estimates an n-gram model: interpolated Kneser-Ney (Chen and Goodman 1999), cut to `cells` n-grams and back-off weights,
 * values quantised.
 */
export function estimateModel(counts: ModelCounts, discounts: Discounts, cells: number): EstimatedModel {
  const { unigrams, bigrams, trigrams } = counts;
  const one = unigramProbabilities(unigrams);
  const two = bigramProbabilities(unigrams, bigrams, one, discounts.bigram);
  const three = trigramProbabilities(bigrams, trigrams, two, discounts.trigram);
  const kept = choose(bigrams, trigrams, one, two, three, cells);
  const codebooks = new Float32Array(3 * VALUES);
  const bigramBook = codebook(
    two.log.filter((value, i) => kept.keepBigram[i] === 1 && !Number.isNaN(value)),
    VALUES,
  );
  const trigramBook = codebook(
    three.log.filter((value, i) => kept.keepTrigram[i] === 1 && !Number.isNaN(value)),
    VALUES,
  );
  const backoffBook = codebook(
    three.backoff.filter((value, i) => kept.keepContext[i] === 1 && !Number.isNaN(value)),
    VALUES,
  );
  codebooks.set(bigramBook, 0);
  codebooks.set(trigramBook, VALUES);
  codebooks.set(backoffBook, 2 * VALUES);
  const writer = new CellWriter(kept.bigrams + kept.trigrams + kept.contexts, MODEL_VALUE_BITS);
  const [first, second] = bigrams.words;
  for (let i = 0; i < bigrams.size; i++) {
    if (kept.keepBigram[i])
      writer.put(ngramHash(CellKind.Bigram, 0, first[i], second[i]), nearest(bigramBook, two.log[i]));
    if (kept.keepContext[i])
      writer.put(ngramHash(CellKind.Backoff, 0, first[i], second[i]), nearest(backoffBook, three.backoff[i]));
  }
  const [a, b, c] = trigrams.words;
  for (let i = 0; i < trigrams.size; i++) {
    if (kept.keepTrigram[i])
      writer.put(ngramHash(CellKind.Trigram, a[i], b[i], c[i]), nearest(trigramBook, three.log[i]));
  }
  const arrays = {
    unigrams: Float32Array.from(one),
    backoffs: Float32Array.from(two.backoff),
    cells: writer.cells,
    codebooks,
  };
  return { arrays, bigrams: kept.bigrams, trigrams: kept.trigrams, contexts: kept.contexts };
}

/** Continuation probabilities, with a tenth of raw frequency so that words of few contexts keep some weight. */
function unigramProbabilities({ count, left }: UnigramCounts): Float64Array {
  const continuations = left.reduce((sum, n) => sum + n, 0);
  const tokens = count.reduce((sum, n, id) => sum + (id === SENTENCE_START ? 0 : n), 0);
  return count.map((n, id) => Math.log(0.9 * (Math.max(left[id], 0.5) / continuations) + 0.1 * (n / tokens)));
}

interface Probabilities {
  /** Natural-log probability of each n-gram of this order. */
  readonly log: Float32Array;
  /** Natural-log back-off weight of each context (the n-grams of the order below). */
  readonly backoff: Float32Array;
}

function bigramProbabilities(
  unigrams: UnigramCounts,
  bigrams: NgramCounts,
  one: Float64Array,
  discount: number,
): Probabilities {
  const [first, second] = bigrams.words;
  const size = unigrams.words.length;
  const mass = new Float64Array(size);
  const kinds = new Float64Array(size);
  const figure = (i: number): number => (first[i] === SENTENCE_START ? bigrams.count[i] : Math.max(1, bigrams.left[i]));
  for (let i = 0; i < bigrams.size; i++) {
    mass[first[i]] += figure(i);
    kinds[first[i]]++;
  }
  const total = mass.map((m, id) => m + RARE_CONTINUATIONS * Math.max(0, unigrams.right[id] - kinds[id]));
  const spent = new Float64Array(size);
  for (let i = 0; i < bigrams.size; i++) spent[first[i]] += (figure(i) - discount) / total[first[i]];
  const backoff = Float32Array.from(spent, (s, id) => (total[id] > 0 ? Math.log(Math.max(1e-4, 1 - s)) : 0));
  const log = new Float32Array(bigrams.size);
  for (let i = 0; i < bigrams.size; i++) {
    const own = (figure(i) - discount) / total[first[i]];
    log[i] = Math.log(own + Math.exp(backoff[first[i]] + one[second[i]]));
  }
  return { log, backoff };
}

function trigramProbabilities(
  bigrams: NgramCounts,
  trigrams: NgramCounts,
  two: Probabilities,
  discount: number,
): Probabilities {
  const [a, b, c] = trigrams.words;
  const index = indexOf(bigrams);
  const mass = new Float64Array(bigrams.size);
  const kinds = new Float64Array(bigrams.size);
  const context = new Int32Array(trigrams.size);
  for (let i = 0; i < trigrams.size; i++) {
    const at = index.get(a[i] * 65536 + b[i]) ?? -1;
    context[i] = at;
    if (at < 0) continue;
    mass[at] += trigrams.count[i];
    kinds[at]++;
  }
  const total = mass.map((m, at) =>
    Math.max(bigrams.count[at], m + RARE_CONTINUATIONS * Math.max(0, bigrams.right[at] - kinds[at])),
  );
  const spent = new Float64Array(bigrams.size);
  for (let i = 0; i < trigrams.size; i++) {
    if (context[i] >= 0) spent[context[i]] += (trigrams.count[i] - discount) / total[context[i]];
  }
  const backoff = Float32Array.from(spent, (s) => Math.log(Math.max(1e-4, 1 - s)));
  const log = new Float32Array(trigrams.size);
  for (let i = 0; i < trigrams.size; i++) {
    const at = context[i];
    const lower = index.get(b[i] * 65536 + c[i]);
    if (at < 0 || lower === undefined) {
      log[i] = Number.NaN;
      continue;
    }
    const own = (trigrams.count[i] - discount) / total[at];
    log[i] = Math.log(own + Math.exp(backoff[at] + two.log[lower]));
  }
  return { log, backoff };
}

function indexOf(bigrams: NgramCounts): Map<number, number> {
  const [first, second] = bigrams.words;
  const index = new Map<number, number>();
  for (let i = 0; i < bigrams.size; i++) index.set(first[i] * 65536 + second[i], i);
  return index;
}

interface Choice {
  readonly keepBigram: Uint8Array;
  readonly keepTrigram: Uint8Array;
  /** Bigrams that are the context of a kept trigram. */
  readonly keepContext: Uint8Array;
  readonly bigrams: number;
  readonly trigrams: number;
  readonly contexts: number;
}

/**
 * Keeps the n-grams whose loss would cost most: count times the log ratio to the backed-off probability (Seymore and
 * Rosenfeld 1996). The last two words of a kept trigram are kept as a bigram.
 */
function choose(
  bigrams: NgramCounts,
  trigrams: NgramCounts,
  one: Float64Array,
  two: Probabilities,
  three: Probabilities,
  cells: number,
): Choice {
  const index = indexOf(bigrams);
  const [first, second] = bigrams.words;
  const [a, b, c] = trigrams.words;
  const worth2 = new Float32Array(bigrams.size);
  const worth3 = new Float32Array(trigrams.size);
  for (let i = 0; i < bigrams.size; i++) {
    worth2[i] = bigrams.count[i] * Math.abs(two.log[i] - (two.backoff[first[i]] + one[second[i]]));
  }
  const lower3 = new Int32Array(trigrams.size);
  const context3 = new Int32Array(trigrams.size);
  for (let i = 0; i < trigrams.size; i++) {
    lower3[i] = index.get(b[i] * 65536 + c[i]) ?? -1;
    context3[i] = index.get(a[i] * 65536 + b[i]) ?? -1;
    if (Number.isNaN(three.log[i])) continue;
    worth3[i] = trigrams.count[i] * Math.abs(three.log[i] - (three.backoff[context3[i]] + two.log[lower3[i]]));
  }
  let low = 0;
  let high = 1e4;
  let choice = keepAbove(high);
  for (let step = 0; step < 22; step++) {
    const middle = (low + high) / 2;
    const tried = keepAbove(middle);
    if (tried.bigrams + tried.trigrams + tried.contexts > cells) low = middle;
    else {
      high = middle;
      choice = tried;
    }
  }
  return choice;

  function keepAbove(threshold: number): Choice {
    const keepBigram = worth2.map((w) => (w > threshold ? 1 : 0));
    const keepTrigram = worth3.map((w) => (w > threshold ? 1 : 0));
    const keep2 = Uint8Array.from(keepBigram);
    const keep3 = Uint8Array.from(keepTrigram);
    const keepContext = new Uint8Array(bigrams.size);
    for (let i = 0; i < trigrams.size; i++) {
      if (!keep3[i]) continue;
      keep2[lower3[i]] = 1;
      keepContext[context3[i]] = 1;
    }
    const sum = (array: Uint8Array): number => array.reduce((total, x) => total + x, 0);
    return {
      keepBigram: keep2,
      keepTrigram: keep3,
      keepContext,
      bigrams: sum(keep2),
      trigrams: sum(keep3),
      contexts: sum(keepContext),
    };
  }
}
