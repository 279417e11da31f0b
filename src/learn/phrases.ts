import { TokenFlag } from "../text/tokens.js";
import type { AlignedRecord } from "./aligned-record.js";
import { claimHeads, type HeadSet } from "./head-set.js";
import { ngramKey } from "./ngram-key.js";
import type { TokenSequence } from "./parallel.js";

/** A head of the original and what stands for it in a spun version, in token indexes; equal content means untouched. */
export interface PhrasePair {
  readonly from: number;
  readonly to: number;
  readonly spunFrom: number;
  readonly spunTo: number;
}

/** How often each head was seen as each spun phrase where the alignment leaves no doubt. */
export type PairCounts = Map<number, number>;

/** Clusters of more tokens than this are alignment accidents and are left out. */
const MAX_CLUSTER = 40;
const MAX_SPUN = 8;

/** A run of adjacent heads and replaced stretches, which the alignment cannot part. */
interface Cluster {
  from: number;
  to: number;
  spunFrom: number;
  spunTo: number;
  /** Bounds of the heads in it: [from, to) pairs, ascending. */
  readonly heads: (readonly [number, number])[];
}

/** Key of a (head, spun phrase) pair in `PairCounts`. */
export function pairKey(
  original: Int32Array,
  from: number,
  to: number,
  spun: Int32Array,
  spunFrom: number,
  spunTo: number,
): number {
  return (ngramKey(original, from, to) * 31 + ngramKey(spun, spunFrom, spunTo)) % Number.MAX_SAFE_INTEGER;
}

/** Counts the pairs of clusters that hold one head only. */
export function countCertainPairs(aligned: readonly AlignedRecord[], heads: HeadSet): PairCounts {
  const counts: PairCounts = new Map();
  for (const item of aligned) {
    const claim = claimHeads(item.record.original, heads);
    for (const [version, spun] of item.record.spun.entries()) {
      for (const c of clustersOf(item, claim, version)) {
        if (c.heads.length > 1) continue;
        const key = pairKey(item.record.original.ids, c.from, c.to, spun.ids, c.spunFrom, c.spunTo);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** The phrase pairs of one spun version, in order. */
export function phrasePairs(
  aligned: AlignedRecord,
  claim: Uint8Array,
  version: number,
  counts: PairCounts,
): PhrasePair[] {
  const pairs: PhrasePair[] = [];
  for (const cluster of clustersOf(aligned, claim, version)) {
    if (cluster.heads.length <= 1) {
      if (cluster.to > cluster.from && cluster.spunTo > cluster.spunFrom) pairs.push(cluster);
    } else if (cluster.spunTo - cluster.spunFrom <= MAX_CLUSTER && cluster.heads.length <= MAX_CLUSTER) {
      pairs.push(...split(aligned, version, cluster, counts));
    }
  }
  return pairs;
}

/** Joins heads and hunks that overlap or touch. */
function clustersOf({ record, hunks }: AlignedRecord, claim: Uint8Array, version: number): Cluster[] {
  const original = record.original.ids;
  const clusters: Cluster[] = [];
  const replaced = hunks[version];
  let shift = 0;
  let next = 0;
  let at = 0;
  while (at < original.length || next < replaced.length) {
    const hunk = replaced[next];
    const headHere = at < original.length && claim[at] > 0;
    if (!headHere && (!hunk || hunk.from > at)) {
      at++;
      continue;
    }
    // A cluster begins here and grows while heads and hunks touch it.
    const cluster: Cluster = { from: at, to: at, spunFrom: at + shift, spunTo: 0, heads: [] };
    for (;;) {
      const follow = replaced[next];
      if (follow && follow.from <= cluster.to) {
        if (follow.to > cluster.to) coverUnclaimed(cluster, claim, follow.to);
        shift = follow.spunTo - follow.to;
        next++;
      } else if (cluster.to < original.length && claim[cluster.to] > 0) {
        cluster.heads.push([cluster.to, cluster.to + claim[cluster.to]]);
        cluster.to += claim[cluster.to];
      } else break;
    }
    if (cluster.heads.length === 0) {
      // Words inserted where no head is known: the word before them is taken for their head.
      cluster.from = Math.max(0, cluster.from - 1);
      cluster.spunFrom = Math.max(0, cluster.spunFrom - 1);
    }
    const atWord = cluster.from > 0 && cluster.spunFrom > 0;
    if (atWord && (cutsWord(record.original, cluster.from) || cutsWord(record.spun[version], cluster.spunFrom))) {
      const first = cluster.heads[0];
      if (first?.[0] === cluster.from) cluster.heads[0] = [cluster.from - 1, first[1]];
      cluster.from--;
      cluster.spunFrom--;
    }
    cluster.spunTo = cluster.to + shift;
    clusters.push(cluster);
    at = Math.max(cluster.to, at);
    if (cluster.to === cluster.from) at++;
  }
  return clusters;
}

/** Whether a token is the rest of the word before it: `n't` is of `don't`. */
function cutsWord({ flags }: TokenSequence, at: number): boolean {
  return at < flags.length && (flags[at] & TokenFlag.Clitic) !== 0;
}

/** Extends a cluster to `to`; replaced tokens that no head claims are heads of their own. */
function coverUnclaimed(cluster: Cluster, claim: Uint8Array, to: number): void {
  let unclaimed = cluster.to;
  const flush = (): void => {
    if (unclaimed < cluster.to) cluster.heads.push([unclaimed, cluster.to]);
  };
  while (cluster.to < to) {
    if (claim[cluster.to] > 0) {
      flush();
      cluster.heads.push([cluster.to, cluster.to + claim[cluster.to]]);
      cluster.to += claim[cluster.to];
      unclaimed = cluster.to;
    } else cluster.to++;
  }
  flush();
}

/** Parts a cluster's spun tokens among its heads: the most frequent pairs win (Viterbi over split points). */
function split({ record }: AlignedRecord, version: number, cluster: Cluster, counts: PairCounts): PhrasePair[] {
  const original = record.original.ids;
  const spun = record.spun[version].ids;
  const { heads, spunFrom } = cluster;
  const width = cluster.spunTo - spunFrom;
  const best = Array.from({ length: heads.length + 1 }, () =>
    new Float64Array(width + 1).fill(Number.NEGATIVE_INFINITY),
  );
  const back = Array.from({ length: heads.length + 1 }, () => new Int32Array(width + 1));
  best[0][0] = 0;
  for (const [i, [from, to]] of heads.entries()) {
    for (let a = 0; a <= width; a++) {
      if (best[i][a] === Number.NEGATIVE_INFINITY) continue;
      for (let b = a + 1; b <= Math.min(width, a + MAX_SPUN); b++) {
        const seen = counts.get(pairKey(original, from, to, spun, spunFrom + a, spunFrom + b)) ?? 0;
        const score = best[i][a] + (seen > 0 ? Math.log(seen) : -8 - 2 * Math.abs(b - a - (to - from)));
        if (score > best[i + 1][b]) {
          best[i + 1][b] = score;
          back[i + 1][b] = a;
        }
      }
    }
  }
  if (best[heads.length][width] === Number.NEGATIVE_INFINITY) return [];
  const pairs: PhrasePair[] = [];
  let end = width;
  for (let i = heads.length; i > 0; i--) {
    const start = back[i][end];
    const [from, to] = heads[i - 1];
    pairs.push({ from, to, spunFrom: spunFrom + start, spunTo: spunFrom + end });
    end = start;
  }
  return pairs.reverse();
}
