import type { Slot } from "./align.js";
import { proseRange } from "./edits.js";
import { joined, Piece, type Pieces, pieceAt } from "./pieces.js";
import { isWhite } from "./white.js";

/** A word of a phrase, with its range in the view. */
export interface PhraseWord extends Slot {
  readonly start: number;
  readonly end: number;
}

/** A range of the view as words in segments. */
export interface Phrase {
  readonly words: readonly PhraseWord[];
  /** The segments that would leave an element empty without a word of theirs. */
  readonly enclosed: ReadonlySet<number>;
}

const WORD = /\S+/g;
const LINE_BREAK = /[\n\r]/;

/** Reads `view[start, end)`, which holds a character at least; undefined if it reaches into another block. */
export function readPhrase(view: string, pieces: Pieces, start: number, end: number): Phrase | undefined {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  const segments = segmentsOf(pieces, first, last);
  if (!segments) return undefined;
  const words: PhraseWord[] = [];
  let previous = start;
  for (const match of view.slice(start, end).matchAll(WORD)) {
    const from = start + match.index;
    const to = from + match[0].length;
    words.push({
      text: match[0],
      start: from,
      end: to,
      segment: segments[pieceAt(pieces, from) - first],
      editable: proseRange(pieces, from, to) !== undefined,
      afterBreak: words.length > 0 && LINE_BREAK.test(view.slice(previous, from)),
    });
    previous = to;
  }
  return { words, enclosed: enclosedSegments(view, pieces, start, end, segments) };
}

/** Numbers the pieces from first to last: a new number where markup stands between two of them. */
function segmentsOf(pieces: Pieces, first: number, last: number): Int32Array | undefined {
  const segments = new Int32Array(last - first + 1);
  for (let piece = first; piece <= last; piece++) {
    if (pieces.traits[piece] & Piece.Separator) return undefined;
    if (piece > first) segments[piece - first] = segments[piece - first - 1] + (joined(pieces, piece - 1) ? 0 : 1);
  }
  return segments;
}

/** The segments which begin or end an element, or are a block, and lie in the range as a whole, white space aside. */
function enclosedSegments(view: string, pieces: Pieces, start: number, end: number, segments: Int32Array): Set<number> {
  const { viewStart, traits } = pieces;
  let left = start;
  while (left > 0 && isWhite(view.charCodeAt(left - 1))) left--;
  let right = end;
  while (right < view.length && isWhite(view.charCodeAt(right))) right++;
  const enclosed = new Set<number>();
  const first = pieceAt(pieces, start);
  const beyond = first + segments.length;
  for (let begin = first, next = first; begin < beyond; begin = next) {
    const segment = segments[begin - first];
    while (next < beyond && segments[next - first] === segment) next++;
    let head = begin;
    while (viewStart[head] > left && joined(pieces, head - 1)) head--;
    let tail = next - 1;
    while (viewStart[tail + 1] < right && joined(pieces, tail)) tail++;
    const whole = viewStart[head] >= left && viewStart[tail + 1] <= right;
    const parted = !joined(pieces, head - 1) && !joined(pieces, tail);
    const element = traits[head] & Piece.Opened || traits[tail] & Piece.Closed;
    const block = bound(pieces, head - 1) && bound(pieces, tail + 1);
    if (whole && parted && (element || block)) enclosed.add(segment);
  }
  return enclosed;
}

/** Whether a piece parts blocks, as the ends of the document do. */
function bound(pieces: Pieces, piece: number): boolean {
  return piece < 0 || piece === pieces.count || (pieces.traits[piece] & Piece.Separator) !== 0;
}
