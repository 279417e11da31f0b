import { type LanguageModel, SENTENCE_END } from "../language/ngram-model.js";
import type { LanguagePack } from "../language/pack.js";
import { RARE_WORD } from "../language/phrase-frequency.js";
import type { Document } from "./document.js";
import type { Lattice } from "./lattice.js";
import { logSum } from "./log-math.js";
import { NONE, SearchGraph } from "./search-graph.js";
import type { DecoderWeights, Pruning } from "./weights.js";

/** Id, in every n-gram model, of the words that it does not list. */
const UNKNOWN = 0;
const BEAM = 8;
/** Longest stretch decoded at once, in tokens: bounds memory on text without sentences. */
const MAX_STRETCH = 400;

/** What the decoder found for one document. */
export interface Decoding {
  /** Arcs of the best path, in order. */
  readonly best: readonly number[];
  /** Probability of each arc among all paths, by the lattice; 0 for arcs never reached. */
  readonly posterior: Float64Array;
}

/** Score of each arc apart from the n-gram model, as the document's evidence has it now. */
export type ArcScores = Float64Array;

/**
 * Beam search over the lattice with threshold pruning and recombination of hypotheses that end in the same two words (Koehn, Och, Marcu 2003),
 * then forward-backward over what the beam kept. Tokens that no one-token match covers pass as they are.
 */
export class Decoder {
  readonly #model: CachedModel;
  readonly #pack: LanguagePack;
  readonly #graph = new SearchGraph();
  /** The words of the arc at hand. */
  #words = new Int32Array(16);

  constructor(pack: LanguagePack, model: LanguageModel) {
    this.#pack = pack;
    this.#model = new CachedModel(model);
  }

  decode(
    document: Document,
    lattice: Lattice,
    scores: ArcScores,
    weights: DecoderWeights,
    pruning: Pruning,
    isSpun: (sentence: number) => boolean,
  ): Decoding {
    const posterior = new Float64Array(lattice.candidate.length);
    const best: number[] = [];
    const { sentences } = document;
    for (let s = 0; s + 1 < sentences.length; s++) {
      if (!isSpun(s)) continue;
      for (let from = sentences[s]; from < sentences[s + 1]; from += MAX_STRETCH) {
        const to = Math.min(from + MAX_STRETCH, sentences[s + 1]);
        if (lattice.firstMatch[from] === lattice.firstMatch[to]) continue;
        this.#stretch(document, lattice, scores, weights, pruning, from, to);
        this.#finish(to - from, weights, best, posterior);
      }
    }
    return { best, posterior };
  }

