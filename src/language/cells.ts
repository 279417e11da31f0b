const SLOTS = 4;
const CELL_BITS = 16;
/** Most keys that are looked up at once. */
export const MOST_AT_ONCE = 1024;

/**
 * A map from 32-bit key hashes to small values in two bytes an entry: a two-choice bucketed hash of fingerprints, without
 * the keys (Talbot and Osborne 2007). With values of n bits, a key that was never put in is taken for present about once
 * in 2^(13 − n) looks.
 */
export class Cells {
  readonly #cells: Uint16Array;
  readonly #buckets: number;
  readonly #valueBits: number;
  readonly #perBucket: number;
  readonly #one = new Int32Array(MOST_AT_ONCE);
  readonly #two = new Int32Array(MOST_AT_ONCE);
  readonly #prints = new Int32Array(MOST_AT_ONCE);

  /** `valueBits` is what the cells were written with. */
  constructor(cells: Uint16Array, valueBits: number) {
    this.#cells = cells;
    this.#buckets = cells.length / SLOTS;
    this.#valueBits = valueBits;
    this.#perBucket = 1 / this.#buckets;
  }

  /** The value of a key, −1 if it has none. */
  get(hash: number): number {
    const other = mixAgain(hash);
    const bits = this.#valueBits;
    const print = fingerprint(hash, other, bits);
    const mask = (1 << bits) - 1;
    const cells = this.#cells;
    const one = this.#bucket(hash >>> 0) * SLOTS;
    const two = this.#bucket(other >>> 0) * SLOTS;
    for (let i = one; i < one + SLOTS; i++) if (cells[i] >>> bits === print) return cells[i] & mask;
    for (let i = two; i < two + SLOTS; i++) if (cells[i] >>> bits === print) return cells[i] & mask;
    return -1;
  }

  /**
   * `get` for the first `count` keys of a list, at most `MOST_AT_ONCE`. Nearly every look misses the processor's cache: all
   * cells are touched before any is compared, so that memory answers them together.
   */
  getAll(hashes: Int32Array, count: number, values: Int32Array): void {
    const cells = this.#cells;
    const bits = this.#valueBits;
    const mask = (1 << bits) - 1;
    let touched = 0;
    for (let k = 0; k < count; k++) {
      const hash = hashes[k];
      const other = mixAgain(hash);
      const one = this.#bucket(hash >>> 0) * SLOTS;
      const two = this.#bucket(other >>> 0) * SLOTS;
      touched |= cells[one] | cells[two];
      this.#one[k] = one;
      this.#two[k] = two;
      this.#prints[k] = fingerprint(hash, other, bits);
    }
    for (let k = 0; k < count; k++) {
      const print = this.#prints[k];
      let value = touched < 0 ? 0 : -1;
      const [one, two] = [this.#one[k], this.#two[k]];
      for (let i = one; i < one + SLOTS && value < 0; i++) if (cells[i] >>> bits === print) value = cells[i] & mask;
      for (let i = two; i < two + SLOTS && value < 0; i++) if (cells[i] >>> bits === print) value = cells[i] & mask;
      values[k] = value;
    }
  }

  /** `hash % buckets` without a division, which takes longer than all the rest. */
  #bucket(hash: number): number {
    const rest = hash - Math.floor(hash * this.#perBucket) * this.#buckets;
    return rest < 0 ? rest + this.#buckets : rest < this.#buckets ? rest : rest - this.#buckets;
  }
}

/** Fills cells by cuckoo hashing (Pagh and Rodler 2001; four slots a bucket). */
export class CellWriter {
  readonly cells: Uint16Array;
  readonly #hashes: Int32Array;
  readonly #buckets: number;
  readonly #valueBits: number;
  #turn = 0;

  /** `count` is the number of keys that will be put in, with values below 2^`valueBits`. */
  constructor(count: number, valueBits: number) {
    this.#valueBits = valueBits;
    this.#buckets = Math.ceil(count / 0.95 / SLOTS) + 1;
    this.cells = new Uint16Array(this.#buckets * SLOTS);
    this.#hashes = new Int32Array(this.cells.length);
  }

  /** Puts a value under a key hash; throws `RangeError` if the table is too full. */
  put(key: number, value: number): void {
    let hash = key;
    let cell = (fingerprint(hash, mixAgain(hash), this.#valueBits) << this.#valueBits) | value;
    let away = -1;
    for (let tries = 0; tries < 2000; tries++) {
      const one = (hash >>> 0) % this.#buckets;
      const two = (mixAgain(hash) >>> 0) % this.#buckets;
      for (const bucket of [one, two]) {
        for (let i = bucket * SLOTS; i < (bucket + 1) * SLOTS; i++) {
          if (this.cells[i] !== 0) continue;
          this.cells[i] = cell;
          this.#hashes[i] = hash;
          return;
        }
      }
      // Both buckets are full: take the place of a cell in the bucket this one was not thrown out of.
      const bucket = one === away ? two : one;
      const victim = bucket * SLOTS + (this.#turn++ & (SLOTS - 1));
      [cell, this.cells[victim]] = [this.cells[victim], cell];
      [hash, this.#hashes[victim]] = [this.#hashes[victim], hash];
      away = bucket;
    }
    throw new RangeError("the cell table is too full");
  }
}

/** Spreads a small number over 32 bits. */
export function spread(n: number): number {
  let h = Math.imul(n ^ (n >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

function mixAgain(hash: number): number {
  return spread(hash ^ 0x5bd1e995);
}

function fingerprint(one: number, two: number, valueBits: number): number {
  const print = ((one >>> 16) ^ (two >>> 11)) & ((1 << (CELL_BITS - valueBits)) - 1);
  return print === 0 ? 1 : print;
}

/**
 * The `size` values that lose least in the mean when each number is taken for its nearest: quantiles, then Lloyd's
 * iteration. Ascending.
 */
export function codebook(numbers: Float32Array, size: number): Float32Array {
  const sorted = numbers.slice().sort();
  const book = Float32Array.from(
    { length: size },
    (_, k) => sorted[Math.floor(((k + 0.5) / size) * sorted.length)] ?? 0,
  );
  for (let round = 0; round < 20; round++) {
    const sum = new Float64Array(size);
    const count = new Float64Array(size);
    let k = 0;
    for (const number of sorted) {
      while (k + 1 < size && Math.abs(book[k + 1] - number) <= Math.abs(book[k] - number)) k++;
      sum[k] += number;
      count[k]++;
    }
    for (let j = 0; j < size; j++) if (count[j] > 0) book[j] = sum[j] / count[j];
    book.sort();
  }
  return book;
}

/** Index of the code book's value nearest to a number. */
export function nearest(book: Float32Array, number: number): number {
  let low = 0;
  let high = book.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (book[middle + 1] - number > number - book[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
