import type { Change } from "../engine/types.js";

/** A replaced stretch of a spun text, in UTF-16 offsets, with what the author had written. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly original: string;
}

/**
 * A stretch in which edits and changes meet: `correct` (restored to the original), `wrong` (changed to something else),
 * `missed` (an edit without a change) or `false` (a change where the spinner had not been).
 */
export interface Region {
  readonly kind: "correct" | "wrong" | "missed" | "false";
  readonly spun: string;
  readonly restored: string;
  readonly wanted: string;
  /** Lowest confidence of its changes; 1 if it has none. */
  readonly confidence: number;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly edit?: Edit;
  readonly change?: Change;
}

/** Compares changes with the truth, region by region. */
export function regionsOf(text: string, edits: readonly Edit[], changes: readonly Change[]): Region[] {
  const marks: Mark[] = [
    ...edits.map((edit) => ({ start: edit.start, end: edit.end, edit })),
    ...changes.map((change) => ({ start: change.start, end: change.end, change })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const groups: { start: number; end: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last && mark.start < last.end) {
      last.end = Math.max(last.end, mark.end);
      last.marks.push(mark);
    } else groups.push({ start: mark.start, end: mark.end, marks: [mark] });
  }
  return groups.map(({ start, end, marks }) => {
    const render = (parts: readonly { start: number; end: number; text: string }[]): string => {
      let at = start;
      let result = "";
      for (const part of parts) {
        result += text.slice(at, part.start) + part.text;
        at = part.end;
      }
      return (result + text.slice(at, end)).replace(/\s+/g, " ").trim();
    };
    const found = marks.flatMap(({ change }) => (change ? [change] : []));
    const truth = marks.flatMap(({ edit }) => (edit ? [edit] : []));
    const restored = render(found.map((change) => ({ ...change, text: change.replacement })));
    const wanted = render(truth.map((edit) => ({ ...edit, text: edit.original })));
    const kind =
      restored === wanted ? "correct" : truth.length === 0 ? "false" : found.length === 0 ? "missed" : "wrong";
    const confidence = Math.min(1, ...found.map((change) => change.confidence));
    return { kind, spun: text.slice(start, end), restored, wanted, confidence };
  });
}
