/** A change of one stretch of prose, as an `Escape` sees it. */
export interface Insertion {
  /** The document. */
  readonly source: string;
  /** The stretch of it that is replaced. */
  readonly start: number;
  readonly end: number;
  /** What comes in its place, as the reader is to see it. */
  readonly text: string;
  /** Whether nothing but white space stands before it in its line, as far as prose goes. */
  readonly lineStart: boolean;
}

/** Writes a text as the syntax around it wants it, or returns undefined where the syntax would take it for markup. */
export type Escape = (insertion: Insertion) => string | undefined;

/** For text that no syntax reads. */
export const verbatim: Escape = ({ text }) => text;
