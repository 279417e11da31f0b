/** A list of words and phrases. */
export interface PhraseList {
  /** The entry of the list that `text` is, if it is one. */
  match(text: string): string | undefined;
}

/**
 * Compiles phrases. A phrase in lower case matches any case, one with a capital only as it is written; white space and
 * the form of apostrophes do not count.
 */
export function compilePhrases(phrases: readonly string[]): PhraseList {
  const exact = new Map<string, string>();
  const anyCase = new Map<string, string>();
  for (const phrase of phrases) {
    const key = phraseKey(phrase);
    if (key === key.toLowerCase()) anyCase.set(key, phrase);
    else exact.set(key, phrase);
  }
  return {
    match(text) {
      const [asWritten, lower] = readingKeys(text);
      return exact.get(asWritten) ?? anyCase.get(lower);
    },
  };
}

/** What a phrase is known by: one in lower case stands for all that reads so in any case. */
export function phraseKey(phrase: string): string {
  return phrase.trim().replace(/\s+/g, " ").replaceAll("\u2019", "'");
}

/** The keys of the phrases that a text may be. */
export function readingKeys(text: string): [asWritten: string, lower: string] {
  const key = phraseKey(text);
  return [key, key.toLowerCase()];
}
