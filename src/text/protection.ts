import { TokenFlag, type Tokens } from "./tokens.js";

/** Why a spinner leaves a token alone, as bits. */
export enum Protection {
  None = 0,
  /** Inside quotation marks. */
  Quotation = 1,
  /** Begins with a capital inside a sentence: a name. */
  Name = 2,
  /** Part of a link, a name in a network, a path or code. */
  Link = 4,
  /** Inside square brackets: a shortcode. */
  Bracket = 8,
  /** Begins with a capital at the start of a sentence: touched by some spinners only. */
  Initial = 16,
  /** Joined to the token before it by a hyphen, or the hyphen itself. */
  JoinedBefore = 32,
  /** Joined to the token behind it by a hyphen, or the hyphen itself. */
  JoinedAfter = 64,
  /** Behind an opening quotation mark that nothing closes in its paragraph: spun by some spinners, not by others. */
  OpenQuotation = 128,
}

/** The bits that forbid a token to be part of any replaced phrase. */
export const PROTECTED = Protection.Quotation | Protection.Name | Protection.Link | Protection.Bracket;

const QUOTE = 0x22;
const OPEN_DOUBLE = 0x201c;
const CLOSE_DOUBLE = 0x201d;
const OPEN_SINGLE = 0x2018;
const CLOSE_SINGLE = 0x2019;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const CAPITAL_I = 0x49;
const HYPHEN = 0x2d;
const SLASH = 0x2f;

/** Protection bits of every token. `sentences` are the starts that `sentenceStarts` gives. */
export function protection(tokens: Tokens, sentences: Int32Array, hardWrapped: boolean): Uint8Array {
  const bits = new Uint8Array(tokens.count);
  markQuotations(tokens, bits, hardWrapped ? TokenFlag.Paragraph : TokenFlag.Line);
  markBrackets(tokens, bits);
  markNames(tokens, bits, sentences);
  markJoined(tokens, bits);
  markLinks(tokens, bits);
  return bits;
}

/**
 * A quotation runs from its opener to its closer within a paragraph; behind an opener without a closer the rest of the
 * paragraph is an open quotation. Within double quotes nothing nests: the first closer ends them.
 */
function markQuotations(tokens: Tokens, bits: Uint8Array, paragraph: number): void {
  const { unit: units, flags, count } = tokens;
  let opener = -1;
  let closer = 0;
  for (let i = 0; i < count; i++) {
    if (flags[i] & paragraph && opener >= 0) {
      bits.fill(Protection.OpenQuotation, opener, i);
      opener = -1;
    }
    const unit = units[i];
    if (opener < 0) {
      closer = unit === QUOTE ? QUOTE : unit === OPEN_DOUBLE ? CLOSE_DOUBLE : unit === OPEN_SINGLE ? CLOSE_SINGLE : 0;
      if (closer && (closer !== CLOSE_SINGLE || singleCloses(tokens, i, paragraph))) opener = i;
    } else if (unit === closer && (closer !== CLOSE_SINGLE || closesSingle(tokens, i))) {
      bits.fill(Protection.Quotation, opener, i + 1);
      opener = -1;
    }
  }
  if (opener >= 0) bits.fill(Protection.OpenQuotation, opener, count);
}

/** A closing single quote stands behind a word or sign and before no letter. */
function closesSingle(tokens: Tokens, i: number): boolean {
  const next = i + 1;
  if (tokens.flags[i] & (TokenFlag.Word | TokenFlag.Space)) return false;
  return next >= tokens.count || tokens.start[next] > tokens.end[i] || !(tokens.flags[next] & TokenFlag.Word);
}

/** Whether a single quotation that opens at `i` closes within its paragraph, looked for no further than 400 tokens. */
function singleCloses(tokens: Tokens, i: number, paragraph: number): boolean {
  const limit = Math.min(tokens.count, i + 400);
  for (let at = i + 1; at < limit && !(tokens.flags[at] & paragraph); at++) {
    const unit = tokens.unit[at];
    if (unit === CLOSE_SINGLE && closesSingle(tokens, at)) return true;
    if (unit === OPEN_SINGLE) return false;
  }
  return false;
}

function markBrackets(tokens: Tokens, bits: Uint8Array): void {
  const { unit: units, flags, count } = tokens;
  let open = -1;
  for (let i = 0; i < count; i++) {
    if (flags[i] & TokenFlag.Line) open = -1;
    const unit = units[i];
    if (unit === OPEN_BRACKET) open = i;
    else if (unit === CLOSE_BRACKET && open >= 0) {
      for (let at = open; at <= i; at++) bits[at] |= Protection.Bracket;
      open = -1;
    }
  }
}

