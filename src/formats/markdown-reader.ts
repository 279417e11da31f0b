import { decodeString } from "micromark-util-decode-string";
import type { Event, Token } from "micromark-util-types";
import type { ProjectionBuilder } from "./builder.js";
import type { HtmlReader } from "./html-reader.js";
import type { Syntax } from "./syntax.js";
import type { TagReader } from "./tags.js";

/** Tokens whose content is one block of inline prose. */
const BLOCKS: ReadonlySet<string> = new Set(["paragraph", "atxHeadingText", "setextHeadingText", "tableContent"]);

/** Tokens that stand as an object. */
const OBJECTS: ReadonlySet<string> = new Set(["autolink", "codeText", "image", "math", "mdxTextExpression"]);

/** Tokens with text inside that is no prose. */
const MASKED: ReadonlySet<string> = new Set([
  "codeFenced",
  "codeIndented",
  "definition",
  "gfmFootnoteCall",
  "gfmFootnoteDefinitionLabel",
  "mdxFlowExpression",
  "mdxjsEsm",
  "reference",
  "resource",
  "taskListCheck",
  "tableDelimiterRow",
]);

const ELEMENTS: ReadonlySet<string> = new Set(["emphasis", "link", "strikethrough", "strong"]);

/** What stands between the text of two lines. */
const BETWEEN_LINES: ReadonlySet<string> = new Set([
  "blockQuoteMarker",
  "blockQuotePrefix",
  "blockQuotePrefixWhitespace",
  "escapeMarker",
  "gfmFootnoteDefinitionIndent",
  "hardBreakEscape",
  "hardBreakTrailing",
  "lineEnding",
  "linePrefix",
  "lineSuffix",
  "listItemIndent",
]);

