import { PieceProjection } from "./piece-projection.js";
import { Piece } from "./pieces.js";
import type { Projection, SourceRange } from "./projection.js";
import type { Syntax } from "./syntax.js";
import { breakAtEnd, skipWhite } from "./white.js";

/** What stands in a view for inline matter that is not prose. */
export const OBJECT = "\uFFFC";

const LINE_WHITE = /[\t\n\f\r]/g;
const NO_MASKS = new Int32Array(0);
const inert: Syntax = () => undefined;

/**
 * Builds a projection from front to back. A format names what it finds in the order of the view: text, entities, line
 * breaks, objects, inline markup, bounds of blocks. What it does not name is masked.
 */
export class ProjectionBuilder {
  /** Whether the view so far ends, in this block, with white space that holds a line break. */
  endsWithBreak = false;
  /** Whether that white space holds a line break which is a tag. */
  endsWithTagBreak = false;
  /** Whether the block has no piece yet. */
  atBlockStart = true;

  readonly #comments: SourceRange[] = [];
  readonly #parts: string[] = [];
  readonly #viewStart: number[] = [];
  readonly #sourceStart: number[] = [];
  readonly #sourceEnd: number[] = [];
  readonly #traits: number[] = [];
  readonly #syntaxOf: number[] = [];
  readonly #syntaxes = new Map<Syntax, number>();
  #length = 0;
  /** The last piece, -1 if there is none. */
  #last = -1;
  /** Whether inline markup stands behind the last piece, and whether that ends with an opening tag. */
  #markup = false;
  #opened = false;
  readonly #masks: Int32Array;

  /** `masks` are ranges of the source, sorted, in pairs, that stand as an object wherever they turn up in prose. */
  constructor(
    readonly source: string,
    masks: Int32Array = NO_MASKS,
  ) {
    this.#masks = masks;
  }

