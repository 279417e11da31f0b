import { type AlignedRecord, type Touches, touchesOf } from "./aligned-record.js";
import { claimHeads, HeadSet, isPhrase, MAX_HEAD } from "./head-set.js";
import { ngramKey } from "./ngram-key.js";
import type { TokenSequence } from "./parallel.js";

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
  for (const at of placesOf(sequence, owner, length)) {
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
  for (const at of placesOf(sequence, ownersOf(claim), length)) {
    // Beside a replaced word an alignment cannot tell whether something was inserted.
    if (length === 1 && !token[at] && (token[at + 1] || token[at - 1])) continue;
    const tally = tallies.get(ngramKey(ids, at, at + length));
    if (tally) tally.occurrences++;
  }
}

/** Where the sequences of one length begin that could be heads and cut no head claimed before. */
function placesOf(sequence: TokenSequence, owner: Int32Array, length: number): number[] {
  const places: number[] = [];
  for (let at = 0; at + length <= sequence.ids.length; at++) {
    if (isPhrase(sequence, at, at + length) && !cutsClaim(owner, at, at + length)) places.push(at);
  }
  return places;
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
