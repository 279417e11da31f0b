/** The largest number that four bits hold, and the smallest is its negative. */
export const MOST_NIBBLE = 7;

/** Packs numbers of −8 … 7 two to a byte, the first in the lower half. */
export function packNibbles(numbers: Int8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(numbers.length / 2));
  for (let i = 0; i < numbers.length; i++) bytes[i >> 1] |= (numbers[i] & 15) << ((i & 1) * 4);
  return bytes;
}

/** The numbers that `packNibbles` packed; behind an odd number of them stands a zero. */
export function unpackNibbles(bytes: Uint8Array): Int8Array {
  const numbers = new Int8Array(2 * bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    numbers[2 * i] = (bytes[i] << 28) >> 28;
    numbers[2 * i + 1] = (bytes[i] << 24) >> 28;
  }
  return numbers;
}
