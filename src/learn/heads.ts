import { PROTECTED, Protection } from "../text/protection.js";
import { TokenFlag } from "../text/tokens.js";
import type { Hunk } from "./diff.js";
import { diffLines } from "./diff-lines.js";
import { ngramKey } from "./ngram-key.js";
import type { ParallelRecord, TokenSequence } from "./parallel.js";

/** Longest head, in tokens. */
export const MAX_HEAD = 6;

/** A record with the replaced stretches of each spun version, in token indexes of the whole texts. */
export interface AlignedRecord {
  readonly record: ParallelRecord;
  readonly hunks: readonly (readonly Hunk[])[];
}

/** Aligns a record line by line; undefined if a spun version has another number of lines. */
export function alignRecord(record: ParallelRecord): AlignedRecord | undefined {
  const hunks: Hunk[][] = [];
  for (const spun of record.spun) {
    const found = diffLines(record.original, spun);
    if (found === undefined) return undefined;
    hunks.push(found);
  }
  return { record, hunks };
}

/** What happened to the tokens of an original in any of its spun versions. */
export interface Touches {
  /** 1 where the token was replaced. */
  readonly token: Uint8Array;
  /** 1 where words were inserted before the token. */
  readonly gap: Uint8Array;
}

export function touchesOf({ record, hunks }: AlignedRecord): Touches {
  const token = new Uint8Array(record.original.ids.length);
  const gap = new Uint8Array(record.original.ids.length + 1);
  for (const version of hunks) {
    for (const { from, to } of version) {
      if (from === to) gap[from] = 1;
      else token.fill(1, from, to);
    }
  }
  return { token, gap };
}

/** Token sequences, looked up by their ids. */
export class HeadSet {
  readonly #heads = new Map<number, Int32Array>();
  /** Length of the longest head that begins with a token. */
  readonly #longest = new Map<number, number>();
  readonly #growing = new Set<number>();

  get size(): number {
    return this.#heads.size;
  }

  /** `grows` says that the head is kept and words are put beside it ("content material" for "content"). */
  add(head: Int32Array, grows = false): void {
    const key = ngramKey(head, 0, head.length);
    this.#heads.set(key, head);
    if (grows) this.#growing.add(key);
    this.#longest.set(head[0], Math.max(head.length, this.#longest.get(head[0]) ?? 0));
  }

  delete(head: Int32Array): void {
    this.#heads.delete(ngramKey(head, 0, head.length));
  }

  has(ids: Int32Array, from: number, to: number): boolean {
    return this.#heads.has(ngramKey(ids, from, to));
  }

  grows(ids: Int32Array, from: number, to: number): boolean {
    return this.#growing.has(ngramKey(ids, from, to));
  }

  values(): IterableIterator<Int32Array> {
    return this.#heads.values();
  }

  /** Longest length of a head that may begin at `at`; no head is promised. */
  reach(ids: Int32Array, at: number): number {
    return this.#longest.get(ids[at]) ?? 0;
  }
}

/** Marks what a thesaurus spinner would claim: longer heads before shorter ones, left to right; `claim[i]` is the length of the head at i. */
export function claimHeads(sequence: TokenSequence, heads: HeadSet): Uint8Array {
  const { ids } = sequence;
  const claim = new Uint8Array(ids.length);
  const taken = new Uint8Array(ids.length);
  for (let length = MAX_HEAD; length > 0; length--) {
    for (let at = 0; at + length <= ids.length; at++) {
      if (heads.reach(ids, at) < length || taken[at] || taken[at + length - 1]) continue;
      if (!heads.has(ids, at, at + length) || !isPhrase(sequence, at, at + length)) continue;
      if (length > 2 && taken.subarray(at, at + length).includes(1)) continue;
      claim[at] = length;
      taken.fill(1, at, at + length);
      at += length - 1;
    }
  }
  return claim;
}

interface Tally {
  readonly ids: Int32Array;
  /** Occurrences with a touch inside. */
  hits: number;
  /** Occurrences with an insertion beside them only. */
  edgeHits: number;
  occurrences: number;
}

const ROUNDS = 2;
const MIN_RATE = 0.85;
/** Longer sequences are touched by chance more often, so they need more witnesses. */
const MIN_HITS = [0, 3, 4, 6, 9, 12, 15];
/** An insertion beside a single word is weak evidence that the word is a head: ask for more of it. */
const MIN_EDGE_HITS = 15;