  /** Grows the hypotheses of tokens `[from, to)`. */
  #stretch(
    { context }: Document,
    { matches, firstMatch, candidate }: Lattice,
    scores: ArcScores,
    weights: DecoderWeights,
    pruning: Pruning,
    from: number,
    to: number,
  ): void {
    const graph = this.#graph;
    graph.begin(to - from);
    for (let at = from; at < to; at++) {
      const column = at - from;
      graph.prune(column, BEAM, pruning.hypotheses);
      let covered = false;
      for (let m = firstMatch[at]; m < firstMatch[at + 1]; m++) {
        const match = matches[m];
        if (match.to > to) continue;
        if (match.to === at + 1 && match.arcsEnd > match.arcs) covered = true;
        let best = Number.NEGATIVE_INFINITY;
        for (let arc = match.arcs; arc < match.arcsEnd; arc++) best = Math.max(best, scores[arc]);
        for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
          if (scores[arc] < best - pruning.readings) continue;
          const length = this.#read(candidate[arc]);
          this.#extend(column, match.to - from, arc, scores[arc] + weights.word * length, length, weights.model);
        }
      }
      if (covered) continue;
      this.#words[0] = context.words[at];
      this.#extend(column, column + 1, -1, weights.word, 1, weights.model);
    }
  }

  /** Reads the words of a candidate; returns how many there are. */
  #read(candidate: number): number {
    const { candidatePhrase, phraseStart, phraseTokens } = this.#pack.table.arrays;
    const { modelIds } = this.#pack;
    const phrase = candidatePhrase[candidate];
    const start = phraseStart[phrase];
    const length = phraseStart[phrase + 1] - start;
    if (length > this.#words.length) this.#words = new Int32Array(length);
    for (let t = 0; t < length; t++) {
      const token = phraseTokens[start + t];
      this.#words[t] = token < modelIds.length ? modelIds[token] : 0;
    }
    return length;
  }

  /** Goes on from every hypothesis of a column with the words read, which cost `base` apart from the n-gram model. */
  #extend(column: number, target: number, arc: number, base: number, length: number, weight: number): void {
    const graph = this.#graph;
    const words = this.#words;
    const count = graph.count[column];
    for (let i = 0; i < count; i++) {
      const node = graph.nodes[column][i];
      let first = graph.first[node];
      let second = graph.second[node];
      let step = base;
      for (let t = 0; t < length; t++) {
        step += weight * this.#model.score(first, second, words[t]);
        first = second;
        second = words[t];
      }
      graph.add(target, first, second, graph.forward[node] + step, node, arc, step);
    }
  }

  /** Traces the best path back and sums the paths through every arc. */
  #finish(last: number, { model, temperature }: DecoderWeights, best: number[], posterior: Float64Array): void {
    const graph = this.#graph;
    graph.prune(last, BEAM);
    const { nodes, count, first, second, forward, sum, backward, previous, arc } = graph;
    let top = NONE;
    let topScore = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count[last]; i++) {
      const node = nodes[last][i];
      const ending = model * this.#model.score(first[node], second[node], SENTENCE_END);
      backward[node] = temperature * ending;
      if (forward[node] + ending > topScore) {
        topScore = forward[node] + ending;
        top = node;
      }
    }
    const path: number[] = [];
    for (let node = top; node !== NONE && previous[node] !== NONE; node = previous[node]) {
      if (arc[node] >= 0) path.push(arc[node]);
    }
    for (let i = path.length - 1; i >= 0; i--) best.push(path[i]);

    const { firstEdge, edgeFrom, edgeArc, edgeStep, edgeNext } = graph;
    sum[0] = 0;
    for (let c = 1; c <= last; c++) {
      for (let i = 0; i < count[c]; i++) {
        const node = nodes[c][i];
        let all = Number.NEGATIVE_INFINITY;
        for (let e = firstEdge[node]; e !== NONE; e = edgeNext[e]) {
          all = logSum(all, sum[edgeFrom[e]] + temperature * edgeStep[e]);
        }
        sum[node] = all;
      }
    }
    let total = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count[last]; i++) total = logSum(total, sum[nodes[last][i]] + backward[nodes[last][i]]);
    for (let c = last; c > 0; c--) {
      for (let i = 0; i < count[c]; i++) {
        const node = nodes[c][i];
        for (let e = firstEdge[node]; e !== NONE; e = edgeNext[e]) {
          const from = edgeFrom[e];
          const through = temperature * edgeStep[e] + backward[node];
          backward[from] = logSum(backward[from], through);
          if (edgeArc[e] >= 0) posterior[edgeArc[e]] += Math.exp(Math.min(0, sum[from] + through - total));
        }
      }
    }
  }
}

/** Remembers the model's latest answers: neighbouring hypotheses ask the same. Word ids have sixteen bits. */
class CachedModel {
  readonly #model: LanguageModel;
  readonly #pairs = new Int32Array(1 << 15);
  readonly #words = new Int32Array(1 << 15).fill(-1);
  readonly #values = new Float64Array(1 << 15);
  /** What one word that the model does not list has of the probability that the model grants all of them. */
  readonly #unlisted: number;

  constructor(model: LanguageModel) {
    this.#model = model;
    this.#unlisted = RARE_WORD - model.unigram(UNKNOWN);
  }

  score(first: number, second: number, word: number): number {
    const pair = (first << 16) | second;
    const slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(word, 0xc2b2ae35)) >>> 17;
    if (this.#words[slot] === word && this.#pairs[slot] === pair) return this.#values[slot];
    const value = this.#model.score(first, second, word) + (word === UNKNOWN ? this.#unlisted : 0);
    this.#pairs[slot] = pair;
    this.#words[slot] = word;
    this.#values[slot] = value;
    return value;
  }
}
