import { CellWriter, codebook, nearest, spread } from "../language/cells.js";
import { type ClassifierArrays, OTHER } from "../language/classifier.js";
import {
  type ContextText,
  EMBEDDED_WORDS,
  embeddedRow,
  REACH,
  SPARSE_FEATURES,
  sparseCell,
  sparseFeatures,
} from "../language/context-features.js";
import { MOST_NIBBLE } from "../language/nibbles.js";
import type { PhraseTable } from "../language/phrase-table.js";
import type { PhraseEvent } from "./events.js";

const SPARSE_RATE = 0.35;
const EMBEDDING_RATE = 0.05;
const EPSILON = 1e-6;
const SPARSE_L1 = 0.5;
const SPARSE_BETA = 0.1;
/** Bits of a kept sparse weight; the others of its 16 tell its key from others. */
const SPARSE_VALUE_BITS = 5;
/** Share of the low-rank part's values that are not clipped. */
const NOT_CLIPPED = 0.975;

/** Trains a context classifier by stochastic gradient descent with Adagrad (Duchi, Hazan, Singer 2011). Deterministic. */
export class ClassifierTrainer {
  readonly #table: PhraseTable;
  readonly #d: number;
  readonly #bits: number;
  readonly #sparse: Float32Array;
  readonly #sparseSquares: Float32Array;
  readonly #sparseSums: Float32Array;
  readonly #words: Float32Array;
  readonly #wordSquares: Float32Array;
  readonly #classes: Float32Array;
  readonly #classSquares: Float32Array;
  readonly #positions: Float32Array;
  readonly #positionSquares: Float32Array;
  readonly #features = new Int32Array(SPARSE_FEATURES);
  readonly #context: Float32Array;
  readonly #gradient: Float32Array;
  readonly #documentSum: Float32Array;
  readonly #documentGradient: Float32Array;
  readonly #labels = new Int32Array(64);
  readonly #scores = new Float64Array(64);

  constructor(table: PhraseTable, wordCount: number, dimension: number, bits: number) {
    this.#table = table;
    this.#d = dimension;
    this.#bits = bits;
    this.#sparse = new Float32Array(1 << bits);
    this.#sparseSquares = new Float32Array(1 << bits);
    this.#sparseSums = new Float32Array(1 << bits);
    this.#words = randomArray(Math.min(wordCount, EMBEDDED_WORDS) * dimension, 0.1, 1);
    this.#wordSquares = new Float32Array(this.#words.length);
    this.#classes = new Float32Array(table.phraseCount * dimension);
    this.#classSquares = new Float32Array(this.#classes.length);
    this.#positions = new Float32Array((2 * REACH + 1) * dimension).fill(1);
    this.#positionSquares = new Float32Array(this.#positions.length);
    this.#context = new Float32Array(dimension);
    this.#gradient = new Float32Array(dimension);
    this.#documentSum = new Float32Array(dimension);
    this.#documentGradient = new Float32Array(dimension);
  }

