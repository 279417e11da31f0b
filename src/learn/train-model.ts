import { AdaptedModel } from "../language/adapted-model.js";
import {
  type LanguageModel,
  type NgramArrays,
  NgramModel,
  SENTENCE_END,
  SENTENCE_START,
} from "../language/ngram-model.js";
import { isHardWrapped, sentenceStarts } from "../text/sentences.js";
import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";
import { NgramCounter } from "./count-ngrams.js";
import { estimateModel, NEWS_DISCOUNTS } from "./estimate-model.js";

/** Every so manieth sentence is held out: it finds the weight, and tells the perplexities. */
const HELD_OUT_EVERY = 10;
/** Most words held out: more would tell no more. */
const MOST_HELD_OUT = 500_000;
const ROUNDS = 20;

/** What was trained, and how well it foretells sentences that it was not trained on. */
export interface TrainedModel {
  readonly arrays: NgramArrays;
  /** What the own model counts for in the mixture, 0..1. */
  readonly share: number;
  /** Words trained on, and words held out. */
  readonly words: number;
  readonly heldOut: number;
  readonly ngrams: number;
  /** Perplexity of the held-out sentences, sentence ends counted: the lower, the better foretold. */
  readonly perplexity: { readonly builtIn: number; readonly own: number; readonly mixed: number };
}

/** Trains a model on texts, with the words of the built-in one. */
export class ModelTrainer {
  readonly #base: LanguageModel;
  readonly #vocabulary: Vocabulary;
  readonly #modelIds: Uint16Array;
  readonly #counter: NgramCounter;
  readonly #heldOut: Int32Array[] = [];
  #heldOutWords = 0;
  #sentences = 0;

  /** `modelIds` are the model's words by vocabulary id, the first ids the words themselves. */
  constructor(base: LanguageModel, vocabulary: Vocabulary, modelIds: Uint16Array) {
    this.#base = base;
    this.#vocabulary = vocabulary;
    this.#modelIds = modelIds;
    this.#counter = new NgramCounter(Array.from({ length: base.size }, (_, id) => vocabulary.key(id)));
  }

  /** Takes in a text. */
  add(text: string): void {
    const tokens = tokenize(text, this.#vocabulary);
    const starts = sentenceStarts(tokens, isHardWrapped(tokens));
    for (let s = 0; s + 1 < starts.length; s++) {
      const words = Int32Array.from(tokens.id.subarray(starts[s], starts[s + 1]), (id) => this.#modelIds[id]);
      if (++this.#sentences % HELD_OUT_EVERY === 0 && this.#heldOutWords < MOST_HELD_OUT) {
        this.#heldOut.push(words);
        this.#heldOutWords += words.length + 1;
      } else this.#counter.add(words);
    }
  }

  /** Estimates the model with at most `cells` n-grams; undefined if there was too little text to hold a part of it out. */
  train(cells: number): TrainedModel | undefined {
    if (this.#heldOut.length === 0) return undefined;
    const { arrays, bigrams, trigrams } = estimateModel(
      this.#counter.counts(),
      this.#counter.discounts(NEWS_DISCOUNTS),
      cells,
    );
    const own = new NgramModel(arrays);
    const [ownLogs, baseLogs] = [this.#logs(own), this.#logs(this.#base)];
    const share = mixtureShare(ownLogs, baseLogs);
    const mixed = this.#logs(new AdaptedModel(own, this.#base, share));
    return {
      arrays,
      share,
      words: this.#counter.tokens,
      heldOut: this.#heldOutWords,
      ngrams: bigrams + trigrams,
      perplexity: { builtIn: perplexity(baseLogs), own: perplexity(ownLogs), mixed: perplexity(mixed) },
    };
  }

  /** Log probabilities of all held-out words. */
  #logs(model: LanguageModel): Float64Array {
    const logs = new Float64Array(this.#heldOutWords);
    let at = 0;
    for (const sentence of this.#heldOut) {
      let [first, second] = [0, SENTENCE_START];
      for (let i = 0; i <= sentence.length; i++) {
        const word = i < sentence.length ? sentence[i] : SENTENCE_END;
        logs[at++] = model.score(first, second, word);
        [first, second] = [second, word];
      }
    }
    return logs;
  }
}

/** The share of the first model under which a mixture of both makes words likeliest (expectation-maximisation). */
function mixtureShare(own: Float64Array, base: Float64Array): number {
  let share = 0.5;
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0;
    for (let i = 0; i < own.length; i++) {
      const mine = share * Math.exp(own[i]);
      sum += mine / (mine + (1 - share) * Math.exp(base[i]));
    }
    share = sum / own.length;
  }
  return share;
}

function perplexity(logs: Float64Array): number {
  return Math.exp(-logs.reduce((sum, log) => sum + log, 0) / logs.length);
}
