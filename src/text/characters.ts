/** What a UTF-16 code unit is to the tokenizer. */
export enum CharacterClass {
  Unknown = 0,
  Space = 1,
  LineBreak = 2,
  Lower = 3,
  Upper = 4,
  /** A letter without case, or a combining mark: part of a word. */
  OtherLetter = 5,
  Digit = 6,
  Apostrophe = 7,
  Sign = 8,
  Surrogate = 9,
}

const classes = new Uint8Array(0x10000);

for (let unit = 0; unit < 0x80; unit++) classes[unit] = classify(unit);

/** Class of a code unit; looked up once with Unicode properties, then remembered. */
export function characterClass(unit: number): CharacterClass {
  const known = classes[unit];
  if (known !== CharacterClass.Unknown) return known;
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

/** By hand: what Unicode has to say of it takes milliseconds to load, at every start. */
function classifyAscii(unit: number): CharacterClass {
  if (unit === 0x20 || unit === 0x09 || unit === 0x0b || unit === 0x0c) return CharacterClass.Space;
  if (unit >= 0x61 && unit <= 0x7a) return CharacterClass.Lower;
  return unit >= 0x41 && unit <= 0x5a ? CharacterClass.Upper : CharacterClass.Sign;
}

function classify(unit: number): CharacterClass {
  if (unit >= 0xd800 && unit <= 0xdfff) return CharacterClass.Surrogate;
  if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) return CharacterClass.LineBreak;
  if (unit === 0x27 || unit === 0x2019 || unit === 0x02bc) return CharacterClass.Apostrophe;
  if (unit >= 0x30 && unit <= 0x39) return CharacterClass.Digit;
  if (unit < 0x80) return classifyAscii(unit);
  const character = String.fromCharCode(unit);
  // Soft hyphens, zero-width characters and the byte order mark carry no word of their own.
  if (/[\s\u00ad\u200b-\u200d\u2060\ufeff]/u.test(character)) return CharacterClass.Space;
  if (/\p{Ll}/u.test(character)) return CharacterClass.Lower;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return CharacterClass.Upper;
  if (/\p{L}|\p{M}|\p{N}/u.test(character)) return CharacterClass.OtherLetter;
  return CharacterClass.Sign;
}

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/** Whether the character that begins at `at` is a letter or a number. */
export function isLetterOrNumberAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  if (unit >= 0x80) return LETTER_OR_NUMBER.test(String.fromCodePoint(text.codePointAt(at) ?? unit));
  const kind = characterClass(unit);
  return kind >= CharacterClass.Lower && kind <= CharacterClass.Digit;
}

/** Whether the character that ends before `at` is a letter or a number. */
export function isLetterOrNumberBefore(text: string, at: number): boolean {
  return isLetterOrNumberAt(text, at - (characterClass(text.charCodeAt(at - 1)) === CharacterClass.Surrogate ? 2 : 1));
}

/** The sign that stands for a code unit in token keys: quotes straight, dashes plain. */
export function plainSign(unit: number): number {
  switch (unit) {
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x00ab:
    case 0x00bb:
      return 0x22;
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x02bc:
      return 0x27;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return 0x2d;
    default:
      return unit;
  }
}
