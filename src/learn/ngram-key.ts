/**
 * A number that stands for a token sequence in maps: 52 bits of two independent hashes, so that among millions of
 * sequences a collision is not to be expected.
 */
export function ngramKey(ids: Int32Array, from: number, to: number): number {
  let a = 0x811c9dc5 | 0;
  let b = 0x9e3779b9 | 0;
  for (let i = from; i < to; i++) {
    a = Math.imul(a ^ ids[i], 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b + ids[i], 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (a >>> 6) * 0x4000000 + (b >>> 6);
}
