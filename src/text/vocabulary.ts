/** The id of every key that the vocabulary does not hold. */
export const UNKNOWN = 0;

/** Start value of a hash (FNV-1a; Fowler, Noll, Vo). */
export const HASH_START = 0x811c9dc5 | 0;

/** Takes one more code unit into a hash. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** A key of up to so many small letters of the Latin alphabet is a number of five bits a letter: most words are, and are found so. */
export const MOST_LETTERS = 12;
/** The higher half of the number that a single sign is; the lower one is its code unit. */
export const SIGN = 0x40000000;
/** Keys that are no number: the higher half is their hash, with this bit, and the lower one the place where they are spelled. */
const SPELLED = 0x80000000 | 0;

/** The bits of one letter. */
export const LETTER = 0x1f;
/** The bits of the six letters that fit the lower half. */
export const LOW = 0x3fffffff;

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/** The arrays of a vocabulary, as they lie in a file. */
export interface VocabularyArrays {
  /** Of each key two numbers, the higher half first. */
  readonly codes: Int32Array;
  /** Keys that are no number: the length, in two units, and the code units of each. */
  readonly spelled: Uint16Array;
  /** Open-addressing hash table of ids plus one; 0 is empty. Its length is a power of two. */
  readonly slots: Int32Array;
}

/**
 * Interned token keys behind an open-addressing hash table, so that the tokenizer finds the id of a token from its
 * normalised code units without making a string, and that of most words without looking at their units a second time.
 */
export class Vocabulary {
  #codes: Int32Array;
  #spelled: Uint16Array;
  #slots: Int32Array;
  #count = 0;
  #spelledTo = 0;
  /** What `#read` found. */
  #high = 0;
  #low = 0;

  constructor(keys: Iterable<string> = []) {
    this.#codes = new Int32Array(1 << 9);
    this.#spelled = new Uint16Array(1 << 10);
    this.#slots = new Int32Array(1 << 9);
    this.add("<unk>");
    for (const key of keys) this.add(key);
  }

  /** A vocabulary over arrays that `arrays` gave; they are copied when a key is added. */
  static from({ codes, spelled, slots }: VocabularyArrays): Vocabulary {
    const vocabulary = new Vocabulary();
    vocabulary.#codes = codes;
    vocabulary.#spelled = spelled;
    vocabulary.#slots = slots;
    vocabulary.#count = codes.length >> 1;
    vocabulary.#spelledTo = spelled.length;
    return vocabulary;
  }

  /** Number of ids given out; ids are 0 … size − 1, and 0 is the unknown token. */
  get size(): number {
    return this.#count;
  }

  /** The vocabulary as arrays, cut to size. */
  arrays(): VocabularyArrays {
    return {
      codes: this.#codes.slice(0, this.#count * 2),
      spelled: this.#spelled.slice(0, this.#spelledTo),
      slots: this.#slots,
    };
  }

  /** Id of a key, given out now if the key is new. */
  add(key: string): number {
    return this.addUnits(unitsOf(key));
  }