function markNames(tokens: Tokens, bits: Uint8Array, sentences: Int32Array): void {
  const { start, end, unit: units, flags, count } = tokens;
  let sentence = 0;
  let initial = false;
  for (let i = 0; i < count; i++) {
    if (sentences[sentence] === i) {
      sentence++;
      initial = true;
    }
    if (flags[i] & TokenFlag.Capital) {
      const isPronoun = end[i] - start[i] === 1 && units[i] === CAPITAL_I;
      if (!isPronoun) bits[i] |= initial ? Protection.Initial : Protection.Name;
    }
    if (flags[i] & TokenFlag.Word) initial = false;
  }
}

/** Words joined by a hyphen, or by two for a dash: spinners take them for one. */
function markJoined(tokens: Tokens, bits: Uint8Array): void {
  const { unit: units, flags, count } = tokens;
  for (let i = 1; i + 1 < count; i++) {
    if (!isHyphen(units[i])) continue;
    let to = i + 1;
    while (to < count && isHyphen(units[to]) && isGlued(tokens, to)) to++;
    const joined = isGlued(tokens, i) && isGlued(tokens, to) && flags[i - 1] & flags[to] & TokenFlag.Word;
    if (!joined) continue;
    bits[i - 1] |= Protection.JoinedAfter;
    for (; i < to; i++) bits[i] |= Protection.JoinedBefore | Protection.JoinedAfter;
    bits[to] |= Protection.JoinedBefore;
  }
}

function isHyphen(unit: number): boolean {
  return unit === HYPHEN || unit === 0x2010 || unit === 0x2011;
}

/** Whether no white space stands before a token. */
function isGlued({ start, end, count }: Tokens, i: number): boolean {
  return i > 0 && i < count && start[i] === end[i - 1];
}

/** All up to white space around a sign that shows it is a link, a name in a network, a path or code. */
function markLinks(tokens: Tokens, bits: Uint8Array): void {
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.flags[i] & TokenFlag.Word || !isNoProse(tokens, i)) continue;
    let from = i;
    while (isGlued(tokens, from)) from--;
    let to = i + 1;
    while (isGlued(tokens, to)) to++;
    for (let at = from; at < to; at++) bits[at] |= Protection.Link;
    i = to - 1;
  }
}

/** Whether a sign shows that what it stands in is no prose. */
function isNoProse(tokens: Tokens, i: number): boolean {
  const { text, start, end, unit: units, flags } = tokens;
  const isWord = (at: number): boolean => (flags[at] & TokenFlag.Word) !== 0;
  const isName = (at: number): boolean => isGlued(tokens, at) && isWord(at) && (flags[at] & TokenFlag.Number) === 0;
  const begins = !isGlued(tokens, i);
  const isBetween = !begins && isGlued(tokens, i + 1);
  switch (units[i]) {
    case 0x2e: // a.com; "U.S." and "p.c." are abbreviations
      return (
        isBetween && isWord(i - 1) && isWord(i + 1) && (end[i - 1] - start[i - 1] > 1 || end[i + 1] - start[i + 1] > 1)
      );
    case 0x40: // a@b, @a
      return begins ? isName(i + 1) : isBetween && isWord(i - 1) && isWord(i + 1);
    case 0x23: // #a
      return begins && isName(i + 1);
    case 0x3a: // http://a
      return isBetween && text.startsWith("//", start[i] + 1);
    case 0x5f: // a_b
      return isBetween && isWord(i - 1) && isWord(i + 1);
    case 0x3d: // a=b
    case 0x5c: // a\\b
      return isBetween;
    case SLASH: // /a, ./a, ~/a, a/b/c
      if (!isGlued(tokens, i + 1) || !isWord(i + 1)) return false;
      if (begins || units[i - 1] === 0x2e || units[i - 1] === 0x7e) return true;
      return units[i + 2] === SLASH && isGlued(tokens, i + 2);
    case HYPHEN: // -a, --a
      return begins && isName(units[i + 1] === HYPHEN && isGlued(tokens, i + 1) ? i + 2 : i + 1);
    case 0x28: // a()
      return isBetween && isWord(i - 1) && units[i + 1] === 0x29;
    default:
      return false;
  }
}
