import type { Change } from "./types.js";

/** Splices changes, sorted and none over another, into a text. */
export function applyChanges(text: string, changes: readonly Pick<Change, "start" | "end" | "replacement">[]): string {
  let at = 0;
  let result = "";
  for (const { start, end, replacement } of changes) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
