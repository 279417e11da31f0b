import type { Hunk } from "./diff.js";
import { diffLines } from "./diff-lines.js";
import type { ParallelRecord } from "./parallel.js";

/** A record with the replaced stretches of each spun version, in token indexes of the whole texts. */
export interface AlignedRecord {
  readonly record: ParallelRecord;
  readonly hunks: readonly (readonly Hunk[])[];
}

/** Aligns a record line by line; undefined if a spun version has another number of lines. */
export function alignRecord(record: ParallelRecord): AlignedRecord | undefined {
  const hunks: Hunk[][] = [];
  for (const spun of record.spun) {
    const found = diffLines(record.original, spun);
    if (found === undefined) return undefined;
    hunks.push(found);
  }
  return { record, hunks };
}

/** What happened to the tokens of an original in any of its spun versions. */
export interface Touches {
  /** 1 where the token was replaced. */
  readonly token: Uint8Array;
  /** 1 where words were inserted before the token. */
  readonly gap: Uint8Array;
}

/** The touches of all spun versions together. */
export function touchesOf({ record, hunks }: AlignedRecord): Touches {
  const token = new Uint8Array(record.original.ids.length);
  const gap = new Uint8Array(record.original.ids.length + 1);
  for (const version of hunks) {
    for (const { from, to } of version) {
      if (from === to) gap[from] = 1;
      else token.fill(1, from, to);
    }
  }
  return { token, gap };
}