/**
 * Finds the heads of the spinner's thesaurus with their true extents. A thesaurus spinner replaces a head wherever it
 * stands unprotected and no longer head claims it; a head is thus a shortest token sequence that is touched in (almost)
 * all of its unclaimed occurrences. What the heads found so far explain is set aside before longer ones are tried.
 * Heads that are `known` beforehand stay.
 */
export function findHeads(aligned: readonly AlignedRecord[], known: readonly Int32Array[] = []): HeadSet {
  const heads = new HeadSet();
  for (const head of known) heads.add(head);
  const touches = aligned.map(touchesOf);
  for (let round = 0; round < ROUNDS; round++) {
    for (let length = 1; length <= MAX_HEAD; length++) {
      const tallies = new Map<number, Tally>();
      const claims = aligned.map(({ record }) => claimHeads(record.original, heads));
      for (const [i, { record }] of aligned.entries())
        countHits(record.original, heads, touches[i], claims[i], length, tallies);
      for (const [i, { record }] of aligned.entries()) {
        countOccurrences(record.original, touches[i], claims[i], length, tallies);
      }
      for (const tally of tallies.values()) {
        if (isHead(tally)) heads.add(tally.ids, tally.edgeHits > tally.hits);
      }
    }
    prune(aligned, touches, heads);
    for (const head of known) heads.add(head);
  }
  return heads;
}

function isHead({ ids, hits, edgeHits, occurrences }: Tally): boolean {
  if (hits + edgeHits < MIN_RATE * occurrences) return false;
  return hits >= MIN_HITS[ids.length] || edgeHits >= MIN_EDGE_HITS;
}

/** Counts the sequences of one length that hold a touch which no claimed head explains. */
function countHits(
  sequence: TokenSequence,
  heads: HeadSet,
  touches: Touches,
  claim: Uint8Array,
  length: number,
  tallies: Map<number, Tally>,
): void {
  const { ids } = sequence;
  const owner = ownersOf(claim);
  const leftover = (i: number): boolean => touches.token[i] === 1 && owner[i] < 0;
  // An insertion is explained by a head around it or on either side of it.
  const leftoverGap = (i: number): boolean => touches.gap[i] === 1 && owner[i] < 0 && (i === 0 || owner[i - 1] < 0);
  const growsBeside = (i: number): boolean =>
    (owner[i] >= 0 && heads.grows(ids, owner[i], owner[i] + claim[owner[i]])) ||
    (owner[i - 1] >= 0 && heads.grows(ids, owner[i - 1], owner[i - 1] + claim[owner[i - 1]]));
  for (let at = 0; at + length <= ids.length; at++) {
    if (!isPhrase(sequence, at, at + length) || cutsClaim(owner, at, at + length)) continue;
    let hit = false;
    for (let i = at; i < at + length && !hit; i++) hit = leftover(i) || (i > at && leftoverGap(i));
    // An insertion between a head and its neighbour may belong to a longer head.
    for (let i = at + 1; i < at + length && !hit; i++) {
      hit = touches.gap[i] === 1 && owner[i] !== owner[i - 1] && !growsBeside(i);
    }
    const edgeHit = !hit && length === 1 && (leftoverGap(at) || leftoverGap(at + 1));
    if (!hit && !edgeHit) continue;
    const key = ngramKey(ids, at, at + length);
    let tally = tallies.get(key);
    if (!tally) {
      tally = { ids: ids.slice(at, at + length), hits: 0, edgeHits: 0, occurrences: 0 };
      tallies.set(key, tally);
    }
    if (hit) tally.hits++;
    else tally.edgeHits++;
  }
}

function countOccurrences(
  sequence: TokenSequence,
  { token }: Touches,
  claim: Uint8Array,
  length: number,
  tallies: Map<number, Tally>,
): void {
  const { ids } = sequence;
  const owner = ownersOf(claim);
  for (let at = 0; at + length <= ids.length; at++) {
    if (!isPhrase(sequence, at, at + length) || cutsClaim(owner, at, at + length)) continue;
    // Beside a replaced word an alignment cannot tell whether something was inserted.
    if (length === 1 && !token[at] && (token[at + 1] || token[at - 1])) continue;
    const tally = tallies.get(ngramKey(ids, at, at + length));
    if (tally) tally.occurrences++;
  }
}

