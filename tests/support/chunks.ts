import fc from "fast-check";

/** Lengths of the chunks that something is cut into, many of them short. */
export const chunkLengths = fc.array(fc.oneof(fc.constantFrom(0, 1, 1, 2, 3), fc.nat({ max: 100 })), { minLength: 1 });

/** Cuts into chunks of these lengths, again and again; the last one takes what is left. */
export function chunksOf<T extends string | Uint8Array>(whole: T, lengths: readonly number[]): T[] {
  const chunks: T[] = [];
  let at = 0;
  for (let i = 0; at < whole.length && i < 4 * whole.length; i++) {
    const end = at + lengths[i % lengths.length];
    chunks.push(whole.slice(at, end) as T);
    at = end;
  }
  chunks.push(whole.slice(at) as T);
  return chunks;
}
