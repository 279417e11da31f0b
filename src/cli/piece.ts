import type { Encoding } from "../files/encoding.js";
import type { DocumentResult } from "../report/result.js";

/** A document, or a line of JSON lines, and what comes out in its place. Pieces in order make up the whole output. */
export interface Piece {
  /** The input's name, with the line of a record. */
  readonly name: string;
  output(): Uint8Array;
  /** Absent if there was no text to restore. */
  readonly result?: DocumentResult;
  /** Why the piece goes out as it came in. */
  readonly failure?: unknown;
  readonly encoding: Encoding;
}
