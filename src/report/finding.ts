import type { Change } from "../engine/types.js";
import { createLocator, type Position } from "./position.js";
import type { DocumentResult, Notice } from "./result.js";

/** Something a report points at: a change, or a notice. */
export interface Finding {
  /** The rule's name in reports: `spun-wording`, or a notice's. */
  readonly rule: string;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
  /** Offsets into the document. */
  readonly range: readonly [number, number];
  readonly change?: Change;
}

/** The rule of all changes. */
export const SPUN_WORDING = "spun-wording";

/** The changes and notices of a document in the order of their places. */
export function findingsOf({ source, restoration, notices = [] }: DocumentResult): Finding[] {
  // Most documents are genuine: nobody asks where their lines begin.
  if (restoration.changes.length + notices.length === 0) return [];
  const locate = createLocator(source);
  const placed = ({ start, end }: Change | Notice) => ({
    start: locate(start),
    end: locate(end),
    range: [start, end] as const,
  });
  const findings: Finding[] = [
    ...restoration.changes.map((change) => ({
      ...placed(change),
      rule: SPUN_WORDING,
      message: messageOf(change),
      change,
    })),
    ...notices.map((notice) => ({ ...placed(notice), rule: notice.rule, message: notice.message })),
  ];
  return findings.sort((a, b) => a.range[0] - b.range[0]);
}

function messageOf({ source, replacement, confidence }: Change): string {
  const phrase = source.replace(/\s+/g, " ");
  const advice =
    replacement.trim() === ""
      ? "the author most likely had nothing here"
      : `the author most likely wrote “${replacement.replace(/\s+/g, " ")}”`;
  return `“${phrase}” reads as spun; ${advice} (${Math.round(confidence * 100)} %)`;
}
