import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";
import type { LanguageModel } from "./ngram-model.js";

/** Natural-log probability of a word that a model does not list: each is rarer than those it does. */
export const RARE_WORD = Math.log(1e-8);

/** How often genuine English has a phrase, by an n-gram model. */
export class PhraseFrequency {
  readonly #model: LanguageModel;
  readonly #vocabulary: Vocabulary;
  readonly #unlisted: number | undefined;
  readonly #measured: ReadonlyMap<string, number>;
  readonly #known = new Map<string, number>();

  /**
   * The vocabulary's first ids are the words of the model; `unlisted` is the natural-log probability of a word that is none
   * of them, by default what the model holds of all of them together.
   * `measured` holds shares that were counted; they go before the model's where they are higher.
   */
  constructor(
    model: LanguageModel,
    vocabulary: Vocabulary,
    unlisted?: number,
    measured: ReadonlyMap<string, number> = new Map(),
  ) {
    this.#model = model;
    this.#vocabulary = vocabulary;
    this.#unlisted = unlisted;
    this.#measured = measured;
  }

  /** Share of the words of genuine English that begin the phrase. */
  of(phrase: string): number {
    let share = this.#known.get(phrase);
    if (share === undefined) {
      const words = this.#words(phrase);
      const log = words.reduce((sum, _, i) => sum + this.#logOf(words, i), 0);
      share = Math.max(Math.exp(log), this.#measured.get(phrase) ?? 0);
      this.#known.set(phrase, share);
    }
    return share;
  }

  /** Whether the model has seen the words of a phrase in a row: each is likelier behind those before it than by itself. */
  isAttested(phrase: string): boolean {
    const words = this.#words(phrase);
    return words.every((word, i) => word > 0 && (i === 0 || this.#behind(words, i) > this.#model.unigram(word)));
  }

  #logOf(words: readonly number[], i: number): number {
    if (words[i] === 0 && this.#unlisted !== undefined) return this.#unlisted;
    return i === 0 ? this.#model.unigram(words[i]) : this.#behind(words, i);
  }

  #behind(words: readonly number[], i: number): number {
    return this.#model.score(words[i - 2] ?? 0, words[i - 1], words[i]);
  }

  #words(phrase: string): number[] {
    const { id, count } = tokenize(phrase, this.#vocabulary);
    return Array.from(id.subarray(0, count), (token) => (token < this.#model.size ? token : 0));
  }
}
