/** A phrase and its replacement, freed of what belongs to the place where they were found. */
export interface Pair {
  readonly phrase: string;
  readonly original: string;
}

const ARTICLE = /^an?\s+/i;

/**
 * What a change says of the phrase wherever it stands: without the article that a change takes in to make it agree,
 * without line breaks and without the capital of a sentence's start.
 */
export function pairOf(source: string, replacement: string): Pair {
  let [phrase, original] = [source, replacement].map((text) => text.trim().replace(/\s+/g, " "));
  if (ARTICLE.test(phrase) && ARTICLE.test(original)) {
    phrase = phrase.replace(ARTICLE, "");
    original = original.replace(ARTICLE, "");
  }
  const rest = original.slice(1);
  const isSentenceCase = phrase !== phrase.toLowerCase() && rest === rest.toLowerCase();
  return { phrase: phrase.toLowerCase(), original: isSentenceCase ? original.toLowerCase() : original };
}

/** Words as a dictionary has them: letters, digits and some signs. */
const WORD = "[\\p{L}\\p{M}\\p{N}'’.%$£€&/+-]*[\\p{L}\\p{N}%$£€&][\\p{L}\\p{M}\\p{N}'’.%$£€&/+-]*";
const PHRASE = new RegExp(`^${WORD}(?: ${WORD}){0,7}$`, "u");

/** The dictionary entry that always makes one of the other; undefined if a dictionary cannot say that. */
export function dictionaryEntry({ phrase, original }: Pair): string | undefined {
  if (phrase === original.toLowerCase() || !PHRASE.test(phrase) || !PHRASE.test(original)) return undefined;
  return `${phrase} -> ${original}`;
}
