import type { NgramModel } from "../language/ngram-model.js";
import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";

/** How often genuine English has a phrase, by an n-gram model. */
export class PhraseFrequency {
  readonly #model: NgramModel;
  readonly #vocabulary: Vocabulary;
  readonly #known = new Map<string, number>();

  constructor(model: NgramModel, vocabulary: Vocabulary) {
    this.#model = model;
    this.#vocabulary = vocabulary;
  }

  /** Share of the words of genuine English that begin the phrase. */
  of(phrase: string): number {
    let share = this.#known.get(phrase);
    if (share === undefined) {
      share = Math.exp(this.#log(phrase));
      this.#known.set(phrase, share);
    }
    return share;
  }

  #log(phrase: string): number {
    const model = this.#model;
    const { id, count } = tokenize(phrase, this.#vocabulary, false);
    const words = Array.from(id.subarray(0, count), (token) => (token < model.size ? token : 0));
    return words.reduce(
      (log, word, i) => log + (i === 0 ? model.unigram(word) : model.score(words[i - 2] ?? 0, words[i - 1], word)),
      0,
    );
  }
}