  /** Prose that reads as it is written. */
  text(start: number, end: number, syntax: Syntax): void {
    let from = start;
    for (let i = firstMask(this.#masks, start); i < this.#masks.length && this.#masks[i] < end; i += 2) {
      this.#run(from, this.#masks[i], syntax);
      // A mask that began in the stretch before has its object already.
      if (this.#masks[i] >= start) this.object(this.#masks[i], this.#masks[i + 1]);
      from = Math.min(this.#masks[i + 1], end);
    }
    this.#run(from, end, syntax);
  }

  /** Prose that is written in another way: an entity, an escape. */
  decoded(start: number, end: number, text: string, syntax: Syntax): void {
    const shown = text.replace(LINE_WHITE, " ");
    if (this.atBlockStart && shown === " ") return;
    // One entity may stand for two characters.
    const again = !this.atBlockStart && this.#sourceStart[this.#last] === start && this.#sourceEnd[this.#last] === end;
    if (again) this.#append(shown);
    else this.#piece(Piece.Decoded, start, end, shown, syntax);
    this.endsWithBreak = false;
  }

  /** Prose that must stay as it is, since something else refers to it. */
  fixed(start: number, end: number): void {
    const from = this.atBlockStart ? skipWhite(this.source, start, end) : start;
    if (from < end) this.#piece(Piece.Fixed, from, end, this.source.slice(from, end).replace(LINE_WHITE, " "), inert);
    this.endsWithBreak = false;
  }

  /** A line break with all that goes with it: white space, the prefix of the next line, a tag. A hard one stays. */
  lineBreak(start: number, end: number, syntax: Syntax, hard = false): void {
    if (this.atBlockStart) return;
    const soft = !hard && skipWhite(this.source, start, end) === end;
    const kind = soft ? Piece.SoftBreak : Piece.HardBreak;
    if (this.#continues(Piece.SoftBreak | Piece.HardBreak, start)) {
      this.#sourceEnd[this.#last] = end;
      if (kind === Piece.HardBreak) this.#traits[this.#last] = (this.#traits[this.#last] & ~Piece.SoftBreak) | kind;
    } else {
      this.#piece(kind, start, end, this.endsWithBreak ? " " : "\n", syntax);
    }
    this.endsWithTagBreak = kind === Piece.HardBreak || (this.endsWithBreak && this.endsWithTagBreak);
    this.endsWithBreak = true;
  }

  /** Inline matter that is not prose. */
  object(start: number, end: number): void {
    this.#piece(Piece.Object, start, end, OBJECT, inert);
    this.endsWithBreak = false;
  }

  /** Inline markup that opens: what follows is the content of an element. */
  open(): void {
    this.#markup = true;
    this.#opened = true;
  }

  /** Inline markup that closes. */
  close(): void {
    if (!this.#markup && !this.atBlockStart) this.#traits[this.#last] |= Piece.Closed;
    this.#markup = true;
    this.#opened = false;
  }

  /** Inline markup that neither opens nor closes: a comment, a reference. */
  interrupt(): void {
    this.#markup = true;
    this.#opened = false;
  }

  /** The bound of a block: the next piece begins a paragraph of its own. */
  block(): void {
    this.atBlockStart = true;
    this.endsWithBreak = false;
    this.#markup = false;
    this.#opened = false;
  }

  comment(start: number, end: number): void {
    this.#comments.push({ start, end });
  }

  build(): Projection {
    this.#viewStart.push(this.#length);
    const pieces = {
      count: this.#last + 1,
      viewStart: Int32Array.from(this.#viewStart),
      sourceStart: Int32Array.from(this.#sourceStart),
      sourceEnd: Int32Array.from(this.#sourceEnd),
      traits: Uint16Array.from(this.#traits),
      syntaxOf: Uint16Array.from(this.#syntaxOf),
      syntaxes: [...this.#syntaxes.keys()],
    };
    return new PieceProjection(this.source, this.#parts.join(""), pieces, this.#comments);
  }

  #run(start: number, end: number, syntax: Syntax): void {
    const from = this.atBlockStart ? skipWhite(this.source, start, end) : start;
    if (from >= end) return;
    const shown = this.source.slice(from, end);
    if (this.#continues(Piece.Text, from) && this.#syntaxOf[this.#last] === this.#syntaxes.get(syntax)) {
      this.#sourceEnd[this.#last] = end;
      this.#append(shown);
    } else {
      this.#piece(Piece.Text, from, end, shown, syntax);
    }
    this.endsWithBreak =
      breakAtEnd(shown) || (this.endsWithBreak && skipWhite(shown, 0, shown.length) === shown.length);
  }

  #continues(kinds: number, start: number): boolean {
    return !this.atBlockStart && (this.#traits[this.#last] & kinds) !== 0 && this.#sourceEnd[this.#last] === start;
  }

  #piece(kind: number, start: number, end: number, shown: string, syntax: Syntax): void {
    if (this.atBlockStart && this.#length > 0) {
      const bound = this.#sourceEnd[this.#last];
      this.#push(Piece.Separator, bound, bound, "\n\n", inert);
    }
    this.#push(kind | (this.#opened ? Piece.Opened : 0), start, end, shown, syntax);
    this.atBlockStart = false;
    this.#markup = false;
    this.#opened = false;
  }

  #push(traits: number, start: number, end: number, shown: string, syntax: Syntax): void {
    let index = this.#syntaxes.get(syntax);
    if (index === undefined) {
      index = this.#syntaxes.size;
      this.#syntaxes.set(syntax, index);
    }
    this.#viewStart.push(this.#length);
    this.#sourceStart.push(start);
    this.#sourceEnd.push(end);
    this.#traits.push(traits);
    this.#syntaxOf.push(index);
    this.#last++;
    this.#append(shown);
  }

  #append(shown: string): void {
    this.#parts.push(shown);
    this.#length += shown.length;
  }
}

/** The first of the sorted pairs that ends behind `offset`, as an index into them. */
function firstMask(masks: Int32Array, offset: number): number {
  let low = 0;
  let high = masks.length >> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (masks[2 * middle + 1] <= offset) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
