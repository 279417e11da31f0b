import { CharacterClass, characterClass } from "../text/characters.js";

/** The longest text that is restored in one go, in UTF-16 units: some twenty thousand words. */
const LONGEST = 1 << 17;

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** Where a window may end, best places first. */
const ENDS: readonly ((text: string, at: number) => boolean)[] = [
  isBehindBlankLine,
  isBehindLine,
  isBehindSentence,
  isBehindSpace,
];

/**
 * Where the window that begins at `from` ends; undefined if that takes more text, of which there is some unless `isLast`.
 *
 * The text alone decides, so that it may arrive in any pieces. One of up to `longest` is a window as it is. Of a longer
 * one a window takes an eighth to a quarter of that, which bounds memory and is plenty of evidence, up to a blank line
 * if it can, else a line break, a sentence's end or white space.
 */
export function windowEnd(text: string, from: number, isLast: boolean, longest = LONGEST): number | undefined {
  if (text.length - from <= longest) return isLast ? text.length : undefined;
  const [first, last] = [longest >> 3, longest >> 2];
  // Nothing before `from` may count: it is gone by then if the text arrives in pieces.
  const view = text.slice(from, from + last + 1);
  for (const isEnd of ENDS) {
    for (let at = last; at > first; at--) if (isEnd(view, at)) return from + at;
  }
  return from + last - (isInsidePair(view, last) ? 1 : 0);
}

/** Cuts a whole text into its windows: the offsets at which they end. */
export function* windowEnds(text: string): Generator<number> {
  let from = 0;
  do {
    from = windowEnd(text, from, true) ?? text.length;
    yield from;
  } while (from < text.length);
}

function isBehindLine(text: string, at: number): boolean {
  return classAt(text, at - 1) === CharacterClass.LineBreak && !isInsidePair(text, at);
}

function isBehindBlankLine(text: string, at: number): boolean {
  if (!isBehindLine(text, at)) return false;
  let before = at - 1;
  if (isInsidePair(text, before)) before--;
  while (classAt(text, before - 1) === CharacterClass.Space) before--;
  return classAt(text, before - 1) === CharacterClass.LineBreak;
}

function isBehindSentence(text: string, at: number): boolean {
  if (!isBehindSpace(text, at)) return false;
  let end = at - 1;
  while (classAt(text, end - 1) === CharacterClass.Space) end--;
  return /[.!?\u2026]["'\u201d\u2019)\]]?$/.test(text.slice(Math.max(0, end - 2), end));
}

/** Between white space and what is none. */
function isBehindSpace(text: string, at: number): boolean {
  return isWhite(classAt(text, at - 1)) && !isWhite(classAt(text, at));
}

function isWhite(kind: CharacterClass): boolean {
  return kind === CharacterClass.Space || kind === CharacterClass.LineBreak;
}

/** Whether `at` parts a carriage return from its line feed, or the halves of a character. */
function isInsidePair(text: string, at: number): boolean {
  const [before, behind] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (before === CARRIAGE_RETURN) return behind === LINE_FEED;
  return before >= 0xd800 && before <= 0xdbff && behind >= 0xdc00 && behind <= 0xdfff;
}

function classAt(text: string, at: number): CharacterClass {
  return at < 0 || at >= text.length ? CharacterClass.Unknown : characterClass(text.charCodeAt(at));
}
