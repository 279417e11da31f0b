import type { Change, Evidence } from "../engine/types.js";

/** A change to be judged. */
export interface ReviewChange extends Change {
  /** It fell below the confidence asked for: not applied unless somebody decides so. */
  readonly suggested: boolean;
}

/** A document to be reviewed: all that a page or a terminal needs to know of it. */
export interface ReviewDocument {
  readonly path: string;
  /** The line of the file whose record the document is, from 1; absent if the file is the document. */
  readonly record?: number;
  readonly field?: string;
  /** SHA-256 of `source` in UTF-8, in hexadecimal digits. */
  readonly sha256: string;
  /** The document as read: the offsets of all changes point into it. */
  readonly source: string;
  /** 0..1, probability that the document is spun. */
  readonly score: number;
  readonly evidence: Evidence;
  /** Applied and suggested changes by their place, none over another. */
  readonly changes: readonly ReviewChange[];
}

/** The readings that can be picked by a digit: neither the proposal nor the phrase itself. */
export function otherReadings({ source, replacement, alternatives }: ReviewChange): ReviewChange["alternatives"] {
  return alternatives.filter(({ text }) => text !== source && text !== replacement).slice(0, 9);
}

/** How sure something is, for a reader: rounded so that neither certainty is claimed. */
export function percent(share: number): string {
  return `${Math.min(99.9, Math.max(0.1, share * 100)).toFixed(share > 0.99 || share < 0.01 ? 1 : 0)} %`;
}

/** Which document it is; not its content. */
export type DocumentName = Pick<ReviewDocument, "path" | "record" | "field">;

/** The name of a document without all else. */
export function documentName({ path, record, field }: DocumentName): DocumentName {
  return { path, ...(record === undefined ? {} : { record }), ...(field === undefined ? {} : { field }) };
}

/** `path` or, of a record, `path:line`, with its field if it has several. Not yet safe to print. */
export function shownName({ path, record, field }: DocumentName): string {
  return `${path}${record === undefined ? "" : `:${record}`}${field === undefined ? "" : ` (${field})`}`;
}

/** One string for one name. */
export function keyOf({ path, record, field }: DocumentName): string {
  return JSON.stringify([path, record ?? null, field ?? null]);
}

/** Changes and suggestions as one list by their place; a suggestion that lies over a change is left out. */
export function mergeChanges(changes: readonly Change[], suggestions: readonly Change[]): ReviewChange[] {
  const all = [
    ...changes.map((change) => ({ ...change, suggested: false })),
    ...suggestions
      .filter(({ start, end }) => !changes.some((change) => start < change.end && change.start < end))
      .map((change) => ({ ...change, suggested: true })),
  ];
  return all.sort((a, b) => a.start - b.start);
}
