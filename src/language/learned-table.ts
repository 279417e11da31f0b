/** One line of a learned phrase table: how often a phrase was what, in unprotected spun text. */
export interface LearnedEntry {
  readonly phrase: string;
  /** Occurrences the spinner had not touched. */
  readonly identity: number;
  /** Occurrences that were only part of a longer replaced phrase. */
  readonly other: number;
  readonly originals: readonly { readonly text: string; readonly count: number }[];
}

/** A learned table whose lines cannot be read. */
export class LearnedTableError extends Error {
  override readonly name = "LearnedTableError";
}

/**
 * Reads a learned table: a line an entry, parted by tabs: phrase, untouched, part of another, then original and count in
 * turn. Phrases are token keys parted by spaces (`do n't`). Throws `LearnedTableError` with file:line.
 */
export function parseLearnedTable(text: string, file: string): LearnedEntry[] {
  const entries: LearnedEntry[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const [phrase, identity, other, ...rest] = line.split("\t");
    const originals: { text: string; count: number }[] = [];
    for (let i = 0; i + 1 < rest.length; i += 2) originals.push({ text: rest[i], count: Number(rest[i + 1]) });
    const numbers = [Number(identity), Number(other), ...originals.map(({ count }) => count)];
    if (!phrase || rest.length === 0 || rest.length % 2 !== 0 || !numbers.every((n) => n >= 0)) {
      throw new LearnedTableError(`${file}:${index + 1}: not a line of a learned table; learn the table anew`);
    }
    entries.push({ phrase, identity: numbers[0], other: numbers[1], originals });
  }
  return entries;
}
