import type { ProjectionBuilder } from "./builder.js";
import type { Syntax } from "./syntax.js";

const BLOCKS = names(`
  address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset
  figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li link listing main
  menu meta nav noscript ol optgroup option p param pre search section select source summary table tbody td tfoot th
  thead title tr track ul video
`);

/** Elements without content that show something. */
const OBJECTS = names("embed img input");

/** Elements without content that show nothing, so that a word may run through them. */
const INVISIBLE = names("area base basefont bgsound wbr");

/** Elements whose content is no prose and stands as an object among words. */
const VERBATIM = names("applet audio canvas code iframe kbd map math object picture samp sub sup svg tt var video");

/** Elements whose content is no prose and does not show. */
const HIDDEN = names("noembed noframes script style template");

/** Elements whose content is no prose and is a block. */
const VERBATIM_BLOCKS = names("listing plaintext pre textarea xmp");

/** Elements in which a tag may close itself. */
const FOREIGN = names("math svg");

/**
 * Follows the tags of a document: what bounds a block, what a phrase may cross, and what holds no prose at all.
 */
export class TagReader {
  /** The outermost element around the current place whose content is no prose. */
  #verbatim: string | undefined;
  /** How many elements of each name are open within it. */
  #inside = new Map<string, number>();
  #inLink = false;
  readonly #builder: ProjectionBuilder;
  readonly #syntax: Syntax;
  readonly #linkText: boolean;

  constructor(builder: ProjectionBuilder, syntax: Syntax, linkText: boolean) {
    this.#builder = builder;
    this.#syntax = syntax;
    this.#linkText = linkText;
  }

  /** Whether text at the current place is masked. */
  get masked(): boolean {
    return this.#verbatim !== undefined;
  }

  /** Whether text at the current place is read but kept. */
  get fixed(): boolean {
    return this.#inLink && !this.#linkText;
  }

  /** Whether the current place is inside SVG or MathML. */
  get foreign(): boolean {
    return this.#verbatim !== undefined && FOREIGN.has(this.#verbatim);
  }

  /** An opening tag, `name` in lower case, at `source[start, end)`; `closed` if it closes itself. */
  open(name: string, start: number, end: number, closed: boolean): void {
    const builder = this.#builder;
    if (this.#verbatim !== undefined) {
      if (!closed && !OBJECTS.has(name)) this.#inside.set(name, (this.#inside.get(name) ?? 0) + 1);
    } else if (VERBATIM_BLOCKS.has(name)) {
      builder.block();
      if (!closed) this.#verbatim = name;
    } else if (VERBATIM.has(name)) {
      builder.object(start, end);
      if (!closed) this.#verbatim = name;
    } else if (HIDDEN.has(name)) {
      builder.interrupt();
      if (!closed) this.#verbatim = name;
    } else if (BLOCKS.has(name)) {
      builder.block();
    } else if (name === "br") {
      // Two in a row part paragraphs.
      if (builder.endsWithBreak && builder.endsWithTagBreak) builder.block();
      else builder.lineBreak(start, end, this.#syntax);
    } else if (OBJECTS.has(name)) {
      builder.object(start, end);
    } else if (closed || INVISIBLE.has(name)) {
      builder.interrupt();
    } else {
      builder.open();
      if (name === "a") this.#inLink = true;
    }
  }

  close(name: string): void {
    if (this.#verbatim !== undefined && !this.#leave(name)) return;
    if (BLOCKS.has(name) || VERBATIM_BLOCKS.has(name)) this.#builder.block();
    else this.#builder.close();
    if (name === "a") this.#inLink = false;
  }

  /** The end of a Markdown block: inline elements do not reach beyond it. */
  endBlock(): void {
    this.#verbatim = undefined;
    this.#inside.clear();
    this.#inLink = false;
  }

  /** Whether a closing tag within an element without prose ends that, be it as the end of something around it. */
  #leave(name: string): boolean {
    const open = this.#inside.get(name) ?? 0;
    if (open > 0) {
      this.#inside.set(name, open - 1);
      return false;
    }
    if (name !== this.#verbatim && !BLOCKS.has(name)) return false;
    this.#verbatim = undefined;
    this.#inside.clear();
    return true;
  }
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