/** Drops the heads of several words that a shorter head within them explains. */
function prune(aligned: readonly AlignedRecord[], touches: readonly Touches[], heads: HeadSet): void {
  const tallies = new Map<number, Tally>();
  for (const head of heads.values()) {
    if (head.length > 1)
      tallies.set(ngramKey(head, 0, head.length), { ids: head, hits: 0, edgeHits: 0, occurrences: 0 });
  }
  for (const [index, { record }] of aligned.entries()) {
    const { ids } = record.original;
    const claim = claimHeads(record.original, heads);
    for (let at = 0; at < ids.length; at++) {
      const length = claim[at];
      if (length < 2) continue;
      const tally = tallies.get(ngramKey(ids, at, at + length));
      if (!tally) continue;
      tally.occurrences++;
      const inner = innerHead(heads, ids, at, at + length);
      if (!inner || touchedOutside(touches[index], at, at + length, inner, heads.grows(ids, ...inner))) tally.hits++;
    }
  }
  for (const { ids, hits, occurrences } of tallies.values()) {
    if (occurrences === 0 || hits < 0.3 * occurrences) heads.delete(ids);
  }
}

/** Longest head strictly inside a range. */
function innerHead(heads: HeadSet, ids: Int32Array, from: number, to: number): readonly [number, number] | undefined {
  for (let length = to - from - 1; length > 0; length--) {
    for (let at = from; at + length <= to; at++) if (heads.has(ids, at, at + length)) return [at, at + length];
  }
  return undefined;
}

function touchedOutside(
  touches: Touches,
  from: number,
  to: number,
  [innerFrom, innerTo]: readonly [number, number],
  innerGrows: boolean,
): boolean {
  for (let i = from; i < to; i++) {
    if ((i < innerFrom || i >= innerTo) && touches.token[i]) return true;
    const explained = innerGrows ? i >= innerFrom && i <= innerTo : i > innerFrom && i < innerTo;
    if (i > from && !explained && touches.gap[i]) return true;
  }
  return false;
}

/** Index of the claimed head that each token belongs to, −1 if none. */
function ownersOf(claim: Uint8Array): Int32Array {
  const owner = new Int32Array(claim.length + 1).fill(-1);
  for (let at = 0; at < claim.length; at++) if (claim[at]) owner.fill(at, at, at + claim[at]);
  return owner;
}

function cutsClaim(owner: Int32Array, from: number, to: number): boolean {
  return (
    (from > 0 && owner[from] >= 0 && owner[from] === owner[from - 1]) || (owner[to] >= 0 && owner[to] === owner[to - 1])
  );
}

/** Whether a spinner could take a range for a head: nothing in it protected, no word cut (`do` is none in `don't`). */
function isPhrase({ protection, flags, start, end }: TokenSequence, from: number, to: number): boolean {
  if (!isFree(protection, from, to) || flags[from] & TokenFlag.Clitic) return false;
  return to >= flags.length || !(flags[to] & TokenFlag.Clitic) || end[to] - start[to] !== "n't".length;
}

/** Whether a spinner could touch all tokens of a range. */
export function isFree(protection: Uint8Array, from: number, to: number): boolean {
  if (protection[from] & Protection.JoinedBefore || protection[to - 1] & Protection.JoinedAfter) return false;
  for (let i = from; i < to; i++) if (protection[i] & (PROTECTED | Protection.Initial)) return false;
  return true;
}

/** What befell a head in unprotected text. */
export interface HeadCount {
  readonly ids: Int32Array;
  /** Places where it stood, no longer head around it; over all spun versions. */
  occurrences: number;
  /** Places where it was replaced. */
  replaced: number;
}

/** Counts how often each head stood in the originals, and how often it was replaced. */
export function countHeads(aligned: readonly AlignedRecord[], heads: HeadSet): HeadCount[] {
  const counts = new Map<number, HeadCount>();
  for (const { record, hunks } of aligned) {
    const { ids } = record.original;
    const claim = claimHeads(record.original, heads);
    for (const version of hunks) {
      const touches = touchesOf({ record, hunks: [version] });
      for (let at = 0; at < ids.length; at++) {
        if (!claim[at]) continue;
        const key = ngramKey(ids, at, at + claim[at]);
        const count = counts.get(key) ?? { ids: ids.slice(at, at + claim[at]), occurrences: 0, replaced: 0 };
        counts.set(key, count);
        count.occurrences++;
        if (isTouched(touches, at, at + claim[at])) count.replaced++;
      }
    }
  }
  return [...counts.values()];
}

function isTouched({ token, gap }: Touches, from: number, to: number): boolean {
  return token.subarray(from, to).includes(1) || gap.subarray(from, to + 1).includes(1);
}
