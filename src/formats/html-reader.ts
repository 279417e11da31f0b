import { type QuoteType, Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { AttributeReader } from "./attributes.js";
import type { ProjectionBuilder } from "./builder.js";
import type { Syntax } from "./syntax.js";
import type { TagReader } from "./tags.js";
import { isWhite, skipWhite } from "./white.js";

/** Reads HTML into a projection: whole documents, and the blocks of HTML in a Markdown document. */
export class HtmlReader implements TokenizerCallbacks {
  readonly #attributes: AttributeReader | undefined;
  /** What is read, and where it stands in the source. */
  #text = "";
  #base = 0;
  #holes: readonly number[] = [];
  #hole = 0;
  #lineFeed = -1;
  #carriageReturn = -1;
  #tagStart = 0;
  #tagName = "";
  readonly #builder: ProjectionBuilder;
  readonly #tags: TagReader;
  readonly #syntax: Syntax;

  constructor(
    builder: ProjectionBuilder,
    tags: TagReader,
    syntax: Syntax,
    /** Whether attributes that hold prose are read. */
    attributes: boolean,
  ) {
    this.#builder = builder;
    this.#tags = tags;
    this.#syntax = syntax;
    this.#attributes = attributes ? new AttributeReader(builder.source) : undefined;
  }

  /**
   * Reads a text that stands at `base` in the source. `holes` are the ranges of the source within it that belong to the
   * syntax around, line breaks with the prefix of the next line, sorted, in pairs; the text has white space there.
   */
  read(text: string, base: number, holes: readonly number[] = []): void {
    this.#text = text;
    this.#base = base;
    this.#holes = holes;
    this.#hole = 0;
    this.#lineFeed = -1;
    this.#carriageReturn = -1;
    const tokenizer = new Tokenizer({}, this);
    tokenizer.write(text);
    tokenizer.end();
  }

  /** The end of the document: what stands in attributes follows. */
  end(): void {
    this.#attributes?.write(this.#builder);
  }

  ontext(start: number, end: number): void {
    // The tokenizer takes a tag cut off by the end of the document for text that begins nowhere.
    if (start < 0 || this.#tags.masked) return;
    let from = start;
    while (this.#hole < this.#holes.length && this.#holes[this.#hole] - this.#base < end) {
      const holeStart = this.#holes[this.#hole] - this.#base;
      const holeEnd = this.#holes[this.#hole + 1] - this.#base;
      this.#hole += 2;
      if (holeStart < from) continue;
      this.#run(from, holeStart);
      this.#breakLine(holeStart, holeEnd);
      from = holeEnd;
    }
    this.#run(from, end);
  }

  ontextentity(code: number, end: number): void {
    if (this.#tags.masked) return;
    const start = this.#base + this.#text.lastIndexOf("&", end - 1);
    if (this.#tags.fixed) this.#builder.fixed(start, this.#base + end);
    else this.#builder.decoded(start, this.#base + end, String.fromCodePoint(code), this.#syntax);
  }

  onopentagname(start: number, end: number): void {
    this.#tagStart = start - 1;
    this.#tagName = this.#text.slice(start, end).toLowerCase();
  }

  onopentagend(end: number): void {
    this.#openTag(end, false);
  }

  onselfclosingtag(end: number): void {
    // Elsewhere HTML takes the slash for nothing.
    this.#openTag(end, this.#tags.foreign || this.#tagName === "svg" || this.#tagName === "math");
  }

  onclosetag(start: number, end: number): void {
    this.#tags.close(this.#text.slice(start, end).toLowerCase());
  }

  oncomment(start: number, end: number): void {
    if (this.#text.startsWith("<!--", start - 4)) {
      this.#builder.comment(this.#base + start - 4, this.#base + Math.min(end + 1, this.#text.length));
    }
    if (!this.#tags.masked) this.#builder.interrupt();
  }

  onattribname(start: number, end: number): void {
    this.#proseAttributes?.begin(this.#base + start, this.#base + end);
  }

  onattribdata(start: number, end: number): void {
    this.#proseAttributes?.data(this.#base + start, this.#base + end);
  }

  onattribentity(code: number): void {
    this.#proseAttributes?.codePoint(code);
  }

  onattribend(quote: QuoteType, end: number): void {
    this.#proseAttributes?.end(quote, this.#base + end);
  }

  isInForeignContext(): boolean {
    return this.#tags.foreign;
  }

  oncdata(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}

  get #proseAttributes(): AttributeReader | undefined {
    return this.#tags.masked ? undefined : this.#attributes;
  }

  #openTag(end: number, closed: boolean): void {
    this.#proseAttributes?.endTag(this.#tagName);
    this.#tags.open(this.#tagName, this.#base + this.#tagStart, this.#base + end + 1, closed);
  }

  /** Text with the white space in it, where a line break is white space like any other and two of them are no bound. */
  #run(start: number, end: number): void {
    let from = start;
    for (let at = this.#nextLineBreak(start); at < end; at = this.#nextLineBreak(at)) {
      let white = at;
      while (white > from && isWhite(this.#text.charCodeAt(white - 1))) white--;
      const breaksFollow = white === start && this.#builder.endsWithBreak;
      at = skipWhite(this.#text, at, end);
      if (breaksFollow || lineBreaks(this.#text, white, at) > 1) {
        this.#prose(from, white);
        this.#breakLine(white, at);
        from = at;
      }
    }
    this.#prose(from, end);
  }

  #prose(start: number, end: number): void {
    if (start >= end) return;
    if (this.#tags.fixed) this.#builder.fixed(this.#base + start, this.#base + end);
    else this.#builder.text(this.#base + start, this.#base + end, this.#syntax);
  }

  #breakLine(start: number, end: number): void {
    this.#builder.lineBreak(this.#base + start, this.#base + end, this.#syntax);
  }

  /** The next line break from `from` on, with each kind looked for once. */
  #nextLineBreak(from: number): number {
    if (this.#lineFeed < from) this.#lineFeed = indexOrEnd(this.#text, "\n", from);
    if (this.#carriageReturn < from) this.#carriageReturn = indexOrEnd(this.#text, "\r", from);
    return Math.min(this.#lineFeed, this.#carriageReturn);
  }
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) count++;
  }
  return count;
}
