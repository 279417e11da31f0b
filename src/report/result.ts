import type { Restoration, Section } from "../engine/types.js";

/** What was found in one document, as every report takes it. */
export interface DocumentResult {
  /** The file's path as reached, or the name given to standard input. */
  readonly path: string;
  /** The line of the file that the record whose text the document is begins in, from 1; absent if the file is the document. */
  readonly record?: number;
  /** The field of the record whose text the document is; absent if it could be no other. */
  readonly field?: string;
  /** Whether the file begins with a byte order mark, which `source` does not hold. */
  readonly bom?: boolean;
  /** The document as read: the offsets of all changes point into it. */
  readonly source: string;
  /** Whether each line stands for itself, as in a dictionary, so that none is shown with those around it. */
  readonly isList?: boolean;
  readonly restoration: Restoration;
  /** The stretches that are judged alike; present if the document was scored. */
  readonly sections?: readonly Section[];
  /** What there is to say of the document besides its changes. */
  readonly notices?: readonly Notice[];
}

/** A remark on a stretch of a document, such as a directive that does nothing. */
export interface Notice {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly message: string;
}

/** Something that went wrong, so that what was asked for was not done, or not all of it. */
export interface Failure {
  /** The file that it is about, if it is one. */
  readonly path?: string;
  /** As standard error has it, which names what is wrong itself. */
  readonly message: string;
}

/** A report is written piece by piece, so that no run has to hold all its documents. */
export interface Report {
  begin(): string;
  document(result: DocumentResult): string;
  end(failures: readonly Failure[]): string;
}
