import { CharacterClass, characterClass, plainSign } from "./characters.js";
import { LETTER, LOW, MOST_LETTERS, SIGN, UNKNOWN, type Vocabulary } from "./vocabulary.js";

/** Facts of one token, as bits. */
export enum TokenFlag {
  /** Holds a letter or a digit. */
  Word = 1,
  /** Begins with a digit. */
  Number = 2,
  /** Begins with a capital letter. */
  Capital = 4,
  /** Holds no small letter, and at least two capitals. */
  AllCapitals = 8,
  /** White space stands before it. */
  Space = 16,
  /** A line break stands before it. */
  Line = 32,
  /** A blank line stands before it. */
  Paragraph = 64,
  /** Cut off the token before it: `n't`, `'s`. */
  Clitic = 128,
}

/** The tokens of a text, as parallel arrays of `count` entries; offsets are UTF-16 offsets into `text`. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Vocabulary id of the normalised key. */
  readonly id: Int32Array;
  readonly flags: Uint8Array;
  /** First code unit, as it stands in the text. */
  readonly unit: Uint16Array;
}

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
const BLANK = 0x20;
/** The bit in which a small letter of the Latin alphabet differs from its capital. */
const SMALL = 0x20;
const APOSTROPHE = 0x27;
const DIGIT_MASK = 0x23;
const FULL_STOP = 0x2e;
const COMMA = 0x2c;
const ELLIPSIS = 0x2026;

/**
 * Cuts a text into tokens as the Penn Treebank does, and looks each up by its normalised key: lower case, apostrophes
 * and quotes straight, dashes `-`, digits masked one by one (`1,250` is `#,###`), clitics parted (`do n't`,
 * `agency 's`), every other sign a token of its own, hyphenated words parted at the hyphen.
 *
 * A number whose digits the vocabulary holds as they are (`12`) keeps them. With `intern`, keys that the vocabulary lacks
 * are added to it, digits unmasked.
 */
export function tokenize(text: string, vocabulary: Vocabulary, intern = false): Tokens {
  const { length } = text;
  if (length >= room.units.length) room = roomFor(length * 2);
  const { units, start, end, id, flags, unit } = room;
  readUnits(text);
  const idOf = (from: number, to: number): number =>
    intern ? vocabulary.addUnits(units, from, to) : findMasked(vocabulary, units, from, to);
  let count = 0;
  let space = TokenFlag.Space | TokenFlag.Line | TokenFlag.Paragraph;
  for (let at = 0; at < length; ) {
    const from = at;
    const initial = units[at];
    const kind = characterClass(initial);
    if (kind === CharacterClass.Space) {
      space |= TokenFlag.Space;
      at++;
      continue;
    }
    if (kind === CharacterClass.LineBreak) {
      space |= TokenFlag.Space | (space & TokenFlag.Line ? TokenFlag.Paragraph : TokenFlag.Line);
      at += initial === 0x0d && units[at + 1] === 0x0a ? 2 : 1;
      continue;
    }
    let facts = space;
    space = 0;
    start[count] = from;
    unit[count] = initial;
    if (kind >= CharacterClass.Lower && kind <= CharacterClass.Digit) {
      facts |= TokenFlag.Word;
      if (initial >= CAPITAL_A && initial <= CAPITAL_Z) {
        facts |= TokenFlag.Capital;
        units[at] = initial | SMALL;
      }
      // Nearly all words are a few letters of the Latin alphabet, small ones behind the first, and fit two numbers.
      let high = 0;
      let low = 0;
      for (; ; at++) {
        const letter = units[at];
        if (letter < SMALL_A || letter > SMALL_Z) break;
        high = (high << 5) | (low >>> 25);
        low = ((low << 5) & LOW) | (letter & LETTER);
      }
      const next = characterClass(units[at]);
      if (at - from <= MOST_LETTERS && !intern && (next < CharacterClass.Lower || next > CharacterClass.Apostrophe)) {
        id[count] = vocabulary.findCode(high, low);
      } else {
        at = normalizeWord(units, from);
        facts |= shapeOf(text, from, at);
        const clitic = at - cliticLength(units, from, at);
        id[count] = idOf(from, clitic);
        if (clitic < at) {
          flags[count] = facts;
          end[count++] = clitic;
          facts = TokenFlag.Word | TokenFlag.Clitic;
          start[count] = clitic;
          unit[count] = text.charCodeAt(clitic);
          id[count] = idOf(clitic, at);
        }
      }
    } else {
      at++;
      if (initial === ELLIPSIS) id[count] = intern ? vocabulary.add("...") : vocabulary.id("...");
      else {
        if (isHighSurrogate(initial) && isLowSurrogate(units[at])) at++;
        else units[from] = plainSign(initial);
        id[count] = intern || at - from > 1 ? idOf(from, at) : vocabulary.findCode(SIGN, units[from]);
      }
    }
    flags[count] = facts;
    end[count++] = at;
  }
  return {
    text,
    count,
    start: start.slice(0, count),
    end: end.slice(0, count),
    id: id.slice(0, count),
    flags: flags.slice(0, count),
    unit: unit.slice(0, count),
  };
}

