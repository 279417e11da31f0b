import type { Range } from "./holds.js";

/** A list of words and phrases. */
export interface PhraseList {
  /** Words of the longest. */
  readonly mostWords: number;
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
  let mostWords = 0;
  for (const phrase of phrases) {
    mostWords = Math.max(mostWords, countWords(phrase));
    const key = phraseKey(phrase);
    if (key === key.toLowerCase()) anyCase.set(key, phrase);
    else exact.set(key, phrase);
  }
  return {
    mostWords,
    match(text) {
      const [asWritten, lower] = readingKeys(text);
      return exact.get(asWritten) ?? anyCase.get(lower);
    },
  };
}

const WORD = /[\p{L}\p{N}]+(?:['\u2019\u02bc-][\p{L}\p{N}]+)*/gu;
/** More characters than a word and the white space behind it have. */
const WORD_LENGTH = 64;
/** Words of the longest run that is looked at: documents are strangers', and may name a phrase without end. */
const LONGEST_RUN = 16;

/** How many words a phrase has. */
export function countWords(phrase: string): number {
  return phrase.match(WORD)?.length ?? 0;
}

/** A stretch of a text, and all runs of up to so many words that share a word with it; none of more than sixteen words. */
export function runsAcross(text: string, { start, end }: Range, mostWords: number): string[] {
  const most = Math.min(mostWords, LONGEST_RUN);
  const reach = most * WORD_LENGTH;
  const from = Math.max(0, start - reach);
  const words = [...text.slice(from, end + reach).matchAll(WORD)].map(({ index, 0: { length } }) => ({
    start: from + index,
    end: from + index + length,
  }));
  const runs = [text.slice(start, end)];
  for (const [i, first] of words.entries()) {
    if (first.start >= end) break;
    for (const last of words.slice(i, i + most)) {
      if (last.end > start) runs.push(text.slice(first.start, last.end));
    }
  }
  return runs;
}

/** What a phrase is known by: one in lower case stands for all that reads so in any case. */
export function phraseKey(phrase: string): string {
  return phrase
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\u2019\u02BC]/g, "'");
}

/** The keys of the phrases that a text may be. */
export function readingKeys(text: string): [asWritten: string, lower: string] {
  const key = phraseKey(text);
  return [key, key.toLowerCase()];
}
