import { applyChanges } from "./engine/apply-changes.js";
import type { Engine } from "./engine/restore.js";
import type { Change, Restoration, RestoreOptions } from "./engine/types.js";
import { projectPlain } from "./formats/plain.js";
import type { Project, Projection, ProjectionOptions } from "./formats/projection.js";

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
const BLANK = /[ \t]/;

/** Restores plain text. A line break inside a phrase stays, so that hard-wrapped text keeps its lines. */
export function restorePlain(engine: Engine, source: string, options: RestoreOptions): Restoration {
  const found = engine.restore(source, options);
  const breaks = (change: Change): boolean => LINE_BREAK.test(change.source);
  if (!found.changes.some(breaks) && !found.suggestions.some(breaks)) return found;
  const projection = projectPlain(source);
  const keepBreaks = (changes: readonly Change[]): Change[] =>
    changes.flatMap((change) => (breaks(change) ? changesAtBreak(source, projection, change) : change));
  const changes = keepBreaks(found.changes);
  return { ...found, text: applyChanges(source, changes), changes, suggestions: keepBreaks(found.suggestions) };
}

/** A change across a line break as changes on either side of it; if one word takes the phrase's place, the break moves behind or before it. */
function changesAtBreak(source: string, projection: Projection, change: Change): Change[] {
  const { start, end, replacement } = change;
  const changes = sourceChanges(source, projection, change);
  const isKept = !changes.some((part) => LINE_BREAK.test(part.source));
  const [lineBreak] = LINE_BREAK.exec(change.source) ?? [""];
  if (isKept || replacement === "") return changes;
  if (BLANK.test(source.charAt(end))) return [stretched(source, change, start, end + 1, replacement + lineBreak)];
  if (BLANK.test(source.charAt(start - 1))) return [stretched(source, change, start - 1, end, lineBreak + replacement)];
  return changes;
}

function stretched(source: string, change: Change, start: number, end: number, replacement: string): Change {
  return { ...change, start, end, source: source.slice(start, end), replacement, alternatives: [] };
}

/** Restores the prose of a document of some format; markup, code and all that is not prose stay as they are. */
export function restoreDocument(
  engine: Engine,
  source: string,
  project: Project,
  options: RestoreOptions & ProjectionOptions,
): Restoration {
  const projection = project(source, options);
  const found = engine.restore(projection.text, options);
  const inSource = (changes: readonly Change[]): Change[] =>
    changes.flatMap((change) => sourceChanges(source, projection, change)).sort((a, b) => a.start - b.start);
  const changes = inSource(found.changes);
  return { ...found, text: applyChanges(source, changes), changes, suggestions: inSource(found.suggestions) };
}

/**
 * A change of the projected prose as changes of the source: one for each stretch between markup, none if it would touch
 * markup. Pieces of one have its place in the prose for a group.
 */
function sourceChanges(source: string, projection: Projection, change: Change): Change[] {
  const edits = projection.toSource(change.start, change.end, change.replacement) ?? [];
  const isWhole = edits.length === 1;
  return edits.map(({ start, end, replacement }) => ({
    ...change,
    start,
    end,
    source: source.slice(start, end),
    replacement,
    // Other readings of a phrase that markup cuts into pieces are none of a single piece.
    alternatives: isWhole ? change.alternatives : [],
    ...(isWhole ? {} : { group: change.start }),
  }));
}