/** Where texts are cut into tokens, one after the other; of a text there are at most as many as it has code units. */
let room = roomFor(1 << 14);

function roomFor(length: number) {
  return {
    bytes: new Uint8Array(length),
    /** Code units of the text, with a space behind them; those of a word are made its key where they are. */
    units: new Uint16Array(length),
    start: new Int32Array(length),
    end: new Int32Array(length),
    id: new Int32Array(length),
    flags: new Uint8Array(length),
    unit: new Uint16Array(length),
  };
}

const encoder = new TextEncoder();

function readUnits(text: string): void {
  const { bytes, units } = room;
  const { length } = text;
  // A text that takes as many bytes as it has code units is ASCII: only those of others are read one by one.
  const { read, written } = encoder.encodeInto(text, bytes.subarray(0, length));
  if (read === length && written === length) units.set(bytes.subarray(0, length));
  else for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i);
  units[length] = BLANK;
}

/** Makes the word or number that begins at `from` its key, but for clitics and digits; returns the offset behind it. */
function normalizeWord(units: Uint16Array, from: number): number {
  for (let at = from; ; at++) {
    const unit = units[at];
    const kind = characterClass(unit);
    if (kind < CharacterClass.Lower || kind > CharacterClass.Sign) return at;
    if (kind === CharacterClass.Upper) units[at] = lowerUnit(unit);
    else if (kind === CharacterClass.Apostrophe) {
      // A letter or a digit stands before it: whatever else goes into a word calls for one behind it.
      if (!isLetter(units[at + 1])) return at;
      units[at] = APOSTROPHE;
    } else if (kind === CharacterClass.Sign) {
      if ((unit !== FULL_STOP && unit !== COMMA) || !isDigit(units[at - 1]) || !isDigit(units[at + 1])) return at;
    }
  }
}

/** What a word's letters tell, as flags. */
function shapeOf(text: string, from: number, to: number): number {
  const first = characterClass(text.charCodeAt(from));
  let upper = 0;
  let small = 0;
  for (let at = from; at < to; at++) {
    const kind = characterClass(text.charCodeAt(at));
    if (kind === CharacterClass.Upper) upper++;
    else if (kind === CharacterClass.Lower) small++;
  }
  return (
    (first === CharacterClass.Upper ? TokenFlag.Capital : 0) |
    (first === CharacterClass.Digit ? TokenFlag.Number : 0) |
    (upper > 1 && small === 0 ? TokenFlag.AllCapitals : 0)
  );
}

/** Id of the key at `[from, to)`: as it stands, or else with its digits masked. */
function findMasked(vocabulary: Vocabulary, units: Uint16Array, from: number, to: number): number {
  const id = vocabulary.find(units, from, to);
  if (id !== UNKNOWN) return id;
  let masked = false;
  for (let i = from; i < to; i++) {
    if (!isDigit(units[i])) continue;
    units[i] = DIGIT_MASK;
    masked = true;
  }
  return masked ? vocabulary.find(units, from, to) : UNKNOWN;
}

/** Number of code units that a trailing clitic (`n't 's 'd 'm 're 've 'll`) takes, 0 if there is none or nothing but it. */
function cliticLength(units: Uint16Array, from: number, to: number): number {
  if (to - from >= 3 && units[to - 2] === APOSTROPHE) {
    const last = units[to - 1];
    if (last === 0x74) return units[to - 3] === 0x6e && to - from > 3 ? 3 : 0;
    return last === 0x73 || last === 0x64 || last === 0x6d ? 2 : 0;
  }
  if (to - from >= 4 && units[to - 3] === APOSTROPHE) {
    const a = units[to - 2];
    const b = units[to - 1];
    if ((a === 0x72 && b === 0x65) || (a === 0x76 && b === 0x65) || (a === 0x6c && b === 0x6c)) return 3;
  }
  return 0;
}

function isLetter(unit: number): boolean {
  const kind = characterClass(unit);
  return kind >= CharacterClass.Lower && kind <= CharacterClass.OtherLetter;
}

function isDigit(unit: number): boolean {
  return characterClass(unit) === CharacterClass.Digit;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Lower-cases one code unit; a letter whose small form is longer than one unit stays as it is. */
function lowerUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}
