/** The formats whose prose unspin finds by itself. JSON lines carry one of these in a field. */
export const INPUT_FORMATS = ["text", "markdown", "mdx", "html"] as const;
/** One of them. */
export type InputFormat = (typeof INPUT_FORMATS)[number];

/**
 * The prose of a document as one string, and the way back to the document.
 *
 * Blocks are parted by a blank line; inline markup between two words is left out, so that a phrase may cross it;
 * inline matter that is not prose (code, an image) stands as one U+FFFC, which no phrase matches.
 */
export interface Projection {
  /** What the engine reads. */
  readonly text: string;
  /** The comments of the document, where directives are looked for. Plain text has none. */
  readonly comments: readonly SourceRange[];
  /**
   * Carries a replacement of `text[start, end)` back to the source as edits that touch prose only, sorted: markup and
   * line breaks inside the range stay where they are, and so does every word that the replacement keeps. Undefined if
   * the range cannot be replaced without touching markup. Replacements of ranges that do not overlap give edits that
   * do not overlap.
   */
  toSource(start: number, end: number, replacement: string): SourceEdit[] | undefined;
  /** Where `text[start, end)` stands in the source, with the markup inside it; undefined if it begins or ends inside an entity. */
  sourceOf(start: number, end: number): SourceRange | undefined;
}

/** `source[start, end)` in the document as read. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A replacement of `source[start, end)` in the document as read. */
export interface SourceEdit extends SourceRange {
  readonly replacement: string;
}

/** What of a document besides its running text is prose. */
export interface ProjectionOptions {
  /** Whether the text of links may be changed. Default: true. */
  readonly linkText?: boolean;
  /** Whether `alt` and `title` attributes and the description in an HTML page's head are prose. Default: false. */
  readonly attributes?: boolean;
  /** The keys of front matter whose values are prose. Default: title, description, summary. */
  readonly frontMatter?: readonly string[];
}

/** The keys of front matter whose values are prose by default. */
export const DEFAULT_FRONT_MATTER: readonly string[] = ["title", "description", "summary"];

/** Projects the prose of a document of one format. */
export type Project = (source: string, options?: ProjectionOptions) => Projection;