  /** `add` for a key that lies in an array; the units are copied. */
  addUnits(units: Uint16Array, from = 0, to = units.length): number {
    const known = this.#lookUp(units, from, to);
    if (known >= 0) return known;
    // Arrays that came from a file are views of it: the first key added moves all of them.
    if (this.#count * 2 === this.#codes.length) {
      this.#codes = longer(this.#codes, new Int32Array(this.#codes.length * 2));
      this.#slots = this.#slots.slice();
    }
    if (this.#high < 0) this.#spell(units, from, to);
    const id = this.#count++;
    this.#codes[id * 2] = this.#high;
    this.#codes[id * 2 + 1] = this.#low;
    if (this.#count * 1.4 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    else this.#enter(id);
    return id;
  }

  /** Id of a key, `UNKNOWN` if there is none. */
  id(key: string): number {
    return this.find(unitsOf(key), 0, key.length);
  }

  /** `id` for the key in `units[from, to)`. */
  find(units: Uint16Array, from: number, to: number): number {
    return Math.max(UNKNOWN, this.#lookUp(units, from, to));
  }

  /** `id` for a key that is a number, given its halves. */
  findCode(high: number, low: number): number {
    return Math.max(UNKNOWN, this.#findCode(high, low));
  }

  /** The key of an id. */
  key(id: number): string {
    const high = this.#codes[id * 2];
    let low = this.#codes[id * 2 + 1];
    if (high === SIGN) return String.fromCharCode(low);
    if (high < 0) {
      const from = low + 2;
      return String.fromCharCode(...this.#spelled.subarray(from, from + this.#lengthAt(low)));
    }
    let key = "";
    for (const half of [low, high]) {
      for (low = half; low !== 0; low >>>= 5) key = String.fromCharCode(SMALL_A - 1 + (low & LETTER)) + key;
    }
    return key;
  }

  /** Reads a key, and finds its id; −1 if it has none. */
  #lookUp(units: Uint16Array, from: number, to: number): number {
    this.#read(units, from, to);
    return this.#high < 0 ? this.#findSpelled(units, from, to) : this.#findCode(this.#high, this.#low);
  }

  #read(units: Uint16Array, from: number, to: number): void {
    let [high, low] = [0, 0];
    let at = from;
    for (; at < to && at - from < MOST_LETTERS; at++) {
      const unit = units[at];
      if (unit < SMALL_A || unit > SMALL_Z) break;
      high = (high << 5) | (low >>> 25);
      low = ((low << 5) & LOW) | (unit & LETTER);
    }
    const isSign = at < to && to - from === 1;
    if (isSign) [high, low] = [SIGN, units[from]];
    else if (at < to) [high, low] = [SPELLED | hashUnits(units, from, to), 0];
    this.#high = high;
    this.#low = low;
  }

  #findCode(high: number, low: number): number {
    const slots = this.#slots;
    const codes = this.#codes;
    const mask = slots.length - 1;
    for (let slot = hashOf(high, low) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot] - 1;
      if (id < 0 || (codes[id * 2 + 1] === low && codes[id * 2] === high)) return id;
    }
  }

  #findSpelled(units: Uint16Array, from: number, to: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hashOf(this.#high, 0) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot] - 1;
      if (id < 0 || (this.#codes[id * 2] === this.#high && this.#isSpelled(id, units, from, to))) return id;
    }
  }

  #isSpelled(id: number, units: Uint16Array, from: number, to: number): boolean {
    const place = this.#codes[id * 2 + 1];
    if (this.#lengthAt(place) !== to - from) return false;
    for (let i = from; i < to; i++) if (this.#spelled[place + 2 + i - from] !== units[i]) return false;
    return true;
  }

  #lengthAt(place: number): number {
    return this.#spelled[place] | (this.#spelled[place + 1] << 16);
  }

  #spell(units: Uint16Array, from: number, to: number): void {
    const place = this.#spelledTo;
    this.#spelledTo += 2 + to - from;
    if (this.#spelledTo > this.#spelled.length) {
      this.#spelled = longer(this.#spelled, new Uint16Array(this.#spelledTo * 2));
    }
    this.#spelled[place] = (to - from) & 0xffff;
    this.#spelled[place + 1] = (to - from) >>> 16;
    this.#spelled.set(units.subarray(from, to), place + 2);
    this.#low = place;
  }

  #enter(id: number): void {
    const mask = this.#slots.length - 1;
    const high = this.#codes[id * 2];
    let slot = hashOf(high, high < 0 ? 0 : this.#codes[id * 2 + 1]) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }

  #rehash(length: number): void {
    this.#slots = new Int32Array(length);
    for (let id = 0; id < this.#count; id++) this.#enter(id);
  }
}

function hashOf(high: number, low: number): number {
  const hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

function hashUnits(units: Uint16Array, from: number, to: number): number {
  let hash = HASH_START;
  for (let i = from; i < to; i++) hash = hashUnit(hash, units[i]);
  return hash;
}

function longer<T extends Int32Array | Uint16Array>(array: T, grown: T): T {
  grown.set(array);
  return grown;
}

function unitsOf(key: string): Uint16Array {
  const units = new Uint16Array(key.length);
  for (let i = 0; i < key.length; i++) units[i] = key.charCodeAt(i);
  return units;
}
