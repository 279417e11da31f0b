/**
 * A set of pairs of numbers that may hold some too many but none too few (Bloom 1970, with one hash): whoever asks for a
 * pair that is hardly ever there learns so from a table that stays in the processor's cache.
 */
export type PairFilter = Uint32Array;

/** Bits a pair: one in eight to sixteen of the pairs that are not there is taken for one that is. */
const BITS_PER_PAIR = 12;

/** The set of these pairs and of those that another set holds. */
export function pairFilter(
  pairs: readonly (readonly [number, number])[],
  others: PairFilter = new Uint32Array(1),
): PairFilter {
  const enough = 2 ** Math.ceil(Math.log2((pairs.length * BITS_PER_PAIR) / 32));
  const bits = new Uint32Array(Math.max(others.length, enough));
  // The place of a pair is its hash, cut to the set's length: in a longer set it may lie in any of these places.
  for (let at = 0; at < bits.length; at += others.length) bits.set(others, at);
  for (const [first, second] of pairs) {
    const hash = hashOf(first, second);
    bits[(hash >>> 5) & (bits.length - 1)] |= 1 << (hash & 31);
  }
  return bits;
}

/** Whether a set holds a pair, or may. */
export function mayHold(bits: PairFilter, first: number, second: number): boolean {
  const hash = hashOf(first, second);
  return ((bits[(hash >>> 5) & (bits.length - 1)] >>> (hash & 31)) & 1) === 1;
}

function hashOf(first: number, second: number): number {
  const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
