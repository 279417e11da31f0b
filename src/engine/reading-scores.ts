import { type LanguageModel, SENTENCE_END, SENTENCE_START } from "../language/ngram-model.js";
import type { Case } from "./analysis.js";
import type { BestPath } from "./best-path.js";
import type { Match } from "./lattice.js";

/** Parts of a score, in natural logarithms, weighted as the decoder weighs them. */
export interface Contributions {
  readonly classifier: number;
  readonly "language model": number;
  readonly evidence: number;
}

/** What the models say of the readings of a document's phrases. */
export class ReadingScores {
  readonly #case: Case;
  readonly #path: BestPath;
  readonly #model: LanguageModel;
  readonly #shares = new Map<number, Map<number, number>>();

  constructor(found: Case, path: BestPath) {
    this.#case = found;
    this.#path = path;
    this.#model = found.pack.scorers().model;
  }

  /** The parts of an arc's score, as the decoder adds them up. */
  contributions(match: Match, arc: number): Contributions {
    const { analysis, weights } = this.#case;
    const { vocabulary, consistency, style, typography } = analysis.evidence;
    return {
      classifier: analysis.local[arc],
      "language model": weights.model * this.languageModel(match, analysis.lattice.candidate[arc]),
      evidence: vocabulary[arc] + consistency[arc] + style[arc] + typography[arc],
    };
  }

  /** Natural-log probability of a reading and the two words behind it, given the words around as the best path has them. */
  languageModel(match: Match, candidate: number): number {
    const { pack } = this.#case;
    const [before, behind] = this.#around(match);
    let [first, second] = before;
    let log = 0;
    for (const word of [...this.#wordsOf(pack.table.arrays.candidatePhrase[candidate]), ...behind]) {
      log += this.#model.score(first, second, word);
      [first, second] = [second, word];
    }
    return log;
  }

  /** The two model words before a match and behind it, as the best path has them. */
  #around({ from, to, sentence }: Match): [readonly [number, number], readonly number[]] {
    const { sentences } = this.#case.document;
    const before: number[] = [];
    for (let i = from - 1; i >= sentences[sentence] && before.length < 2; ) {
      const match = this.#path.at(i);
      before.unshift(...this.#put(i, match).slice(-2));
      i = (match?.from ?? i) - 1;
    }
    const behind: number[] = [];
    for (let i = to; i < sentences[sentence + 1] && behind.length < 2; ) {
      const match = this.#path.at(i);
      behind.push(...this.#put(i, match));
      i = match?.to ?? i + 1;
    }
    if (behind.length < 2) behind.push(SENTENCE_END);
    const [first, second] = [SENTENCE_START, SENTENCE_START, ...before].slice(-2);
    return [[first, second], behind.slice(0, 2)];
  }

  /** The words that the best path puts out at a token. */
  #put(i: number, match: Match | undefined): number[] {
    if (match === undefined) return [this.#case.document.context.words[i]];
    const candidate = this.#case.analysis.lattice.candidate[this.#path.arcOf(match)];
    return this.#wordsOf(this.#case.pack.table.arrays.candidatePhrase[candidate]);
  }

  #wordsOf(phrase: number): number[] {
    const { pack } = this.#case;
    const { phraseStart, phraseTokens } = pack.table.arrays;
    return Array.from(phraseTokens.subarray(phraseStart[phrase], phraseStart[phrase + 1]), (token) =>
      token < pack.modelIds.length ? pack.modelIds[token] : 0,
    );
  }

  /** p(spun phrase | original) by Bayes' rule, over all phrases that have the original among their readings. */
  spunGivenOriginal({ entry }: Match, original: number): number {
    const { entryStart, entryPhrase, candidatePhrase, candidateLog } = this.#case.pack.table.arrays;
    let shares = this.#shares.get(original);
    if (shares === undefined) {
      shares = new Map();
      for (let e = 0; e + 1 < entryStart.length; e++) {
        for (let c = entryStart[e]; c < entryStart[e + 1]; c++) {
          if (candidatePhrase[c] !== original) continue;
          const phrase = entryPhrase[e];
          shares.set(phrase, (shares.get(phrase) ?? 0) + Math.exp(candidateLog[c] + this.#logRate(phrase)));
        }
      }
      this.#shares.set(original, shares);
    }
    let all = 0;
    for (const share of shares.values()) all += share;
    return all > 0 ? (shares.get(entryPhrase[entry]) ?? 0) / all : 0;
  }

  /** Natural-log rate of a phrase in spun text: that in genuine text, times what evidence says of its words. */
  #logRate(phrase: number): number {
    const { pack } = this.#case;
    const { phraseStart, phraseTokens } = pack.table.arrays;
    let log = 0;
    let [first, second] = [0, 0];
    for (const word of this.#wordsOf(phrase)) {
      log += second === 0 ? this.#model.unigram(word) : this.#model.score(first, second, word);
      [first, second] = [second, word];
    }
    for (let t = phraseStart[phrase]; t < phraseStart[phrase + 1]; t++) log += pack.evidence[phraseTokens[t]] ?? 0;
    return log;
  }
}
