import type { AlignedRecord } from "./heads.js";
import type { Edit } from "./regions.js";

/** The replaced stretches of a spun version, with at least one word on either side. */
export function editsOf({ record, hunks }: AlignedRecord, version: number): Edit[] {
  const original = record.original;
  const spun = record.spun[version];
  return hunks[version].flatMap(({ from, to, spunFrom, spunTo }) => {
    const empty = from === to || spunFrom === spunTo ? 1 : 0;
    if (from < empty || spunFrom < empty) return [];
    return {
      start: spun.start[spunFrom - empty],
      end: spun.end[spunTo - 1],
      original: original.text.slice(original.start[from - empty], original.end[to - 1]),
    };
  });
}
