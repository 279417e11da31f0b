import type { SourceRange } from "./projection.js";

/** Closing marks by opening marks. */
const CLOSERS: Readonly<Record<string, string>> = {
  "{{<": ">}}",
  "{{%": "%}}",
  "{{": "}}",
  "{%": "%}",
  "<%": "%>",
  "<?": "?>",
  "<!--": "-->",
};

/** Template tags whose content is no prose. */
const VERBATIM = /^(?:code|comment|gist|highlight|katex|latex|math|mermaid|raw|verbatim)$/;
const TAG_NAME = /^\{[{%][<%]?[-\s]*([\w-]+)/;

/**
 * Template tags of Hugo and Jekyll, and what CommonMark takes for text: bare links, attributes, wiki links, alerts, emoji.
 * A backtick may begin code that goes on behind them, so none is within.
 */
const IN_MARKDOWN =
  /(?<![<\w])(?:https?:\/\/|www\.)[^\s<>()[\]"'`*|]*[^\s<>()[\]"'`*|_~.,:;!?]|\{\{[<%]?|\{%|\{[:#.][^{}`\n]*\}|\[\[[^[\]`\n]+\]\]|\[![A-Za-z]+\]|:[a-z0-9_+-]+:|:{3,}[^\n\r]*/g;

/** What MDX refuses, though its users write it: comments, identifiers of headings, directives. */
const IN_MDX = /<!--|\{#[^{}\n]*\}|:{3,}[^\n\r]*/g;

/** What may hold code in a document that is not quite MDX. */
const IN_BROKEN_MDX = /<!--|\{[^{}\n]*\}|^(?:import|export)\b(?:[^\n]|\n(?![ \t]*\r?\n))*|:{3,}[^\n\r]*/gm;

/** Template tags of Jekyll, Jinja, Vue, ERB and PHP. */
const IN_HTML = /\{\{|\{%|<%|<\?/g;

const PATTERNS = { markdown: IN_MARKDOWN, mdx: IN_MDX, brokenMdx: IN_BROKEN_MDX, html: IN_HTML };

/** A document with its template tags out of the parser's sight. */
export interface Filled {
  /** As long as the document. Letters stand for the template tags, which the parser takes for a word. */
  readonly text: string;
  /** The ranges filled, sorted, in pairs of start and end. */
  readonly masks: Int32Array;
}

/** A line of Markdown that is longer holds no prose, and the parser may take time with the square of its length. */
const LONGEST_LINE = 32_768;

/** Fills the template tags of a document from `from` on, and what else the parser of its format does not know. */
export function fillTemplates(source: string, from: number, format: keyof typeof PATTERNS): Filled {
  const long = format === "html" ? [] : longLines(source, from);
  const text = fill(source, long);
  const tags = templateTags(text, from, new RegExp(PATTERNS[format]));
  const masks = [...long, ...tags].sort((a, b) => a.start - b.start);
  return { text: fill(text, tags), masks: Int32Array.from(masks.flatMap(({ start, end }) => [start, end])) };
}

function templateTags(text: string, from: number, pattern: RegExp): SourceRange[] {
  const find = finder(text);
  const tags: SourceRange[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const end = endOfMask(text, match[0], match.index, find);
    if (end < 0) continue;
    tags.push({ start: match.index, end });
    pattern.lastIndex = end;
  }
  return tags;
}

function longLines(source: string, from: number): SourceRange[] {
  const lines: SourceRange[] = [];
  for (let start = from; source.length - start > LONGEST_LINE; ) {
    const found = source.indexOf("\n", start);
    const end = found < 0 ? source.length : found;
    if (end - start > LONGEST_LINE) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Puts letters in the place of ranges of a text, all but line breaks. */
function fill(text: string, ranges: readonly SourceRange[]): string {
  if (ranges.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^\n\r]/g, "x"));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join("");
}

function endOfMask(source: string, opener: string, start: number, find: Finder): number {
  const closer = CLOSERS[opener];
  if (closer === undefined) return start + opener.length;
  const at = find(closer, start + opener.length);
  if (at < 0) return -1;
  const end = at + closer.length;
  if (!opener.startsWith("{")) return end;
  if (blankLineBefore(source, start, at, find)) return -1;
  const name = TAG_NAME.exec(source.slice(start, Math.min(end, start + 60)))?.[1] ?? "";
  return VERBATIM.test(name) ? endOfElement(name, opener, end, find) : end;
}

/** A tag holds no blank line: what looks like one is two signs far apart. */
function blankLineBefore(source: string, start: number, end: number, find: Finder): boolean {
  const lineFeeds = find("\n\n", start);
  const carriageReturns = find("\n\r\n", start);
  return (lineFeeds >= 0 && lineFeeds < end) || (carriageReturns >= 0 && carriageReturns < end) || source.length < end;
}

/** Where the element that a tag opens ends; the tag's own end if nothing closes it. */
function endOfElement(name: string, opener: string, from: number, find: Finder): number {
  const marks = opener === "{%" ? [`end${name}`] : [`/${name}`, `/ ${name}`];
  const found = marks.map((mark) => find(mark, from)).filter((at) => at >= 0);
  if (found.length === 0) return from;
  const closer = CLOSERS[opener];
  const at = find(closer, Math.min(...found));
  return at < 0 ? from : at + closer.length;
}

/** Where a text next occurs from an offset on, or -1. */
type Finder = (text: string, from: number) => number;

/** Remembers what it found, so that a search for what is far off, or nowhere, is made once. Offsets must not fall. */
function finder(source: string): Finder {
  const next = new Map<string, number>();
  return (text, from) => {
    let at = next.get(text);
    if (at === undefined || (at >= 0 && at < from)) {
      at = source.indexOf(text, from);
      next.set(text, at);
    }
    return at;
  };
}
