import { diff, type Hunk } from "./diff.js";
import { lineStarts, type TokenSequence } from "./parallel.js";

/**
 * What became of an original in another version of it, as hunks in order, line by line; undefined if their lines differ in
 * number.
 */
export function diffLines(original: TokenSequence, other: TokenSequence): Hunk[] | undefined {
  const lines = lineStarts(original);
  const otherLines = lineStarts(other);
  if (otherLines.length !== lines.length) return undefined;
  const hunks: Hunk[] = [];
  for (let k = 0; k + 1 < lines.length; k++) {
    const from = lines[k];
    const spunFrom = otherLines[k];
    const line = original.ids.subarray(from, lines[k + 1]);
    for (const h of diff(line, other.ids.subarray(spunFrom, otherLines[k + 1]))) {
      hunks.push({
        from: from + h.from,
        to: from + h.to,
        spunFrom: spunFrom + h.spunFrom,
        spunTo: spunFrom + h.spunTo,
      });
    }
  }
  return hunks;
}
