import type { Change } from "../engine/types.js";
import { Vocabulary } from "../text/vocabulary.js";
import { diff, type Hunk } from "./diff.js";
import { diffLines } from "./diff-lines.js";
import { sequenceOf, type TokenSequence } from "./parallel.js";

/** Where a text differs from its original. */
export interface Difference {
  readonly original: TokenSequence;
  readonly found: TokenSequence;
  /** `spunFrom` and `spunTo` index the tokens of `found`. */
  readonly hunks: readonly Hunk[];
}

/** Compares a text with its original, in any case of the letters. */
export function compare(found: string, original: string): Difference {
  const vocabulary = new Vocabulary();
  const [a, b] = [sequenceOf(original, vocabulary), sequenceOf(found, vocabulary)];
  return { original: a, found: b, hunks: diffLines(a, b) ?? diff(a.ids, b.ids) };
}

/** Whether each of the changes that made `restored` is right: it is where the restored text agrees with the original. */
export function judge(restored: string, changes: readonly Change[], original: string): boolean[] {
  return judgeBy(compare(restored, original), changes);
}

/** `judge` for a restored text that was compared already. */
export function judgeBy({ found, hunks }: Difference, changes: readonly Change[]): boolean[] {
  let shift = 0;
  let next = 0;
  return changes.map(({ start, end, replacement }) => {
    const from = start + shift;
    const to = from + replacement.length;
    shift += replacement.length - (end - start);
    const endOf = (at: number): number => (at > 0 ? found.end[at - 1] : 0);
    while (next < hunks.length && endOf(hunks[next].spunTo) <= from) next++;
    const hunk = hunks[next];
    return !hunk || (found.start[hunk.spunFrom] ?? found.text.length) > to;
  });
}
