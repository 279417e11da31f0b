import type { DocumentName } from "./document.js";

/** Raised when a key changes its meaning or goes; new keys may come at any time. */
export const DECISIONS_SCHEMA = 1;

/** What stands in the place of one phrase. */
export interface Edit {
  /** UTF-16 offsets into the document as read. */
  readonly start: number;
  readonly end: number;
  readonly source: string;
  /** Equal to `source` if the phrase stays. */
  readonly replacement: string;
  /** The engine's confidence, 0..1; 1 if somebody decided. */
  readonly confidence: number;
  /** Whether somebody decided; else it is what the engine proposed. */
  readonly decided: boolean;
}

/** What becomes of one document: its edits in order, applied, give the decided text. */
export interface DocumentDecisions extends DocumentName {
  /** SHA-256 of the text that the offsets count in, in UTF-8, in hexadecimal digits. */
  readonly sha256: string;
  readonly edits: readonly Edit[];
}

/** What a review ends in, as it is exported by the page and kept by the terminal. */
export interface Decisions {
  readonly schema: typeof DECISIONS_SCHEMA;
  readonly documents: readonly DocumentDecisions[];
  /** Phrases never to be changed, for `allow` of the configuration. */
  readonly allow: readonly string[];
  /** Entries for a dictionary: `spun phrase -> original`. */
  readonly dictionary: readonly string[];
}
