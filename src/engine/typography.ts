import type { PhraseTable } from "../language/phrase-table.js";
import type { Document } from "./document.js";
import { isIdentity, type Lattice } from "./lattice.js";

const CURLY = "\u2019";
/** Where both kinds of apostrophe stand in a text, the author's are curly and the spinner's straight. */
const MIXED = 5;
/** Where all are curly, the site may have set them; in most texts they are the author's all the same. */
const ALL_CURLY = 3;

/** Scores phrases with an apostrophe by its kind: thesauri hold straight ones, most news is set with curly ones. */
export function addTypography(scores: Float64Array, document: Document, lattice: Lattice, table: PhraseTable): void {
  const { text, tokens } = document;
  if (!text.includes(CURLY) || !/\p{L}\u2019\p{L}/u.test(text)) return;
  const straight = /\p{L}'\p{L}/u.test(text);
  for (const match of lattice.matches) {
    const phrase = text.slice(tokens.start[match.from], tokens.end[match.to - 1]);
    const isCurly = phrase.includes(CURLY);
    if (!isCurly && !phrase.includes("'")) continue;
    for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
      const untouched = isIdentity(table, match, lattice.candidate[arc]);
      if (isCurly && !untouched) scores[arc] -= straight ? MIXED : ALL_CURLY;
      if (!isCurly && untouched) scores[arc] -= MIXED;
    }
  }
}
