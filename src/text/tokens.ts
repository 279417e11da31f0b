import { CharacterClass, characterClass, plainSign } from "./characters.js";
import { HASH_START, hashUnit, UNKNOWN, type Vocabulary } from "./vocabulary.js";

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
  const sink = new TokenSink(text, vocabulary, intern);
  let at = 0;
  let space = TokenFlag.Space | TokenFlag.Line | TokenFlag.Paragraph;
  while (at < text.length) {
    const kind = characterClass(text.charCodeAt(at));
    if (kind === CharacterClass.Space) {
      space |= TokenFlag.Space;
      at++;
    } else if (kind === CharacterClass.LineBreak) {
      const lineEnd = text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
      space |= TokenFlag.Space | (space & TokenFlag.Line ? TokenFlag.Paragraph : TokenFlag.Line);
      at = lineEnd;
    } else {
      at = kind >= CharacterClass.Lower && kind <= CharacterClass.Digit ? sink.word(at, space) : sink.sign(at, space);
      space = 0;
    }
  }
  return sink.tokens();
}

/** Gathers tokens into arrays that grow. */
class TokenSink {
  readonly #text: string;
  readonly #vocabulary: Vocabulary;
  #start: Int32Array;
  #end: Int32Array;
  #id: Int32Array;
  #flags: Uint8Array;
  #unit: Uint16Array;
  #count = 0;
  #units = new Uint16Array(64);
  readonly #intern: boolean;

