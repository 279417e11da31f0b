import { readLines } from "./read-lines.js";

/** Words of a count table with their figures, by word id. */
export interface UnigramCounts {
  readonly words: string[];
  readonly count: Float64Array;
  /** Distinct words seen before each word. */
  readonly left: Float64Array;
  /** Distinct words seen behind each word. */
  readonly right: Float64Array;
}

/** N-grams of one order as parallel arrays of word ids and figures. */
export interface NgramCounts {
  readonly size: number;
  readonly words: readonly Uint16Array[];
  readonly count: Uint32Array;
  /** Distinct words before the n-gram; for n-grams at a sentence's start, which have none, their count. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

/** Reads `word TAB count TAB left TAB right` lines; the line number is the word's id. */
export async function readUnigrams(path: string): Promise<UnigramCounts> {
  const words: string[] = [];
  const figures: number[] = [];
  for await (const line of readLines(path)) {
    const [word, count, left, right] = line.split("\t");
    words.push(word);
    figures.push(Number(count), Number(left), Number(right));
  }
  const column = (at: number): Float64Array => Float64Array.from(words, (_, i) => figures[3 * i + at]);
  return { words, count: column(0), left: column(1), right: column(2) };
}

/** Reads `n-gram TAB count TAB left TAB right` lines of one order; n-grams with unlisted words are left out. */
export async function readNgrams(path: string, order: number, ids: ReadonlyMap<string, number>): Promise<NgramCounts> {
  let capacity = 1 << 20;
  let words = Array.from({ length: order }, () => new Uint16Array(capacity));
  let figures = Array.from({ length: 3 }, () => new Uint32Array(capacity));
  let size = 0;
  for await (const line of readLines(path)) {
    const [ngram, ...numbers] = line.split("\t");
    const parts = ngram.split(" ");
    if (size === capacity) {
      capacity *= 2;
      words = words.map((array) => extended(array, new Uint16Array(capacity)));
      figures = figures.map((array) => extended(array, new Uint32Array(capacity)));
    }
    let known = parts.length === order;
    for (let i = 0; i < order && known; i++) {
      const id = ids.get(parts[i]);
      if (id === undefined) known = false;
      else words[i][size] = id;
    }
    if (!known) continue;
    for (let i = 0; i < 3; i++) figures[i][size] = Number(numbers[i] ?? 0);
    size++;
  }
  return { size, words, count: figures[0], left: figures[1], right: figures[2] };
}

function extended<T extends Uint16Array | Uint32Array>(array: T, longer: T): T {
  longer.set(array);
  return longer;
}
