import { QuoteType } from "htmlparser2";
import type { ProjectionBuilder } from "./builder.js";
import { htmlDoubleQuoted, htmlSingleQuoted, type Syntax } from "./syntax.js";
import { skipWhite } from "./white.js";

/** A part of a value: text as it is written, or, with `decoded`, an entity. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly decoded?: string;
}

const PROSE = /^(?:alt|title)$/i;
const CONTENT = /^content$/i;
const META_NAME = /^(?:name|property)$/i;
const PROSE_META = /^(?:(?:og|twitter):)?(?:title|description)$/i;

/** Gathers the attributes that are prose. They follow behind the text of the document, each a block of its own. */
export class AttributeReader {
  readonly #found: { readonly parts: readonly Part[]; readonly syntax: Syntax }[] = [];
  #name = "";
  #parts: Part[] = [];
  /** Where the part read last ends. */
  #at = 0;
  #entity = "";
  /** The `content` of a tag, which is prose if another attribute says so. */
  #content: { parts: Part[]; syntax: Syntax } | undefined;
  #describes = false;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** The name of an attribute, at `source[start, end)`. */
  begin(start: number, end: number): void {
    this.#name = this.#source.slice(start, end);
    this.#parts = [];
    this.#entity = "";
    const sign = skipWhite(this.#source, end, this.#source.length);
    this.#at = skipWhite(this.#source, sign + 1, this.#source.length) + 1;
  }

  data(start: number, end: number): void {
    this.#endEntity(start);
    if (start < end) this.#parts.push({ start, end });
    this.#at = end;
  }

  /** An entity, whose place shows when the next part comes. */
  codePoint(code: number): void {
    this.#entity += String.fromCodePoint(code);
  }

  /** The end of a value; `end` is behind the closing quote. */
  end(quote: QuoteType, end: number): void {
    if (quote !== QuoteType.Double && quote !== QuoteType.Single) return;
    this.#endEntity(end - 1);
    const attribute = {
      parts: this.#parts,
      syntax: quote === QuoteType.Double ? htmlDoubleQuoted : htmlSingleQuoted,
    };
    if (PROSE.test(this.#name)) this.#found.push(attribute);
    else if (CONTENT.test(this.#name)) this.#content = attribute;
    else if (META_NAME.test(this.#name)) this.#describes ||= PROSE_META.test(this.#written());
  }

  endTag(name: string): void {
    if (name === "meta" && this.#describes && this.#content) this.#found.push(this.#content);
    this.#content = undefined;
    this.#describes = false;
  }

  write(builder: ProjectionBuilder): void {
    for (const { parts, syntax } of this.#found) {
      builder.block();
      for (const { start, end, decoded } of parts) {
        if (decoded === undefined) builder.text(start, end, syntax);
        else builder.decoded(start, end, decoded, syntax);
      }
    }
  }

  #written(): string {
    return this.#parts
      .map(({ start, end }) => this.#source.slice(start, end))
      .join("")
      .trim();
  }

  #endEntity(end: number): void {
    if (this.#entity === "") return;
    this.#parts.push({ start: this.#at, end, decoded: this.#entity });
    this.#entity = "";
    this.#at = end;
  }
}
