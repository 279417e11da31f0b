import type { Projection, SourceEdit } from "../../src/formats/projection.js";

/** The source with edits made; they must be sorted and must not overlap. */
export function applyEdits(source: string, edits: readonly SourceEdit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, replacement } of edits) {
    if (start < at || end < start) throw new Error(`edits overlap at ${start}`);
    result += source.slice(at, start) + replacement;
    at = end;
  }
  return result + source.slice(at);
}

/** Replaces the first `old` of the view and returns the source, or undefined if that is refused. */
export function replaced(source: string, projection: Projection, old: string, replacement: string): string | undefined {
  const start = projection.text.indexOf(old);
  if (start < 0) throw new Error(`"${old}" is not in the view: ${JSON.stringify(projection.text)}`);
  const edits = projection.toSource(start, start + old.length, replacement);
  return edits && applyEdits(source, edits);
}
