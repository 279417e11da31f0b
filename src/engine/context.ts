import type { Context } from "../language/phrase-table.js";
import { isLetterOrNumberAt, isLetterOrNumberBefore } from "../text/characters.js";
import { TokenFlag } from "../text/tokens.js";
import type { Document } from "./document.js";

/** Longest piece of text looked at on either side, in UTF-16 units. */
const WINDOW = 80;

/** Whether the words around tokens `[from, to)` meet a dictionary entry's conditions. */
export function meetsContext(document: Document, from: number, to: number, context: Context): boolean {
  const { text, tokens } = document;
  const start = tokens.start[from];
  const end = tokens.end[to - 1];
  const before = plain(text.slice(Math.max(0, start - WINDOW), start));
  const behind = plain(text.slice(end, end + WINDOW));
  if (context.left.length > 0 && !context.left.some((word) => standsBefore(document, from, before, word))) return false;
  if (context.right.length > 0 && !context.right.some((word) => standsBehind(document, to, behind, word))) return false;
  if (context.except.length === 0) return true;
  const phrase = plain(text.slice(start, end));
  const around = `${before}${phrase}${behind}`;
  return !context.except.some((longer) => {
    for (let at = around.indexOf(longer); at >= 0; at = around.indexOf(longer, at + 1)) {
      if (at <= before.length && at + longer.length >= before.length + phrase.length) return true;
    }
    return false;
  });
}

function standsBefore({ tokens }: Document, from: number, before: string, word: string): boolean {
  const flags = from > 0 ? tokens.flags[from - 1] : 0;
  switch (word) {
    case "<start>":
      return from === 0 || /[.!?]["')\]]*\s*$/.test(before) || (tokens.flags[from] & TokenFlag.Line) !== 0;
    case "<number>":
      return (flags & TokenFlag.Number) !== 0;
    case "<name>":
      return (flags & TokenFlag.Capital) !== 0;
    case "<quote>":
      return /["'],?\s*$/.test(before);
    default:
      // A condition that begins with a sign needs no word boundary before it, one that ends with a sign none behind it.
      return endsWithWord(before.endsWith(" ") ? before.slice(0, -1) : before, word);
  }
}

function standsBehind({ tokens }: Document, to: number, behind: string, word: string): boolean {
  const flags = to < tokens.count ? tokens.flags[to] : 0;
  switch (word) {
    case "<end>":
      return to >= tokens.count || /^\s*[.!?]/.test(behind);
    case "<number>":
      return (flags & TokenFlag.Number) !== 0;
    case "<name>":
      return (flags & TokenFlag.Capital) !== 0;
    case "<quote>":
      return /^[\s,:]*["']/.test(behind);
    default:
      return startsWithWord(behind.startsWith(" ") ? behind.slice(1) : behind, word);
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, " ");
}

function endsWithWord(text: string, word: string): boolean {
  if (!text.endsWith(word)) return false;
  return !isLetterOrNumberAt(word, 0) || !isLetterOrNumberBefore(text, text.length - word.length);
}

function startsWithWord(text: string, word: string): boolean {
  if (!text.startsWith(word)) return false;
  return !isLetterOrNumberBefore(word, word.length) || !isLetterOrNumberAt(text, word.length);
}
