/** The id of every key that the vocabulary does not hold. */
export const UNKNOWN = 0;

/** Start value of a token's hash (FNV-1a, Fowler, Noll, Vo). */
export const HASH_START = 0x811c9dc5 | 0;

/** Takes one more code unit into a hash. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/**
 * Where each part of a list begins, with the end behind the last: so far behind the begin of its group of eight, most in a
 * byte. A file holds them as they are used: to add up lengths at every start takes longer than all else that a page needs.
 */
export interface Starts {
  readonly groups: Uint32Array;
  readonly within: Uint8Array | Uint32Array;
}

/** The arrays of a vocabulary, as they lie in a file. */
export interface VocabularyArrays {
  /** Code units of all keys, one behind the other. */
  readonly units: Uint16Array;
  /** Where each key begins in `units`. */
  readonly starts: Starts;
  /** Open-addressing hash table of ids plus one; 0 is empty. Its length is a power of two. */
  readonly slots: Int32Array;
}

/**
 * Interned token keys. Keys lie in one pool of code units behind an open-addressing hash table, so that the tokenizer
 * finds the id of a token from its normalised code units without making a string.
 */
export class Vocabulary {
  #units: Uint16Array;
  #groups: Uint32Array;
  #within: Starts["within"];
  #slots: Int32Array;
  #count: number;

  constructor(keys: Iterable<string> = []) {
    this.#units = new Uint16Array(1 << 12);
    this.#groups = new Uint32Array(1 << 5);
    this.#within = new Uint32Array(1 << 8);
    this.#slots = new Int32Array(1 << 9);
    this.#count = 0;
    this.add("<unk>");
    for (const key of keys) this.add(key);
  }

  /** A vocabulary over arrays that `arrays` gave; they are copied when a key is added. */
  static from({ units, starts, slots }: VocabularyArrays): Vocabulary {
    const vocabulary = new Vocabulary();
    vocabulary.#units = units;
    vocabulary.#groups = starts.groups;
    vocabulary.#within = starts.within;
    vocabulary.#slots = slots;
    vocabulary.#count = starts.within.length - 1;
    return vocabulary;
  }

  /** Number of ids given out; ids are 0 … size − 1, and 0 is the unknown token. */
  get size(): number {
    return this.#count;
  }

  /** The vocabulary as arrays, cut to size. */
  arrays(): VocabularyArrays {
    return {
      units: this.#units.slice(0, this.#start(this.#count)),
      starts: groupStarts(Array.from({ length: this.#count + 1 }, (_, id) => this.#start(id))),
      slots: this.#slots,
    };
  }

  /** Id of a key, given out now if the key is new. */
  add(key: string): number {
    return this.addUnits(unitsOf(key));
  }

  /** `add` for a key that lies in an array; the units are copied. */
  addUnits(units: Uint16Array): number {
    const slot = this.#slot(units, units.length, hashUnits(units));
    if (this.#slots[slot] > 0) return this.#slots[slot] - 1;
    this.#append(units);
    this.#slots[slot] = this.#count;
    if (this.#count * 1.4 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return this.#count - 1;
  }

  /** Id of a key, `UNKNOWN` if there is none. */
  id(key: string): number {
    return this.findUnits(unitsOf(key));
  }

  /** `id` for a key that lies in an array. */
  findUnits(units: Uint16Array): number {
    return this.find(units, units.length, hashUnits(units));
  }

  /** Id of the key in `units[0, length)`, whose hash was gathered with `hashUnit` from `HASH_START`. */
  find(units: Uint16Array, length: number, hash: number): number {
    const entry = this.#slots[this.#slot(units, length, hash)];
    return entry > 0 ? entry - 1 : UNKNOWN;
  }

  /** The key of an id. */
  key(id: number): string {
    return String.fromCharCode(...this.#units.subarray(this.#start(id), this.#start(id + 1)));
  }

  #start(id: number): number {
    return this.#groups[id >> 3] + this.#within[id];
  }

  #slot(units: Uint16Array, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    const slots = this.#slots;
    const groups = this.#groups;
    const within = this.#within;
    const pool = this.#units;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const entry = slots[slot];
      if (entry === 0) return slot;
      const start = groups[(entry - 1) >> 3] + within[entry - 1];
      if (groups[entry >> 3] + within[entry] - start !== length) continue;
      let same = 0;
      while (same < length && pool[start + same] === units[same]) same++;
      if (same === length) return slot;
    }
  }

  #append(units: Uint16Array): void {
    const start = this.#start(this.#count);
    const end = start + units.length;
    // Arrays that came from a file are views of it: the first key added moves all of them.
    if (end > this.#units.length) {
      const units_ = new Uint16Array(Math.max(end, this.#units.length * 2));
      units_.set(this.#units);
      this.#units = units_;
    }
    if (this.#count + 2 > this.#within.length) {
      const within = new Uint32Array(this.#within.length * 2);
      for (let id = 0; id <= this.#count; id++) within[id] = this.#start(id);
      this.#within = within;
      this.#groups = new Uint32Array((within.length >> 3) + 1);
      this.#slots = this.#slots.slice();
    }
    this.#units.set(units, start);
    this.#count++;
    this.#within[this.#count] = end;
  }

  #rehash(length: number): void {
    this.#slots = new Int32Array(length);
    for (let id = 0; id < this.#count; id++) {
      const units = this.#units.subarray(this.#start(id), this.#start(id + 1));
      this.#slots[this.#slot(units, units.length, hashUnits(units))] = id + 1;
    }
  }
}

function groupStarts(starts: readonly number[]): Starts {
  const groups = Uint32Array.from({ length: (starts.length + 7) >> 3 }, (_, group) => starts[group << 3]);
  const within = starts.map((start, i) => start - groups[i >> 3]);
  const most = within.reduce((most, distance) => Math.max(most, distance), 0);
  const Fitting = most <= 0xff ? Uint8Array : Uint32Array;
  return { groups, within: Fitting.from(within) };
}

function hashUnits(units: Uint16Array): number {
  let hash = HASH_START;
  for (let i = 0; i < units.length; i++) hash = hashUnit(hash, units[i]);
  return hash;
}

function unitsOf(key: string): Uint16Array {
  const units = new Uint16Array(key.length);
  for (let i = 0; i < key.length; i++) units[i] = key.charCodeAt(i);
  return units;
}
