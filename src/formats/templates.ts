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

/** Template tags of Hugo and Jekyll, and what CommonMark takes for text: bare links, attributes, alerts, emoji. */
const IN_MARKDOWN =
  /(?<![<\w])(?:https?:\/\/|www\.)[^\s<>()[\]"'`*|]*[^\s<>()[\]"'`*|_~.,:;!?]|\{\{[<%]?|\{%|\{[:#.][^{}\n]*\}|\[\[[^[\]\n]+\]\]|\[![A-Za-z]+\]|:[a-z0-9_+-]+:|:{3,}[^\n\r]*/g;

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

/** Fills the template tags of a document from `from` on, and what else the parser of its format does not know. */
export function fillTemplates(source: string, from: number, format: keyof typeof PATTERNS): Filled {
  const pattern = new RegExp(PATTERNS[format]);
  const find = finder(source);
  const masks: number[] = [];
  const parts: string[] = [];
  let done = 0;
  pattern.lastIndex = from;
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const end = endOfMask(source, match[0], match.index, find);
    if (end < 0) continue;
    masks.push(match.index, end);
    parts.push(source.slice(done, match.index), filler(source.slice(match.index, end)));
    done = end;
    pattern.lastIndex = end;
  }
  if (masks.length === 0) return { text: source, masks: new Int32Array(0) };
  parts.push(source.slice(done));
  return { text: parts.join(""), masks: Int32Array.from(masks) };
}

function filler(text: string): string {
  return text.replace(/[^\n\r]/g, "x");
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
