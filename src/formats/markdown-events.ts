import { parse, postprocess, preprocess } from "micromark";
import type { Event, Extension } from "micromark-util-types";

/** How a document is cut. */
export interface Sizes {
  /** About how much is parsed at once: the parser takes several times as long for much text in one piece. */
  readonly chunk: number;
  /** How much more is taken in search of a good place to cut, before any line will do. */
  readonly patience: number;
}

const SIZES: Sizes = { chunk: 4096, patience: 8192 };

/** A blank or underlining line before one that continues no block; or an item of an outermost list. */
const GOOD_BOUND = /\n(?:(?:[ \t]*|-+)\r?\n(?=[A-Za-z#])|(?=[-*+] \S))/g;
const ANY_BOUND = /\n(?=\S)/g;
const AFTER_BLANK = /\n[ \t]*\r?\n$/;

const BETWEEN_BLOCKS: ReadonlySet<string> = new Set(["lineEnding", "lineEndingBlank", "linePrefix"]);

/** Code in MDX with no end within this length has none. */
const LONGEST_CODE = 32_768;

/** HTML that a blank line does not end. */
const LONG_HTML = /^\s*<(?:[!?]|pre|script|style|textarea)/i;

/** What the parser is to keep from one chunk to the next: the labels that references may use. */
interface Labels {
  readonly defined: string[];
  readonly gfmFootnotes: string[];
}

/** Chooses the extensions for a stretch of text, since each slows the parser down whether its signs occur or not. */
type Extend = (text: string) => Extension[];

/**
 * Parses `text` from `start` on and hands over its events, with offsets into `text`, a run of blocks at a time.
 * Throws if an extension refuses the text, as that for MDX may.
 */
export function parseMarkdown(
  text: string,
  start: number,
  extend: Extend,
  read: (events: Event[]) => void,
  sizes: Sizes = SIZES,
): void {
  // A reference is none without its definition, which may follow it.
  const waits = text.includes("]:", start);
  const waiting: Event[][] = [];
  for (const blocks of parseBlocks(text, start, extend, sizes)) {
    if (waits) waiting.push(blocks);
    else read(postprocess(blocks));
  }
  for (const blocks of waiting) read(postprocess(blocks));
}

function* parseBlocks(text: string, start: number, extend: Extend, { chunk, patience }: Sizes): Generator<Event[]> {
  const labels: Labels = { defined: [], gfmFootnotes: [] };
  const good = finder(text, GOOD_BOUND);
  const any = finder(text, ANY_BOUND);
  let size = chunk;
  for (let from = start; from < text.length; ) {
    let to = good(from + size);
    if (to > from + size + patience) to = Math.min(to, any(from + size + patience));
    const blocks = tryBlocks(text, from, to, extend(text.slice(from, to)), labels);
    if (blocks === undefined || (to < text.length && isCut(blocks, text, to))) {
      size = 2 * (to - from);
    } else {
      yield blocks;
      from = to;
      size = chunk;
    }
  }
}

/** Finds the end of the next match from an offset on; far ones are looked for once. */
function finder(text: string, pattern: RegExp): (offset: number) => number {
  const search = new RegExp(pattern);
  let found = -1;
  let asked = 0;
  return (offset) => {
    if (offset < asked || found < offset) {
      search.lastIndex = offset;
      found = search.test(text) ? search.lastIndex : text.length;
    }
    asked = offset;
    return found;
  };
}

/** Parses a chunk; undefined if the parser of MDX finds code in it that has no end, which may lie behind the chunk. */
function tryBlocks(
  text: string,
  from: number,
  to: number,
  extensions: Extension[],
  labels: Labels,
): Event[] | undefined {
  try {
    return blocksOf(text, from, to, extensions, labels);
  } catch (error) {
    if (to === text.length || to - from > LONGEST_CODE) throw error;
    return undefined;
  }
}

function blocksOf(text: string, from: number, to: number, extensions: Extension[], labels: Labels): Event[] {
  const context = Object.assign(parse({ extensions }), labels);
  // The parser notes lines by number: those of two chunks must differ, and none has more lines than characters.
  const tokenizer = context.document({ line: from + 1, column: 1, offset: from });
  return tokenizer.write(preprocess()(text.slice(from, to), undefined, true));
}

/** Whether the last block goes on behind the place where the text was cut, as far as can be told. */
function isCut(chunk: readonly Event[], text: string, to: number): boolean {
  const line = chunk.findLast(([, token]) => token.type === "chunkFlow")?.[1];
  const events = line?._tokenizer?.events ?? [];
  const at = events.findLastIndex(([, token]) => !BETWEEN_BLOCKS.has(token.type));
  if (at < 0) return false;
  const { type, start } = events[at][1];
  if (type === "codeFenced") return !isClosed(events, at);
  if (type === "htmlFlow") {
    const afterBlank = AFTER_BLANK.test(text.slice(Math.max(to - 200, start.offset), to));
    return !afterBlank || LONG_HTML.test(text.slice(start.offset, start.offset + 20));
  }
  return type === "math";
}

/** Whether a block of fenced code, whose exit is at an index, has a fence at its end. */
function isClosed(events: readonly Event[], exit: number): boolean {
  const { start } = events[exit][1];
  const fence = events[exit - 1]?.[1];
  return fence?.type === "codeFencedFence" && fence.start.offset > start.offset;
}