const TAG = /^<(\/?)\s*([a-z][\w.:-]*)/i;
const EXPRESSION_COMMENT = /^\{\s*\/\*/;

/** Reads the events of a Markdown parser into a projection. */
export class MarkdownReader {
  #events: readonly Event[] = [];
  #at = 0;
  #inBlock = false;
  /** Whether the block began within an element of HTML that is masked. */
  #maskedBlock = false;
  /** Where white space with a line break in it begins, -1 if no such precedes. */
  #breakStart = -1;
  #hardBreak = false;
  readonly #fixedLinks: boolean[] = [];
  readonly #builder: ProjectionBuilder;
  /** What was parsed, as long as the source. */
  readonly #text: string;
  readonly #syntax: Syntax;
  readonly #tags: TagReader;
  readonly #html: HtmlReader | undefined;
  readonly #linkText: boolean;

  constructor(
    builder: ProjectionBuilder,
    text: string,
    syntax: Syntax,
    tags: TagReader,
    html: HtmlReader | undefined,
    linkText: boolean,
  ) {
    this.#builder = builder;
    this.#text = text;
    this.#syntax = syntax;
    this.#tags = tags;
    this.#html = html;
    this.#linkText = linkText;
  }

  read(events: readonly Event[]): void {
    this.#events = events;
    for (this.#at = 0; this.#at < events.length; this.#at++) {
      const [kind, token] = events[this.#at];
      if (kind === "enter") this.#enter(token);
      else this.#exit(token);
    }
  }

  #enter(token: Token): void {
    const type: string = token.type;
    if (BLOCKS.has(type)) this.#beginBlock();
    else if (type === "htmlFlow") this.#readHtml(token);
    else if (type === "mdxJsxFlowTag") this.#readFlowTag(token);
    else if (this.#inBlock) this.#enterInline(token);
    else if (OBJECTS.has(type) || MASKED.has(type)) this.#mask(token);
  }

  #exit(token: Token): void {
    if (BLOCKS.has(token.type)) this.#endBlock();
    else if (this.#inBlock && ELEMENTS.has(token.type)) this.#endElement(token);
  }

  #enterInline(token: Token): void {
    const type: string = token.type;
    const start = token.start.offset;
    const end = token.end.offset;
    if (BETWEEN_LINES.has(type)) {
      if (this.#breakStart < 0) this.#breakStart = start;
      if (type.startsWith("hardBreak")) this.#hardBreak = true;
      return;
    }
    this.#endBreak(start);
    if (ELEMENTS.has(type)) this.#beginElement(token);
    else if (type === "htmlText" || type === "mdxJsxTextTag") this.#readTag(token);
    else if (OBJECTS.has(type)) {
      if (!this.#tags.masked) this.#builder.object(start, end);
      this.#mask(token);
    } else if (MASKED.has(type)) {
      this.#builder.interrupt();
      this.#skip(token);
    } else if (type === "data") {
      this.#write(start, end);
    } else if (type === "characterEscape") {
      this.#write(start, end, this.#text.slice(start + 1, end));
      this.#skip(token);
    } else if (type === "characterReference") {
      this.#write(start, end, decodeString(this.#text.slice(start, end)));
      this.#skip(token);
    }
  }

  #write(start: number, end: number, decoded?: string): void {
    if (this.#tags.masked) return;
    if (this.#fixedLinks.at(-1) || this.#tags.fixed) this.#builder.fixed(start, end);
    else if (decoded === undefined) this.#builder.text(start, end, this.#syntax);
    else this.#builder.decoded(start, end, decoded, this.#syntax);
  }

  #beginBlock(): void {
    this.#builder.block();
    this.#inBlock = true;
    this.#maskedBlock = this.#tags.masked;
    this.#breakStart = -1;
    this.#hardBreak = false;
    this.#fixedLinks.length = 0;
  }

  #endBlock(): void {
    if (!this.#maskedBlock) this.#tags.endBlock();
    this.#builder.block();
    this.#inBlock = false;
  }

  /** The first token of a line: whatever stands between it and the line before goes with the line break. */
  #endBreak(start: number): void {
    if (this.#breakStart < 0) return;
    if (!this.#tags.masked && this.#breakStart < start) {
      this.#builder.lineBreak(this.#breakStart, start, this.#syntax, this.#hardBreak);
    }
    this.#breakStart = -1;
    this.#hardBreak = false;
  }

  #beginElement(token: Token): void {
    if (token.type === "link") this.#fixedLinks.push(!this.#linkText || this.#namesDefinition(token));
    if (!this.#tags.masked) this.#builder.open();
  }

  #endElement(token: Token): void {
    if (token.type === "link") this.#fixedLinks.pop();
    if (!this.#tags.masked) this.#builder.close();
  }

  /** Whether the text of a link is at once the label of its definition: `[text]` and `[text][]`. */
  #namesDefinition(link: Token): boolean {
    for (let at = this.#at + 1; this.#events[at][1] !== link; at++) {
      const type: string = this.#events[at][1].type;
      if (type === "resource" || type === "referenceString") return false;
      if (type === "label" && this.#events[at][0] === "enter") at = this.#exitOf(at);
    }
    return true;
  }

  #readTag(token: Token): void {
    const start = token.start.offset;
    const end = token.end.offset;
    const tag = this.#text.slice(start, end);
    const match = TAG.exec(tag);
    if (tag.startsWith("<!--")) this.#builder.comment(start, end);
    if (!match) this.#builder.interrupt();
    else if (match[1]) this.#tags.close(match[2].toLowerCase());
    else this.#tags.open(match[2].toLowerCase(), start, end, token.type !== "htmlText" && tag.endsWith("/>"));
    this.#skip(token);
  }

  /** A tag of MDX that stands alone: the blocks around it are apart whatever its name. */
  #readFlowTag(token: Token): void {
    this.#builder.block();
    this.#readTag(token);
    this.#builder.block();
  }

  /** A block of HTML; what belongs to the quotations and lists around it is blanked out. */
  #readHtml(flow: Token): void {
    const start = flow.start.offset;
    const parts: string[] = [];
    const holes: number[] = [];
    let done = start;
    const exit = this.#exitOf(this.#at);
    for (let at = this.#at; at < exit; at++) {
      const [kind, token] = this.#events[at];
      if (kind !== "enter" || token.type !== "htmlFlowData") continue;
      const from = token.start.offset;
      if (from > done) this.#blank(done, from, parts, holes);
      done = token.end.offset;
      parts.push(this.#text.slice(from, done));
    }
    this.#at = exit;
    this.#builder.block();
    this.#html?.read(parts.join(""), start, holes);
    this.#builder.block();
  }

  #blank(start: number, end: number, parts: string[], holes: number[]): void {
    const between = this.#text.slice(start, end);
    parts.push(between.replace(/[^\n\r]/g, " "));
    if (/\S/.test(between)) holes.push(start, end);
  }

  #mask(token: Token): void {
    const start = token.start.offset;
    const end = token.end.offset;
    const isExpression = token.type === "mdxFlowExpression" || token.type === "mdxTextExpression";
    if (isExpression && EXPRESSION_COMMENT.test(this.#text.slice(start, start + 40))) this.#builder.comment(start, end);
    this.#skip(token);
  }

  #skip(token: Token): void {
    if (this.#events[this.#at][1] === token) this.#at = this.#exitOf(this.#at);
  }

  /** The index of the exit that belongs to the enter at `from`. */
  #exitOf(from: number): number {
    const token = this.#events[from][1];
    let at = from + 1;
    while (this.#events[at][1] !== token) at++;
    return at;
  }
}