  /** Learns from the events of one document, or only measures; returns the summed log loss and the number of right answers. */
  document(
    text: ContextText,
    topWords: readonly number[],
    events: readonly PhraseEvent[],
    learn: boolean,
  ): { loss: number; right: number; count: number } {
    const d = this.#d;
    const documentRow = 2 * REACH * d;
    this.#documentSum.fill(0);
    for (const word of topWords)
      for (let k = 0; k < d; k++) this.#documentSum[k] += this.#words[word * d + k] / topWords.length;
    this.#documentGradient.fill(0);
    let loss = 0;
    let right = 0;
    let count = 0;
    for (const event of events) {
      if (event.answer < 0) continue;
      count++;
      const outcome = this.#event(text, event, learn);
      loss += outcome.loss;
      if (outcome.right) right++;
    }
    if (learn && topWords.length > 0) {
      for (const word of topWords) {
        for (let k = 0; k < d; k++) {
          const g = (this.#documentGradient[k] * this.#positions[documentRow + k]) / topWords.length;
          step(this.#words, this.#wordSquares, word * d + k, g, EMBEDDING_RATE);
        }
      }
      for (let k = 0; k < d; k++) {
        step(
          this.#positions,
          this.#positionSquares,
          documentRow + k,
          this.#documentGradient[k] * this.#documentSum[k],
          EMBEDDING_RATE / 5,
        );
      }
    }
    return { loss, right, count };
  }

  #event(text: ContextText, event: PhraseEvent, learn: boolean): { loss: number; right: boolean } {
    const { entryStart, candidatePhrase, candidateLog, entryOther } = this.#table.arrays;
    const d = this.#d;
    const features = this.#features;
    const context = this.#context;
    const labels = this.#labels;
    const scores = this.#scores;
    sparseFeatures(text, event.from, event.to, event.sentenceFrom, event.sentenceTo, features);
    this.#surroundings(text.words, event);
    const first = entryStart[event.entry];
    const count = entryStart[event.entry + 1] - first;
    let highest = Number.NEGATIVE_INFINITY;
    let best = 0;
    for (let i = 0; i <= count; i++) {
      const isOther = i === count;
      const label = isOther ? OTHER + event.entry : candidatePhrase[first + i];
      labels[i] = label;
      let sum = isOther ? entryOther[event.entry] : candidateLog[first + i];
      for (let f = 0; f < SPARSE_FEATURES; f++) sum += this.#sparse[sparseCell(features[f], label, this.#bits)];
      if (!isOther) for (let k = 0; k < d; k++) sum += context[k] * this.#classes[label * d + k];
      scores[i] = sum;
      if (sum > highest) {
        highest = sum;
        best = i;
      }
    }
    let total = 0;
    for (let i = 0; i <= count; i++) {
      scores[i] = Math.exp(scores[i] - highest);
      total += scores[i];
    }
    const loss = -Math.log(Math.max(1e-12, scores[event.answer] / total));
    if (learn) {
      this.#gradient.fill(0);
      for (let i = 0; i <= count; i++) {
        const g = scores[i] / total - (i === event.answer ? 1 : 0);
        if (g < 1e-4 && g > -1e-4) continue;
        for (let f = 0; f < SPARSE_FEATURES; f++) {
          this.#stepSparse(sparseCell(features[f], labels[i], this.#bits), g);
        }
        const row = labels[i] * d;
        for (let k = 0; k < d && labels[i] < OTHER; k++) {
          this.#gradient[k] += g * this.#classes[row + k];
          step(this.#classes, this.#classSquares, row + k, g * context[k], EMBEDDING_RATE);
        }
      }
      this.#learnSurroundings(text.words, event);
    }
    return { loss, right: best === event.answer };
  }

  /**
   * One step of FTRL-Proximal with L1 regularisation (McMahan et al. 2013): a weight stays 0 until the evidence for it
   * exceeds `SPARSE_L1`, so that what was seen once or twice is not learned by heart.
   */
  #stepSparse(at: number, gradient: number): void {
    const square = this.#sparseSquares[at];
    const grown = square + gradient * gradient;
    const sigma = (Math.sqrt(grown) - Math.sqrt(square)) / SPARSE_RATE;
    const sum = this.#sparseSums[at] + gradient - sigma * this.#sparse[at];
    this.#sparseSquares[at] = grown;
    this.#sparseSums[at] = sum;
    const excess = Math.abs(sum) - SPARSE_L1;
    this.#sparse[at] = excess <= 0 ? 0 : (-Math.sign(sum) * excess * SPARSE_RATE) / (SPARSE_BETA + Math.sqrt(grown));
  }

  /**
   * Keeps the weights whose loss would cost most: the weight squared times the summed squared gradients, which stand for
   * the curvature (LeCun, Denker, Solla 1990, "Optimal brain damage").
   */
  #prunedSparse(cells: number, valueBits = SPARSE_VALUE_BITS): { sparse: Uint16Array; sparseValues: Float32Array } {
    const weights = this.#sparse;
    const worth = weights.map((w, i) => w * w * this.#sparseSquares[i]);
    const threshold = thresholdFor(worth, cells);
    const sparseValues = codebook(
      weights.filter((_, i) => worth[i] > threshold),
      1 << valueBits,
    );
    const writer = new CellWriter(
      worth.reduce((count, x) => count + (x > threshold ? 1 : 0), 0),
      valueBits,
    );
    for (let i = 0; i < worth.length; i++) {
      if (worth[i] > threshold) writer.put(spread(i), nearest(sparseValues, weights[i]));
    }
    return { sparse: writer.cells, sparseValues };
  }

  #surroundings(words: Int32Array, { from, to }: PhraseEvent): void {
    const d = this.#d;
    const context = this.#context;
    for (let k = 0; k < d; k++) context[k] = this.#documentSum[k] * this.#positions[2 * REACH * d + k];
    for (let p = 0; p < 2 * REACH; p++) {
      const at = p < REACH ? from - REACH + p : to + p - REACH;
      if (at < 0 || at >= words.length) continue;
      const row = embeddedRow(words[at]) * d;
      for (let k = 0; k < d; k++) context[k] += this.#words[row + k] * this.#positions[p * d + k];
    }
  }

