import { lastAtMost } from "../text/search.js";
import type { Syntax } from "./syntax.js";

/** What a piece of the view is, and what stands around it, as bits. */
export enum Piece {
  /** Prose, letter for letter as in the source. */
  Text = 1,
  /** Prose that the source writes in another way: an entity, an escape. */
  Decoded = 2,
  /** A line break that is white space only in the source. */
  SoftBreak = 4,
  /** A line break with markup in it: a tag, the prefix of a quoted line. */
  HardBreak = 8,
  /** Prose that must not change, since something else refers to it. */
  Fixed = 16,
  /** Inline matter that is not prose. */
  Object = 32,
  /** The bound of two blocks; the source has no place of it. */
  Separator = 64,
  /** An opening tag stands right before the piece. */
  Opened = 128,
  /** A closing tag stands right behind the piece. */
  Closed = 256,

  Editable = Text | Decoded,
  Removable = Text | Decoded | SoftBreak,
}

/** The pieces of a view as parallel arrays. Piece `i` is `view[viewStart[i], viewStart[i + 1])`. */
export interface Pieces {
  readonly count: number;
  /** One entry more than there are pieces: the length of the view. */
  readonly viewStart: Int32Array;
  readonly sourceStart: Int32Array;
  readonly sourceEnd: Int32Array;
  readonly traits: Uint16Array;
  /** Which of `syntaxes` writes into the piece. */
  readonly syntaxOf: Uint16Array;
  readonly syntaxes: readonly Syntax[];
}

/** The piece that holds the character at `offset` of the view. */
export function pieceAt({ viewStart, count }: Pieces, offset: number): number {
  return lastAtMost(viewStart, count, offset);
}

/** Where in the source the view's character at `offset` begins, -1 if that is inside an entity. */
export function startInSource(pieces: Pieces, piece: number, offset: number): number {
  const into = offset - pieces.viewStart[piece];
  if (pieces.traits[piece] & Piece.Text || into === 0) return pieces.sourceStart[piece] + into;
  return -1;
}

/** Where in the source the view's character before `offset` ends, -1 if that is inside an entity. */
export function endInSource(pieces: Pieces, piece: number, offset: number): number {
  if (pieces.traits[piece] & Piece.Text) return pieces.sourceStart[piece] + offset - pieces.viewStart[piece];
  return offset === pieces.viewStart[piece + 1] ? pieces.sourceEnd[piece] : -1;
}

/** Whether the source has no markup between two neighbouring pieces, nor in them. */
export function joined(pieces: Pieces, piece: number): boolean {
  return (
    pieces.sourceEnd[piece] === pieces.sourceStart[piece + 1] &&
    ((pieces.traits[piece] | pieces.traits[piece + 1]) & ~(Piece.Removable | Piece.Opened | Piece.Closed)) === 0
  );
}
