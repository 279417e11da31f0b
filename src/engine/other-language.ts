import type { LanguagePack } from "../language/pack.js";
import { type Document, isEvident } from "./document.js";

/** A model with fewer words does not list enough of its language to tell another one by. */
const LEAST_WORDS = 10_000;
/** The model's words with ids below this, the most frequent, are two thirds of any text in its language, and hardly any of another's. */
const FREQUENT = 1000;
/** Words with ids from this on are of any language: names, terms, what was borrowed. */
const RARE = 10_000;

/** Log-likelihood ratios of such words, another language or a list of odd words against prose of the pack's language. */
const FREQUENT_WORD = -2;
const RARE_WORD = 0.7;
/** Every second word of another language is not listed, and one in twenty where spinners are at their worst. */
const UNLISTED_WORD = 2.5;

/**
 * The ratios of each sentence, spun against genuine, where what is genuine may be in another language, too: a sentence that
 * is likelier that than prose of the pack's language is no spun one.
 */
export function againstOtherLanguages(
  document: Document,
  { modelIds }: LanguagePack,
  ratios: Float64Array,
): Float64Array {
  if (modelIds.length < LEAST_WORDS) return ratios;
  const { sentences, tokens } = document;
  return ratios.map((ratio, s) => {
    let other = 0;
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      const word = modelIds[tokens.id[i]] ?? 0;
      if ((word >= FREQUENT && word < RARE) || !isEvident(document, i)) continue;
      if (word === 0) other += UNLISTED_WORD;
      else other += word < FREQUENT ? FREQUENT_WORD : RARE_WORD;
    }
    return ratio - Math.max(0, other);
  });
}