  #learnSurroundings(words: Int32Array, { from, to }: PhraseEvent): void {
    const d = this.#d;
    const gradient = this.#gradient;
    for (let k = 0; k < d; k++) this.#documentGradient[k] += gradient[k];
    for (let p = 0; p < 2 * REACH; p++) {
      const at = p < REACH ? from - REACH + p : to + p - REACH;
      if (at < 0 || at >= words.length) continue;
      const row = embeddedRow(words[at]) * d;
      for (let k = 0; k < d; k++) {
        const g = gradient[k];
        const position = this.#positions[p * d + k];
        step(this.#positions, this.#positionSquares, p * d + k, g * this.#words[row + k], EMBEDDING_RATE / 5);
        step(this.#words, this.#wordSquares, row + k, g * position, EMBEDDING_RATE);
      }
    }
  }

  /** The model with `cells` sparse weights, each one of 32 values, and embeddings at 4 bits. */
  quantised(tableChecksum: number, cells: number, valueBits = SPARSE_VALUE_BITS): ClassifierArrays {
    const sparse = this.#prunedSparse(cells, valueBits);
    const words = quantise(this.#words);
    const classes = quantise(this.#classes);
    return {
      ...sparse,
      words: words.values,
      classes: classes.values,
      positions: this.#positions,
      scales: Float32Array.of(words.scale, classes.scale),
      table: Uint32Array.of(tableChecksum, this.#table.phraseCount, this.#bits),
    };
  }
}

/** A threshold that `count` of the numbers lie above, by bisection. */
function thresholdFor(numbers: Float32Array, count: number): number {
  let low = 0;
  let high = numbers.reduce((most, x) => Math.max(most, x), 0);
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    let above = 0;
    for (let i = 0; i < numbers.length; i++) if (numbers[i] > middle) above++;
    if (above > count) low = middle;
    else high = middle;
  }
  return high;
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number, rate: number): void {
  const square = squares[at] + gradient * gradient;
  squares[at] = square;
  weights[at] -= (rate * gradient) / (Math.sqrt(square) + EPSILON);
}

/** Values of 4 bits with their scale. The largest are clipped, since they would coarsen the rest. */
function quantise(weights: Float32Array): { values: Int8Array; scale: number } {
  const sizes = weights
    .filter((w) => w !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor(sizes.length * NOT_CLIPPED)] || 1;
  const scale = largest / MOST_NIBBLE;
  const values = Int8Array.from(weights, (w) => Math.max(-MOST_NIBBLE, Math.min(MOST_NIBBLE, Math.round(w / scale))));
  return { values, scale };
}

/** Evenly distributed values from a fixed linear congruential generator. */
function randomArray(length: number, size: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state / 0x80000000) * size;
  });
}
