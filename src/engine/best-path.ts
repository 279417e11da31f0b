import type { Decoding } from "./decoder.js";
import type { Lattice, Match } from "./lattice.js";

/** The decoder's best path, by its tokens. */
export class BestPath {
  readonly #arcs: ReadonlySet<number>;
  /** The match on the path that holds each token, by token. */
  readonly #matches = new Map<number, Match>();

  constructor({ matches }: Lattice, { best }: Decoding) {
    this.#arcs = new Set(best);
    for (const match of matches) {
      if (this.arcOf(match) < 0) continue;
      for (let i = match.from; i < match.to; i++) this.#matches.set(i, match);
    }
  }

  /** Whether an arc lies on the path. */
  has(arc: number): boolean {
    return this.#arcs.has(arc);
  }

  /** The match on the path that holds a token. */
  at(token: number): Match | undefined {
    return this.#matches.get(token);
  }

  /** The arc of a match that lies on the path, −1 if none does. */
  arcOf({ arcs, arcsEnd }: Match): number {
    for (let arc = arcs; arc < arcsEnd; arc++) if (this.#arcs.has(arc)) return arc;
    return -1;
  }
}
