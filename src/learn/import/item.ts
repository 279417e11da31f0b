import type { DictionaryTest } from "../../language/dictionary.js";
import type { EntryContent } from "../write-dictionary.js";

/** One statement of a list, taken or refused: every row of the list is at least one. */
export type ImportedItem = {
  /** Where it stands: a line, a rule or a record, as in `line 7`. */
  readonly place: string;
  /** The statement as it stands there, for messages. */
  readonly shown: string;
} & (
  | { readonly kind: "entry"; readonly entry: EntryContent; readonly head?: string }
  | { readonly kind: "test"; readonly test: Pick<DictionaryTest, "spun" | "restored"> }
  | { readonly kind: "refused"; readonly reason: string }
);

/** Reads the statements of a list, one after another. Throws an `ImportError` for a list that cannot be read at all. */
export type Importer = (text: string) => Iterable<ImportedItem>;

/** A list that is none of its kind; `line` counts from 1. */
export class ImportError extends Error {
  override readonly name = "ImportError";

  constructor(
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

/** Most alternatives of one statement; a longer list is no list of synonyms. */
export const MOST_ALTERNATIVES = 1000;
/** Why a longer list is refused. */
export const TOO_MANY_ALTERNATIVES = `more than ${MOST_ALTERNATIVES} alternatives`;

/** An item with one phrase and its original. */
export function pairItem(place: string, shown: string, phrase: string, original: string): ImportedItem {
  return {
    kind: "entry",
    place,
    shown,
    entry: { phrase: phraseKey(phrase), originals: [{ text: spaced(original), weight: 1 }] },
  };
}

/** The form in which dictionaries keep phrases. */
export function phraseKey(text: string): string {
  return spaced(text).toLowerCase();
}

/** Straight apostrophes and single spaces. */
export function spaced(text: string): string {
  return text
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** The lines of a text that are neither blank nor a `#` comment, with their numbers. */
export function* contentLines(text: string): Generator<{ readonly number: number; readonly line: string }> {
  let number = 0;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    number++;
    if (line !== "" && !line.startsWith("#")) yield { number, line };
    if (end < 0) return;
    start = end + 1;
  }
}

/** A statement, cut for messages. */
export function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}
