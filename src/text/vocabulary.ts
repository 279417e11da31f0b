/** The id of every key that the vocabulary does not hold. */
export const UNKNOWN = 0;

/**
 * Interned token keys. Keys lie in one pool of code units behind an open-addressing hash table, so that the tokenizer
 * finds the id of a token from its normalised code units without making a string.
 */
export class Vocabulary {
  #units = new Uint16Array(1 << 12);
  #offsets = new Uint32Array(1 << 8);
  #slots = new Int32Array(1 << 9);
  #count = 0;

  constructor(keys: Iterable<string> = []) {
    this.add("<unk>");
    for (const key of keys) this.add(key);
  }

  /** Number of ids given out; ids are 0 … size − 1, and 0 is the unknown token. */
  get size(): number {
    return this.#count;
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
    if (this.#count * 2 > this.#slots.length) this.#grow();
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
    const slot = this.#slot(units, length, hash);
    return this.#slots[slot] > 0 ? this.#slots[slot] - 1 : UNKNOWN;
  }

  /** The key of an id. */
  key(id: number): string {
    return String.fromCharCode(...this.#units.subarray(this.#offsets[id], this.#offsets[id + 1]));
  }

  #slot(units: Uint16Array, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    const slots = this.#slots;
    const offsets = this.#offsets;
    const pool = this.#units;
    let slot = (hash ^ (hash >>> 15)) & mask;
    probe: for (; ; slot = (slot + 1) & mask) {
      const entry = slots[slot];
      if (entry === 0) return slot;
      const start = offsets[entry - 1];
      if (offsets[entry] - start !== length) continue;
      for (let i = 0; i < length; i++) if (pool[start + i] !== units[i]) continue probe;
      return slot;
    }
  }

  #append(units: Uint16Array): void {
    const start = this.#offsets[this.#count];
    const end = start + units.length;
    if (end > this.#units.length) this.#units = enlarged(this.#units, Math.max(end, this.#units.length * 2));
    if (this.#count + 2 > this.#offsets.length) this.#offsets = enlarged(this.#offsets, this.#offsets.length * 2);
    this.#units.set(units, start);
    this.#count++;
    this.#offsets[this.#count] = end;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let id = 0; id < this.#count; id++) {
      const units = this.#units.subarray(this.#offsets[id], this.#offsets[id + 1]);
      this.#slots[this.#slot(units, units.length, hashUnits(units))] = id + 1;
    }
  }
}

/** Start value of a token's hash (FNV-1a, Fowler, Noll, Vo). */
export const HASH_START = 0x811c9dc5 | 0;

/** Takes one more code unit into a hash. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
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

function enlarged<T extends Uint16Array | Uint32Array>(array: T, length: number): T {
  const larger = array instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
  larger.set(array);
  return larger as T;
}
