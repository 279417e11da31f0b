const SLOTS = 4;
const VALUE_BITS = 5;

/** Number of values a cell can hold. */
export const VALUES = 1 << VALUE_BITS;

/**
 * A map from 32-bit key hashes to values of 0 … 31 in two bytes an entry: a two-choice bucketed hash of fingerprints,
 * without the keys (Talbot and Osborne 2007). A key that was never put in is taken for present about once in 250 looks.
 */
export class Cells {
  readonly #cells: Uint16Array;
  readonly #buckets: number;

  constructor(cells: Uint16Array) {
    this.#cells = cells;
    this.#buckets = cells.length / SLOTS;
  }

  /** The value of a key, −1 if it has none. */
  get(hash: number): number {
    const other = mixAgain(hash);
    const print = fingerprint(hash, other);
    const cells = this.#cells;
    let at = ((hash >>> 0) % this.#buckets) * SLOTS;
    for (let i = at; i < at + SLOTS; i++) if (cells[i] >>> VALUE_BITS === print) return cells[i] & (VALUES - 1);
    at = ((other >>> 0) % this.#buckets) * SLOTS;
    for (let i = at; i < at + SLOTS; i++) if (cells[i] >>> VALUE_BITS === print) return cells[i] & (VALUES - 1);
    return -1;
  }
}

/** Fills cells by cuckoo hashing (Pagh and Rodler 2001; four slots a bucket). */
export class CellWriter {
  readonly cells: Uint16Array;
  readonly #hashes: Int32Array;
  readonly #buckets: number;
  #turn = 0;

  /** `count` is the number of keys that will be put in. */
  constructor(count: number) {
    this.#buckets = Math.ceil(count / 0.95 / SLOTS) + 1;
    this.cells = new Uint16Array(this.#buckets * SLOTS);
    this.#hashes = new Int32Array(this.cells.length);
  }

  /** Puts a value of 0 … 31 under a key hash; throws `RangeError` if the table is too full. */
  put(key: number, value: number): void {
    let hash = key;
    let cell = (fingerprint(hash, mixAgain(hash)) << VALUE_BITS) | value;
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

function fingerprint(one: number, two: number): number {
  const print = ((one >>> 21) ^ (two >>> 11)) & 0x7ff;
  return print === 0 ? 1 : print;
}

/** The values that lose least in the mean when each number is taken for its nearest: quantiles, then Lloyd's iteration. Ascending. */
export function codebook(numbers: Float32Array): Float32Array {
  const sorted = numbers.slice().sort();
  const book = Float32Array.from(
    { length: VALUES },
    (_, k) => sorted[Math.floor(((k + 0.5) / VALUES) * sorted.length)] ?? 0,
  );
  for (let round = 0; round < 20; round++) {
    const sum = new Float64Array(VALUES);
    const count = new Float64Array(VALUES);
    let k = 0;
    for (const number of sorted) {
      while (k + 1 < VALUES && Math.abs(book[k + 1] - number) <= Math.abs(book[k] - number)) k++;
      sum[k] += number;
      count[k]++;
    }
    for (let j = 0; j < VALUES; j++) if (count[j] > 0) book[j] = sum[j] / count[j];
    book.sort();
  }
  return book;
}

/** Index of the code book's value nearest to a number. */
export function nearest(book: Float32Array, number: number): number {
  let low = 0;
  let high = VALUES - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (book[middle + 1] - number > number - book[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
