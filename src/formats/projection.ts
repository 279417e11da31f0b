/** The formats whose prose unspin finds by itself. JSON lines carry one of these in a field. */
export type InputFormat = "text" | "markdown" | "html";

/**
 * The prose of a document as one string, and the way back to the document.
 *
 * Blocks are parted by a blank line; inline markup between two words is left out, so that a phrase may cross it;
 * inline matter that is not prose (code, an image) stands as one U+FFFC, which no phrase matches.
 */
export interface Projection {
  /** What the engine reads. */
  readonly text: string;
  /**
   * Carries a replacement of `text[start, end)` back to the source as one or more edits that touch prose only:
   * markup inside the range stays where it is. Undefined if the range cannot be replaced without touching markup.
   */
  toSource(start: number, end: number, replacement: string): SourceEdit[] | undefined;
}

/** A replacement of `source[start, end)` in the document as read. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}
