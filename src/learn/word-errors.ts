/** Words and signs of a text, as word error rates count them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** Least number of words to put in, leave out or change to make `found` into `wanted` (Levenshtein 1966). */
export function wordErrors(found: readonly string[], wanted: readonly string[]): number {
  let head = 0;
  while (head < found.length && head < wanted.length && found[head] === wanted[head]) head++;
  let foundEnd = found.length;
  let wantedEnd = wanted.length;
  while (foundEnd > head && wantedEnd > head && found[foundEnd - 1] === wanted[wantedEnd - 1]) {
    foundEnd--;
    wantedEnd--;
  }
  const ids = new Map<string, number>();
  const idOf = (word: string): number => {
    const id = ids.get(word) ?? ids.size;
    ids.set(word, id);
    return id;
  };
  const a = Int32Array.from(found.slice(head, foundEnd), idOf);
  const b = Int32Array.from(wanted.slice(head, wantedEnd), idOf);
  const row = Uint32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j];
      row[j] = Math.min(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length];
}
