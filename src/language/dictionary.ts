/** What a spun phrase may stand for. */
export interface DictionaryOriginal {
  readonly text: string;
  /** Relative to the other originals of the entry; above 0. */
  readonly weight: number;
}

/** One surface form of a spun phrase. The forms of an inflected line share its line number. */
export interface DictionaryEntry {
  /** Lower case, straight apostrophes, one space between words. */
  readonly phrase: string;
  /** The phrase itself among them means that it may stand untouched. */
  readonly originals: readonly DictionaryOriginal[];
  /** Genuine English never has the phrase. */
  readonly tell: boolean;
  /** The phrase is written with a capital: it may match where a name stands. */
  readonly name: boolean;
  /** Phrases or classes (`<number>`), one of which must stand right before the phrase; empty: no condition. */
  readonly left: readonly string[];
  /** The same for what stands right after it. */
  readonly right: readonly string[];
  /** Longer phrases, the entry's own phrase in them, inside which it does not apply. */
  readonly except: readonly string[];
  readonly domain?: string;
  readonly family?: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units. */
  readonly column: number;
}

/** An inline test: `> spun => restored`. */
export interface DictionaryTest {
  readonly spun: string;
  readonly restored: string;
  readonly file: string;
  readonly line: number;
}

/** A phrase that the spinner replaces wherever it may, in its full extent: where one is left, that spinner was not at work. */
export interface DictionaryHead {
  /** Lower case, straight apostrophes, one space between words. */
  readonly phrase: string;
  readonly family?: string;
  readonly file: string;
  readonly line: number;
}

/** What a dictionary file holds. */
export interface Dictionary {
  readonly entries: readonly DictionaryEntry[];
  readonly heads: readonly DictionaryHead[];
  readonly tests: readonly DictionaryTest[];
}
