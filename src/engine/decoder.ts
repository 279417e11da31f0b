import { type LanguageModel, SENTENCE_END, SENTENCE_START } from "../language/ngram-model.js";
import type { LanguagePack } from "../language/pack.js";
import type { Document } from "./document.js";
import type { Lattice } from "./lattice.js";
import { logSum } from "./log-math.js";
import type { DecoderWeights } from "./weights.js";

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
 * Beam search over the lattice with recombination of hypotheses that end in the same two words (Koehn, Och, Marcu 2003),
 * then forward-backward over what the beam kept. Tokens that no one-token match covers pass as they are.
 */
export class Decoder {
  readonly #model: CachedModel;
  readonly #pack: LanguagePack;

  constructor(pack: LanguagePack, model: LanguageModel) {
    this.#pack = pack;
    this.#model = new CachedModel(model);
  }

  decode(
    document: Document,
    lattice: Lattice,
    scores: ArcScores,
    weights: DecoderWeights,
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
        this.#stretch(document, lattice, scores, weights, from, to, best, posterior);
      }
    }
    return { best, posterior };
  }

  #stretch(
    document: Document,
    lattice: Lattice,
    scores: ArcScores,
    weights: DecoderWeights,
    from: number,
    to: number,
    best: number[],
    posterior: Float64Array,
  ): void {
    const { matches, firstMatch, candidate } = lattice;
    const { candidatePhrase, phraseStart, phraseTokens } = this.#pack.table.arrays;
    const { modelIds } = this.#pack;
    const { words } = document.context;
    const columns: Column[] = Array.from({ length: to - from + 1 }, () => new Column());
    columns[0].add(SENTENCE_START, SENTENCE_START, 0, undefined, -1, 0);
    for (let at = from; at < to; at++) {
      const column = columns[at - from];
      column.prune(BEAM);
      let covered = false;
      for (let m = firstMatch[at]; m < firstMatch[at + 1]; m++) {
        const match = matches[m];
        if (match.to > to) continue;
        if (match.to === at + 1 && match.arcsEnd > match.arcs) covered = true;
        const target = columns[match.to - from];
        for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
          const phrase = candidatePhrase[candidate[arc]];
          const [start, end] = [phraseStart[phrase], phraseStart[phrase + 1]];
          for (const node of column.nodes) {
            let { first, second } = node;
            let step = scores[arc] + weights.word * (end - start);
            for (let t = start; t < end; t++) {
              const token = phraseTokens[t];
              const word = token < modelIds.length ? modelIds[token] : 0;
              step += weights.model * this.#model.score(first, second, word);
              first = second;
              second = word;
            }
            target.add(first, second, node.forward + step, node, arc, step);
          }
        }
      }
      if (covered) continue;
      const word = words[at];
      for (const node of column.nodes) {
        const step = weights.word + weights.model * this.#model.score(node.first, node.second, word);
        columns[at + 1 - from].add(node.second, word, node.forward + step, node, -1, step);
      }
    }
    this.#finish(columns, weights, best, posterior);
  }

  /** Traces the best path back and sums the paths through every arc. */
  #finish(
    columns: readonly Column[],
    { model, temperature }: DecoderWeights,
    best: number[],
    posterior: Float64Array,
  ): void {
    const last = columns[columns.length - 1];
    last.prune(BEAM);
    let top: Node | undefined;
    let topScore = Number.NEGATIVE_INFINITY;
    for (const node of last.nodes) {
      const ending = model * this.#model.score(node.first, node.second, SENTENCE_END);
      node.backward = temperature * ending;
      if (node.forward + ending > topScore) {
        topScore = node.forward + ending;
        top = node;
      }
    }
    const path: number[] = [];
    for (let node = top; node?.previous; node = node.previous) if (node.arc >= 0) path.push(node.arc);
    best.push(...path.reverse());

    for (const node of columns[0].nodes) node.sum = 0;
    for (const column of columns.slice(1)) for (const node of column.nodes) gather(node, temperature);
    let total = Number.NEGATIVE_INFINITY;
    for (const node of last.nodes) total = logSum(total, node.sum + node.backward);
    for (let c = columns.length - 1; c > 0; c--) {
      for (const node of columns[c].nodes) {
        for (const { from, arc, step } of node.edges) {
          const through = temperature * step + node.backward;
          from.backward = logSum(from.backward, through);
          if (arc >= 0) posterior[arc] += Math.exp(Math.min(0, from.sum + through - total));
        }
      }
    }
  }
}

function gather(node: Node, temperature: number): void {
  for (const { from, step } of node.edges) node.sum = logSum(node.sum, from.sum + temperature * step);
}

interface Edge {
  readonly from: Node;
  readonly arc: number;
  readonly step: number;
}

/** Hypotheses that end at one token with the same last two words. */
class Node {
  /** Log sum of all paths up to here, and from here on, at the posterior's temperature. */
  sum = Number.NEGATIVE_INFINITY;
  backward = Number.NEGATIVE_INFINITY;
  readonly edges: Edge[] = [];
  constructor(
    readonly first: number,
    readonly second: number,
    /** Score of the best path up to here. */
    public forward: number,
    public previous: Node | undefined,
    public arc: number,
  ) {}
}

/** The hypotheses that end at one token. */
class Column {
  nodes: Node[] = [];

  add(first: number, second: number, forward: number, previous: Node | undefined, arc: number, step: number): void {
    let node = this.#find(first, second);
    if (!node) {
      node = new Node(first, second, forward, previous, arc);
      this.nodes.push(node);
    } else if (forward > node.forward) {
      node.forward = forward;
      node.previous = previous;
      node.arc = arc;
    }
    if (previous) node.edges.push({ from: previous, arc, step });
  }

  prune(size: number): void {
    if (this.nodes.length <= size) return;
    this.nodes.sort((a, b) => b.forward - a.forward || a.second - b.second || a.first - b.first);
    this.nodes.length = size;
  }

  #find(first: number, second: number): Node | undefined {
    for (const node of this.nodes) if (node.first === first && node.second === second) return node;
    return undefined;
  }
}

/** Remembers the model's latest answers: neighbouring hypotheses ask the same. */
class CachedModel {
  readonly #model: LanguageModel;
  readonly #keys = new Float64Array(1 << 15).fill(-1);
  readonly #values = new Float64Array(1 << 15);

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  score(first: number, second: number, word: number): number {
    const key = (first * 65536 + second) * 65536 + word;
    const slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(word, 0xc2b2ae35)) >>> 17;
    if (this.#keys[slot] === key) return this.#values[slot];
    const value = this.#model.score(first, second, word);
    this.#keys[slot] = key;
    this.#values[slot] = value;
    return value;
  }
}
