import { Protection } from "../text/protection.js";
import type { AlignedRecord } from "./aligned-record.js";
import { claimHeads, type HeadSet, isFree } from "./head-set.js";
import { ngramKey } from "./ngram-key.js";
import type { TokenSequence } from "./parallel.js";
import { type PairCounts, type PhrasePair, phrasePairs } from "./phrases.js";

/** Longest spun phrase, in tokens. */
export const MAX_PHRASE = 8;

/** Counts of one spun phrase in unprotected text. */
export interface TableEntry {
  readonly spun: string;
  /** Number of its tokens. */
  readonly length: number;
  /** Originals as they are written most often, with their counts, most frequent first. */
  originals: { readonly text: string; readonly count: number }[];
  /** Occurrences that the spinner had not touched. */
  identity: number;
  /** Occurrences that were only part of a replaced phrase. */
  other: number;
}

/** A spun version with its phrase pairs, or undefined where the record could not be aligned. */
export type PairLists = readonly (readonly PhrasePair[])[];

/** The phrase pairs of each spun version of a record. */
export function pairListsOf(item: AlignedRecord, heads: HeadSet, counts: PairCounts): PairLists {
  const claim = claimHeads(item.record.original, heads);
  return item.record.spun.map((_, version) => phrasePairs(item, claim, version, counts));
}

/** What befell each place where a phrase of the table matches. */
export type Outcome =
  | { readonly kind: "replaced"; readonly pair: PhrasePair }
  | { readonly kind: "identity" | "other" };

/** Marks of a spun text: for each token the index of the changed pair that covers it, −1 where it is the author's own. */
export function coverage(item: AlignedRecord, version: number, pairs: readonly PhrasePair[]): Int32Array {
  const original = item.record.original.ids;
  const spun = item.record.spun[version].ids;
  const cover = new Int32Array(spun.length).fill(-1);
  for (const [index, pair] of pairs.entries()) {
    if (!isUntouched(original, spun, pair)) cover.fill(index, pair.spunFrom, pair.spunTo);
  }
  return cover;
}

/** What befell `[from, to)` of a spun text. */
export function outcomeAt(cover: Int32Array, pairs: readonly PhrasePair[], from: number, to: number): Outcome {
  const first = cover[from];
  if (first >= 0) {
    const pair = pairs[first];
    if (pair.spunFrom === from && pair.spunTo === to) return { kind: "replaced", pair };
    return { kind: "other" };
  }
  for (let i = from + 1; i < to; i++) if (cover[i] >= 0) return { kind: "other" };
  return { kind: "identity" };
}

function isUntouched(original: Int32Array, spun: Int32Array, { from, to, spunFrom, spunTo }: PhrasePair): boolean {
  if (to - from !== spunTo - spunFrom) return false;
  for (let i = 0; i < to - from; i++) if (original[from + i] !== spun[spunFrom + i]) return false;
  return true;
}

interface Tally {
  count: number;
  /** Spellings (capitals, apostrophes) with their counts. */
  readonly surfaces: Map<string, number>;
}

interface OpenEntry extends TableEntry {
  readonly first: number;
  readonly byOriginal: Map<number, Tally>;
}

/** Counts the phrase table: for each spun phrase its originals, how often it was untouched, and how often part of another. */
export class TableCounter {
  readonly #entries = new Map<number, OpenEntry>();
  readonly #longest = new Map<number, number>();

  /** First pass: the pairs themselves. */
  addPairs(item: AlignedRecord, lists: PairLists): void {
    const original = item.record.original;
    for (const [version, pairs] of lists.entries()) {
      const spun = item.record.spun[version];
      for (const pair of pairs) {
        const { from, to, spunFrom, spunTo } = pair;
        if (spunTo - spunFrom > MAX_PHRASE || to - from > MAX_PHRASE || isUntouched(original.ids, spun.ids, pair))
          continue;
        const key = ngramKey(spun.ids, spunFrom, spunTo);
        let entry = this.#entries.get(key);
        if (!entry) {
          const text = surfaceOf(spun, spunFrom, spunTo).toLowerCase();
          const length = spunTo - spunFrom;
          entry = {
            spun: text,
            first: spun.ids[spunFrom],
            length,
            originals: [],
            identity: 0,
            other: 0,
            byOriginal: new Map(),
          };
          this.#entries.set(key, entry);
        }
        const originalKey = ngramKey(original.ids, from, to);
        let tally = entry.byOriginal.get(originalKey);
        if (!tally) {
          tally = { count: 0, surfaces: new Map() };
          entry.byOriginal.set(originalKey, tally);
        }
        tally.count++;
        const { surface, weight } = writtenOf(original, from, to);
        tally.surfaces.set(surface, (tally.surfaces.get(surface) ?? 0) + weight);
      }
    }
  }

  /** Drops phrases seen too rarely to be worth counting further. */
  prune(minCount: number): void {
    for (const [key, entry] of this.#entries) {
      entry.originals = [...entry.byOriginal.values()]
        .filter(({ count }) => count >= minCount)
        .map(({ count, surfaces }) => ({ text: mostFrequent(surfaces), count }))
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
      entry.byOriginal.clear();
      if (entry.originals.length === 0) this.#entries.delete(key);
      else this.#longest.set(entry.first, Math.max(entry.length, this.#longest.get(entry.first) ?? 0));
    }
  }

  /** Second pass: the places where a phrase stands without having been put there. */
  addMatches(item: AlignedRecord, lists: PairLists): void {
    for (const [version, pairs] of lists.entries()) {
      const { ids, protection } = item.record.spun[version];
      const cover = coverage(item, version, pairs);
      for (let at = 0; at < ids.length; at++) {
        const longest = Math.min(this.#longest.get(ids[at]) ?? 0, ids.length - at);
        for (let length = 1; length <= longest; length++) {
          if (!isFree(protection, at, at + length)) continue;
          const entry = this.#entries.get(ngramKey(ids, at, at + length));
          if (!entry) continue;
          const { kind } = outcomeAt(cover, pairs, at, at + length);
          if (kind === "identity") entry.identity++;
          else if (kind === "other") entry.other++;
        }
      }
    }
  }

  entries(): TableEntry[] {
    return [...this.#entries.values()];
  }
}

/** A table entry as a line: spun phrase, untouched, part of another, then original and count in turn; parted by tabs. */
export function formatEntry({ spun, originals, identity, other }: TableEntry): string {
  return [spun, identity, other, ...originals.flatMap(({ text, count }) => [text, count])].join("\t");
}

/** A range of tokens as it is written: apostrophes straight, white space single. */
function surfaceOf({ text, start, end }: TokenSequence, from: number, to: number): string {
  return text
    .slice(start[from], end[to - 1])
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\s+/g, " ");
}

/** How an original is written. The capital of a sentence's first word counts for nothing where the word is seen elsewhere. */
function writtenOf(sequence: TokenSequence, from: number, to: number): { surface: string; weight: number } {
  const surface = surfaceOf(sequence, from, to);
  const initial = sequence.protection[from] & Protection.Initial && !/^I\b/.test(surface);
  if (!initial) return { surface, weight: 1 };
  return { surface: surface[0].toLowerCase() + surface.slice(1), weight: 1e-6 };
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0][0];
}
