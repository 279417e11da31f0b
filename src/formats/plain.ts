import { PieceProjection } from "./piece-projection.js";
import { Piece } from "./pieces.js";
import type { Projection } from "./projection.js";
import { verbatim } from "./syntax.js";

/** Plain text: all of it is prose, and the view is the document itself. */
export function projectPlain(source: string): Projection {
  const pieces = {
    count: 1,
    viewStart: Int32Array.of(0, source.length),
    sourceStart: Int32Array.of(0),
    sourceEnd: Int32Array.of(source.length),
    traits: Uint16Array.of(Piece.Text),
    syntaxOf: Uint16Array.of(0),
    syntaxes: [verbatim],
  };
  return new PieceProjection(source, source, pieces, []);
}