  constructor(text: string, vocabulary: Vocabulary, intern: boolean) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.#intern = intern;
    const guess = 16 + (text.length >> 2);
    this.#start = new Int32Array(guess);
    this.#end = new Int32Array(guess);
    this.#id = new Int32Array(guess);
    this.#flags = new Uint8Array(guess);
    this.#unit = new Uint16Array(guess);
  }

  tokens(): Tokens {
    const count = this.#count;
    return {
      text: this.#text,
      count,
      start: this.#start.subarray(0, count),
      end: this.#end.subarray(0, count),
      id: this.#id.subarray(0, count),
      flags: this.#flags.subarray(0, count),
      unit: this.#unit.subarray(0, count),
    };
  }

  /** Takes the word or number that begins at `from`; returns the offset behind it. */
  word(from: number, space: number): number {
    const text = this.#text;
    const end = text.length;
    let units = this.#units;
    let length = 0;
    let small = 0;
    let upper = 0;
    let isPlain = !this.#intern;
    let at = from;
    let hash = HASH_START;
    for (;;) {
      // Nearly all units are small letters of the Latin alphabet.
      const start = at;
      const limit = Math.min(end, at + units.length - length);
      let unit = 0;
      while (at < limit) {
        unit = text.charCodeAt(at);
        if (unit < SMALL_A || unit > SMALL_Z) break;
        units[length++] = unit;
        hash = hashUnit(hash, unit);
        at++;
      }
      small += at - start;
      if (at === end) break;
      if (at === limit) {
        units = new Uint16Array(length * 2);
        units.set(this.#units);
        this.#units = units;
        continue;
      }
      const kind = characterClass(unit);
      if (kind < CharacterClass.Lower || kind > CharacterClass.Sign) break;
      if (kind === CharacterClass.Lower) small++;
      else if (kind === CharacterClass.Upper) {
        upper++;
        unit = unit < 0x80 ? unit | 0x20 : lowerUnit(unit);
      } else if (kind === CharacterClass.Digit) isPlain = false;
      else if (kind === CharacterClass.Apostrophe) {
        // A letter or a digit stands before it: whatever else goes into a word calls for one behind it.
        if (!letterAt(text, at + 1)) break;
        unit = APOSTROPHE;
        isPlain = false;
      } else if (kind === CharacterClass.Sign) {
        if ((unit !== FULL_STOP && unit !== COMMA) || !digitAt(text, at - 1) || !digitAt(text, at + 1)) break;
      }
      units[length++] = unit;
      hash = hashUnit(hash, unit);
      at++;
    }
    const first = characterClass(text.charCodeAt(from));
    let flags = TokenFlag.Word | space;
    if (first === CharacterClass.Upper) flags |= TokenFlag.Capital;
    if (first === CharacterClass.Digit) flags |= TokenFlag.Number;
    if (upper > 1 && small === 0) flags |= TokenFlag.AllCapitals;
    if (isPlain) {
      this.#push(from, at, this.#vocabulary.find(units, length, hash), flags);
      return at;
    }
    const clitic = cliticLength(units, length);
    this.#pushUnits(from, at - clitic, 0, length - clitic, flags);
    if (clitic > 0) this.#pushUnits(at - clitic, at, length - clitic, length, TokenFlag.Word | TokenFlag.Clitic);
    return at;
  }

  /** Takes the sign at `from`; returns the offset behind it. */
  sign(from: number, space: number): number {
    const unit = this.#text.charCodeAt(from);
    const units = this.#units;
    let length = 1;
    let width = 1;
    if (unit === ELLIPSIS) {
      units.fill(FULL_STOP, 0, 3);
      length = 3;
    } else {
      units[0] = plainSign(unit);
      if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(this.#text.charCodeAt(from + 1))) {
        units[1] = this.#text.charCodeAt(from + 1);
        length = width = 2;
      }
    }
    if (length === 1 && !this.#intern) {
      const id = this.#vocabulary.find(units, 1, hashUnit(HASH_START, units[0]));
      this.#push(from, from + 1, id, space);
    } else this.#pushUnits(from, from + width, 0, length, space);
    return from + width;
  }

  #pushUnits(start: number, end: number, from: number, to: number, flags: number): void {
    const units = this.#units.subarray(from, to);
    this.#push(start, end, this.#intern ? this.#vocabulary.addUnits(units) : this.#findMasked(units), flags);
  }

  /** Id of the key as it stands, or else with its digits masked. */
  #findMasked(units: Uint16Array): number {
    const id = this.#vocabulary.findUnits(units);
    if (id !== UNKNOWN) return id;
    let masked = false;
    for (let i = 0; i < units.length; i++) {
      if (characterClass(units[i]) !== CharacterClass.Digit) continue;
      units[i] = DIGIT_MASK;
      masked = true;
    }
    return masked ? this.#vocabulary.findUnits(units) : UNKNOWN;
  }

  #push(start: number, end: number, id: number, flags: number): void {
    const count = this.#count;
    if (count === this.#start.length) this.#grow();
    this.#start[count] = start;
    this.#end[count] = end;
    this.#id[count] = id;
    this.#flags[count] = flags;
    this.#unit[count] = this.#text.charCodeAt(start);
    this.#count = count + 1;
  }

  #grow(): void {
    const length = this.#start.length * 2;
    const longer = (array: Int32Array): Int32Array => {
      const grown = new Int32Array(length);
      grown.set(array);
      return grown;
    };
    this.#start = longer(this.#start);
    this.#end = longer(this.#end);
    this.#id = longer(this.#id);
    const flags = new Uint8Array(length);
    flags.set(this.#flags);
    this.#flags = flags;
    const unit = new Uint16Array(length);
    unit.set(this.#unit);
    this.#unit = unit;
  }
}

/** Number of code units that a trailing clitic (`n't 's 'd 'm 're 've 'll`) takes, 0 if there is none or nothing but it. */
function cliticLength(units: Uint16Array, length: number): number {
  if (length >= 3 && units[length - 2] === APOSTROPHE) {
    const last = units[length - 1];
    if (last === 0x74) return units[length - 3] === 0x6e && length > 3 ? 3 : 0;
    return last === 0x73 || last === 0x64 || last === 0x6d ? 2 : 0;
  }
  if (length >= 4 && units[length - 3] === APOSTROPHE) {
    const a = units[length - 2];
    const b = units[length - 1];
    if ((a === 0x72 && b === 0x65) || (a === 0x76 && b === 0x65) || (a === 0x6c && b === 0x6c)) return 3;
  }
  return 0;
}

function letterAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const kind = characterClass(text.charCodeAt(at));
  return kind >= CharacterClass.Lower && kind <= CharacterClass.OtherLetter;
}

function digitAt(text: string, at: number): boolean {
  return at < text.length && characterClass(text.charCodeAt(at)) === CharacterClass.Digit;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Lower-cases one code unit; a letter whose small form is longer than one unit stays as it is. */
function lowerUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}
