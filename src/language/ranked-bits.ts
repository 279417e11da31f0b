/** A set of small numbers that tells how many of its members lie below one: a bit a number, and a count for every 32 of them. */
export interface RankedBits {
  readonly bits: Uint32Array;
  /** How many bits are set before each word of `bits`. */
  readonly before: Uint32Array;
}

/** The set of the numbers below `size` for which `holds` is true. */
export function rankedBits(size: number, holds: (number: number) => boolean): RankedBits {
  const bits = new Uint32Array((size + 31) >>> 5);
  for (let i = 0; i < size; i++) if (holds(i)) bits[i >>> 5] |= 1 << (i & 31);
  const before = new Uint32Array(bits.length);
  for (let word = 1; word < bits.length; word++) before[word] = before[word - 1] + countBits(bits[word - 1]);
  return { bits, before };
}

/** Whether a number is a member. */
export function isMember(bits: Uint32Array, number: number): boolean {
  return ((bits[number >>> 5] >>> (number & 31)) & 1) === 1;
}

/** How many members lie below a number that is one itself; −1 if it is none. */
export function rankOf({ bits, before }: RankedBits, number: number): number {
  const word = number >>> 5;
  if (word >= bits.length) return -1;
  const below = bits[word];
  const bit = 1 << (number & 31);
  return (below & bit) === 0 ? -1 : before[word] + countBits(below & (bit - 1));
}

/** How many bits of 32 are set, added up side by side (Warren, Hacker’s Delight, 5-1). */
function countBits(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
