import { alignWords } from "./align.js";
import { Edits, proseRange } from "./edits.js";
import { type PhraseWord, readPhrase } from "./phrase.js";
import { endInSource, Piece, type Pieces, pieceAt, startInSource } from "./pieces.js";
import type { Projection, SourceEdit, SourceRange } from "./projection.js";

const LINE_BREAK = /[\n\r]/;
const WORD = /\S+/g;
const WHITE = /\s+/g;
const NOT_WHITE = /\S/;

/** A projection as a table of pieces. */
export class PieceProjection implements Projection {
  readonly #source: string;
  readonly #pieces: Pieces;

  constructor(
    source: string,
    readonly text: string,
    pieces: Pieces,
    readonly comments: readonly SourceRange[],
  ) {
    this.#source = source;
    this.#pieces = pieces;
  }

  toSource(start: number, end: number, replacement: string): SourceEdit[] | undefined {
    if (start < 0 || start > end || end > this.text.length)
      throw new RangeError(`no range of the view: ${start}-${end}`);
    const old = this.text.slice(start, end);
    if (old === replacement) return [];
    if (this.#pieces.count === 0) return undefined;
    const edits = new Edits(this.#source, this.text, this.#pieces);
    const whole = this.#inOneLine(start, end, old, replacement)
      ? edits.replace(start, end, replacement)
      : this.#replaceWords(edits, start, end, replacement);
    return whole ? edits.finish() : undefined;
  }

  sourceOf(start: number, end: number): SourceRange | undefined {
    if (this.#pieces.count === 0 || start >= end) return undefined;
    const from = startInSource(this.#pieces, pieceAt(this.#pieces, start), start);
    const to = endInSource(this.#pieces, pieceAt(this.#pieces, end - 1), end);
    return from < 0 || to < 0 ? undefined : { start: from, end: to };
  }

  /** Whether the range lies in one piece of text and in one line, so that nothing in it need be kept. */
  #inOneLine(start: number, end: number, old: string, replacement: string): boolean {
    if (LINE_BREAK.test(old) || LINE_BREAK.test(replacement)) return false;
    if (start === end) return true;
    // Without a word left, an element might become empty.
    if (!NOT_WHITE.test(replacement) && NOT_WHITE.test(old)) return false;
    const piece = pieceAt(this.#pieces, start);
    return (this.#pieces.traits[piece] & Piece.Text) !== 0 && end <= this.#pieces.viewStart[piece + 1];
  }

  /** Replaces word by word; false if that cannot be done. */
  #replaceWords(edits: Edits, start: number, end: number, replacement: string): boolean {
    if (start === end) return edits.replace(start, end, replacement.replace(WHITE, " "));
    const phrase = readPhrase(this.text, this.#pieces, start, end);
    if (!phrase) return false;
    if (phrase.words.length === 0) return edits.replace(start, end, replacement.replace(WHITE, " "));
    const news = replacement.match(WORD) ?? [];
    const ends = alignWords(phrase.words, news, phrase.enclosed);
    if (ends) {
      writeWords(edits, phrase.words, blocksOf(news, ends), start, end, replacement);
      return true;
    }
    // A range too long for a phrase is replaced as a whole if no markup stands in it.
    return (
      news.length > 0 && proseRange(this.#pieces, start, end) !== undefined && edits.replace(start, end, replacement)
    );
  }
}

/** The text that comes in the place of each word: several words of the replacement, or none. */
function blocksOf(news: readonly string[], ends: Int32Array): string[] {
  return Array.from(ends, (end, i) => news.slice(i === 0 ? 0 : ends[i - 1], end).join(" "));
}

function writeWords(
  edits: Edits,
  words: readonly PhraseWord[],
  blocks: string[],
  start: number,
  end: number,
  replacement: string,
): void {
  const first = blocks.findIndex((block) => block !== "");
  const last = blocks.findLastIndex((block) => block !== "");
  const head = replacement.length - replacement.trimStart().length > 0;
  const tail = first < 0 ? head && start === words[0].start : replacement.trimEnd().length < replacement.length;
  const behind = words[words.length - 1].end;
  if (first >= 0 && head && start === words[0].start) blocks[first] = ` ${blocks[first]}`;
  if (first >= 0 && tail && end === behind) blocks[last] += " ";

  const keeps = gapsKept(words, blocks);
  if (!head && start < words[0].start) edits.removeSpace(start, words[0].start);
  for (const [i, word] of words.entries()) {
    if (i > 0 && !keeps[i]) edits.removeSpace(words[i - 1].end, word.start);
    if (blocks[i] !== word.text) edits.replace(word.start, word.end, blocks[i]);
  }
  if (!tail && behind < end) edits.removeSpace(behind, end);
}

/**
 * For each word, whether the gap before it stays. Between two words that are kept one gap stays: that of a line break
 * rather than another, and never one inside an element rather than the one between elements.
 */
function gapsKept(words: readonly PhraseWord[], blocks: readonly string[]): boolean[] {
  const keeps = words.map(() => false);
  let before = -1;
  for (let i = 0; i < words.length; i++) {
    if (blocks[i] === "") continue;
    if (before >= 0) keeps[bestGap(words, before, i)] = true;
    before = i;
  }
  return keeps;
}

function bestGap(words: readonly PhraseWord[], from: number, to: number): number {
  const apart = words[from].segment !== words[to].segment;
  let best = 0;
  for (let i = from + 1; i <= to; i++) {
    if (apart && words[i].segment === words[i - 1].segment) continue;
    if (best === 0 || (words[i].afterBreak && !words[best].afterBreak)) best = i;
  }
  return best;
}
