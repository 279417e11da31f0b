import type { PhraseFrequency } from "../../language/phrase-frequency.js";

/** How often genuine English has a phrase, by the built-in n-gram model. */
export async function loadFrequency(): Promise<PhraseFrequency> {
  const { loadPack } = await import("../../node-restorer.js");
  const { PhraseFrequency, RARE_WORD } = await import("../../language/phrase-frequency.js");
  const pack = loadPack("en");
  return new PhraseFrequency(pack.scorers().model, pack.vocabulary, RARE_WORD);
}
