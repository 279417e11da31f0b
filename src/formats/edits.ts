import { endInSource, joined, Piece, type Pieces, pieceAt, startInSource } from "./pieces.js";
import type { SourceEdit } from "./projection.js";

interface Draft {
  start: number;
  end: number;
  text: string;
  readonly syntax: number;
  /** Where it begins in the view. */
  readonly at: number;
}

/** Gathers edits from front to back, given as ranges of the view. */
export class Edits {
  readonly #drafts: Draft[] = [];
  readonly #source: string;
  readonly #view: string;
  readonly #pieces: Pieces;

  constructor(source: string, view: string, pieces: Pieces) {
    this.#source = source;
    this.#view = view;
    this.#pieces = pieces;
  }

  /** Replaces a range of prose; false if that would touch markup. */
  replace(start: number, end: number, text: string): boolean {
    const place = start < end ? proseRange(this.#pieces, start, end) : this.#insertionPoint(start);
    if (!place) return false;
    this.#draft(place.piece, place.start, place.end, text, start);
    return true;
  }

  /** Removes white space, all but what belongs to markup. */
  removeSpace(start: number, end: number): void {
    const { viewStart, traits } = this.#pieces;
    for (let at = start, piece = pieceAt(this.#pieces, start); at < end; at = viewStart[++piece]) {
      if (!(traits[piece] & Piece.Removable)) continue;
      const from = startInSource(this.#pieces, piece, at);
      const to = endInSource(this.#pieces, piece, Math.min(end, viewStart[piece + 1]));
      if (from >= 0 && to >= 0) this.#draft(piece, from, to, "", at);
    }
  }

  /** The edits in the syntax of the document, or undefined if that cannot express one of them. */
  finish(): SourceEdit[] | undefined {
    const edits: SourceEdit[] = [];
    for (const { start, end, text, syntax, at } of this.#drafts) {
      const line = this.#lineOf(at);
      const lineStart = line !== undefined;
      const blockStart = lineStart && this.#lineOf(line - 1) !== undefined;
      const replacement = this.#pieces.syntaxes[syntax]({
        source: this.#source,
        start,
        end,
        text,
        lineStart,
        blockStart,
      });
      if (replacement === undefined) return undefined;
      edits.push({ start, end, replacement });
    }
    return edits;
  }

  #draft(piece: number, start: number, end: number, text: string, viewStart: number): void {
    const syntax = this.#pieces.syntaxOf[piece];
    const last = this.#drafts.at(-1);
    if (last && last.end === start && last.syntax === syntax) {
      last.end = end;
      last.text += text;
      return;
    }
    this.#drafts.push({ start, end, text, syntax, at: viewStart });
  }

  /** Where the line begins that holds an offset, if there are only blanks before that in it; undefined if there is more. */
  #lineOf(offset: number): number | undefined {
    let at = offset;
    while (at > 0 && /[ \t]/.test(this.#view.charAt(at - 1))) at--;
    return at <= 0 || /[\n\r]/.test(this.#view.charAt(at - 1)) ? at : undefined;
  }

  #insertionPoint(offset: number): ProseRange | undefined {
    const pieces = this.#pieces;
    const before = offset > 0 ? pieceAt(pieces, offset - 1) : -1;
    if (before >= 0 && pieces.traits[before] & Piece.Editable) {
      const at = endInSource(pieces, before, offset);
      return at < 0 ? undefined : { piece: before, start: at, end: at };
    }
    const behind = pieceAt(pieces, offset);
    if (offset === this.#view.length || !(pieces.traits[behind] & Piece.Editable)) return undefined;
    const at = startInSource(pieces, behind, offset);
    return { piece: behind, start: at, end: at };
  }
}

interface ProseRange {
  readonly piece: number;
  readonly start: number;
  readonly end: number;
}

/** Where a range of the view stands in the source, if all of it is prose of one syntax without markup inside. */
export function proseRange(pieces: Pieces, start: number, end: number): ProseRange | undefined {
  const first = pieceAt(pieces, start);
  const last = pieces.viewStart[first + 1] >= end ? first : pieceAt(pieces, end - 1);
  for (let piece = first; piece < last; piece++) {
    if (!joined(pieces, piece) || pieces.syntaxOf[piece] !== pieces.syntaxOf[piece + 1]) return undefined;
  }
  if (!(pieces.traits[first] & Piece.Removable)) return undefined;
  const from = startInSource(pieces, first, start);
  const to = endInSource(pieces, last, end);
  return from < 0 || to < 0 ? undefined : { piece: first, start: from, end: to };
}
