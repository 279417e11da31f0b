import type { LanguagePack } from "../language/pack.js";
import { Bursts } from "./bursts.js";
import { type Document, isEvident } from "./document.js";

/** A word that comes up more often than this within a burst is what the text is about, and says so much less. */
const MOST_TIMES = 4;
const REPEATED = 0.25;

/**
 * What each token says, as a word, of the news spinner's work: its log-likelihood ratio, 0 for what a spinner could not have
 * touched. `words` is how many it could have.
 */
export function wordEvidence(
  document: Document,
  { evidence }: Pick<LanguagePack, "evidence">,
): { words: number; weights: Float32Array } {
  const { count, id } = document.tokens;
  const weights = new Float32Array(count);
  const bursts = new Bursts(0);
  let words = 0;
  for (let i = 0; i < count; i++) {
    if (!isEvident(document, i)) continue;
    words++;
    // A token that came into the vocabulary later has none.
    const weight = evidence[id[i]] ?? 0;
    if (weight !== 0) weights[i] = bursts.time(id[i], i) > MOST_TIMES ? REPEATED * weight : weight;
  }
  return { words, weights };
}
