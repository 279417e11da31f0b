import { PROTECTED, Protection } from "../text/protection.js";
import { TokenFlag } from "../text/tokens.js";
import { ngramKey } from "./ngram-key.js";
import type { TokenSequence } from "./parallel.js";

/** Longest head, in tokens. */
export const MAX_HEAD = 6;

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

/** Whether a spinner could take a range for a head: nothing in it protected, no word cut (`do` is none in `don't`). */
export function isPhrase({ protection, flags, start, end }: TokenSequence, from: number, to: number): boolean {
  if (!isFree(protection, from, to) || flags[from] & TokenFlag.Clitic) return false;
  return to >= flags.length || !(flags[to] & TokenFlag.Clitic) || end[to] - start[to] !== "n't".length;
}

/** Whether a spinner could touch all tokens of a range. */
export function isFree(protection: Uint8Array, from: number, to: number): boolean {
  if (protection[from] & Protection.JoinedBefore || protection[to - 1] & Protection.JoinedAfter) return false;
  for (let i = from; i < to; i++) if (protection[i] & (PROTECTED | Protection.Initial)) return false;
  return true;
}
