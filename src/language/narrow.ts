/** Numbers in fewer bytes than they have in memory. */

/** Sections of one array by the names that they have in the file. */
type Narrowed = Record<string, Uint8Array | Uint16Array | Uint32Array>;

interface Reader {
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
}

/** As a gap: further on by so much, and no place yet. */
const FAR = 0xffff;

/** Numbers from 0 to 131,071: sixteen bits each, and the places of those that have a seventeenth, as gaps between them. */
export function packIds(name: string, ids: ArrayLike<number>): Narrowed {
  const low = new Uint16Array(ids.length);
  const high: number[] = [];
  let last = 0;
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] < 0 || ids[i] > 0x1ffff) throw new RangeError(`${name} holds ${ids[i]}, beyond what a file can hold`);
    low[i] = ids[i] & 0xffff;
    if (ids[i] <= 0xffff) continue;
    for (; i - last >= FAR; last += FAR) high.push(FAR);
    high.push(i - last);
    last = i;
  }
  return { [name]: low, [`${name}High`]: Uint16Array.from(high) };
}

/** Few numbers have the seventeenth bit, and the engine widens the others at once: a loop over all takes ten times as long. */
export function readIds(s: Reader, name: string): Int32Array {
  const ids = new Int32Array(s.u16(name));
  const high = s.u16(`${name}High`);
  let at = 0;
  for (let i = 0; i < high.length; i++) {
    at += high[i];
    if (high[i] !== FAR) ids[at] += 0x10000;
  }
  return ids;
}

/** Where each part of a list begins, with the end behind the last, as the lengths of the parts. */
export function packStarts(name: string, starts: ArrayLike<number>): Narrowed {
  const lengths = new Uint8Array(starts.length - 1);
  const long: number[] = [];
  for (let i = 0; i < lengths.length; i++) {
    const length = starts[i + 1] - starts[i];
    lengths[i] = Math.min(length, 0xff);
    if (length >= 0xff) long.push(length);
  }
  return { [name]: lengths, [`${name}Long`]: Uint32Array.from(long) };
}

/** What `packStarts` packed. */
export function readStarts(s: Reader, name: string): Uint32Array {
  const lengths = s.u8(name);
  const long = s.u32(`${name}Long`);
  const starts = new Uint32Array(lengths.length + 1);
  let start = 0;
  let next = 0;
  for (let i = 0; i < lengths.length; i++) {
    start += lengths[i] < 0xff ? lengths[i] : long[next++];
    starts[i + 1] = start;
  }
  return starts;
}

/** Numbers from `least` on in equal steps, 256 of them; what lies beyond becomes the nearest. */
export interface Steps {
  readonly least: number;
  readonly perUnit: number;
}

/** Each number as its nearest step, a byte each. */
export function packSteps(values: ArrayLike<number>, { least, perUnit }: Steps): Uint8Array {
  return Uint8Array.from(values, (value) => Math.max(0, Math.min(255, Math.round((value - least) * perUnit))));
}

/** A plain loop: `from` with a function takes twenty times as long, at every start. */
export function readSteps(steps: Uint8Array, { least, perUnit }: Steps): Float32Array {
  const values = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) values[i] = least + steps[i] / perUnit;
  return values;
}
