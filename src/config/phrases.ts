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
    const key = normal(phrase);
    if (key === key.toLowerCase()) anyCase.set(key, phrase);
    else exact.set(key, phrase);
  }
  return {
    match(text) {
      const key = normal(text);
      return exact.get(key) ?? anyCase.get(key.toLowerCase());
    },
  };
}

function normal(phrase: string): string {
  return phrase.trim().replace(/\s+/g, " ").replaceAll("\u2019", "'");
}
