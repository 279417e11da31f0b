import type { LanguagePack } from "../language/pack.js";
import { type Document, isEvident } from "./document.js";
import type { MissingWord } from "./types.js";

/** A word of this log-likelihood ratio or less is one that spinners all but always replace. */
const REPLACED = -2.5;
/** Zipf's law (1949): of running text, the r-th commonest word of a language makes up a tenth of 1/r. */
const ZIPF = 0.1;
/** The law holds for words as common as this. */
const MOST_RANK = 3000;
/** What a missing word must weigh to be worth mentioning. */
const LEAST_WEIGHT = 0.5;
const MOST_WORDS = 12;

/**
 * The words that spinners replace and that a genuine text as long would have, strongest first. The ids of the n-gram
 * model's words are their ranks by frequency. `words` is the number of words that a spinner could have touched.
 */
export function missingWords(document: Document, { vocabulary, evidence }: LanguagePack, words: number): MissingWord[] {
  const { tokens } = document;
  const ranks = Math.min(MOST_RANK, vocabulary.size - 1, Math.floor((words * ZIPF) / LEAST_WEIGHT));
  const isThere = new Uint8Array(ranks + 1);
  for (let i = 0; i < tokens.count; i++) if (tokens.id[i] <= ranks && isEvident(document, i)) isThere[tokens.id[i]] = 1;
  const missing: MissingWord[] = [];
  for (let rank = 1; rank <= ranks; rank++) {
    if (isThere[rank] === 1 || evidence[rank] > REPLACED) continue;
    const expected = (words * ZIPF) / rank;
    // That a word occurs not once in a Poisson process, at its rates in genuine and in spun text.
    const weight = expected * -Math.expm1(evidence[rank]);
    if (weight >= LEAST_WEIGHT) missing.push({ word: vocabulary.key(rank), expected, weight });
  }
  return mostMissed(missing);
}

/** The words whose absence weighs most, in order. */
export function mostMissed(missing: readonly MissingWord[]): MissingWord[] {
  return [...missing].sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1)).slice(0, MOST_WORDS);
}
