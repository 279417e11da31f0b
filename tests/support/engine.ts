import { type Document, readDocument } from "../../src/engine/document.js";
import { buildLattice, type Lattice } from "../../src/engine/lattice.js";
import { type DecoderWeights, WEIGHTS } from "../../src/engine/weights.js";
import { NEWS_FAMILY } from "../../src/language/families.js";
import type { LanguagePack } from "../../src/language/pack.js";
import type { FamiliesAtWork } from "../../src/language/readings.js";

/** The news spinner alone at work. */
export const NEWS: FamiliesAtWork = { own: 1 << NEWS_FAMILY, akin: 0 };

/** Weights of which only the named ones count. */
export function onlyWeights(weights: Partial<DecoderWeights>): DecoderWeights {
  const none = Object.fromEntries(Object.keys(WEIGHTS).map((name) => [name, 0])) as unknown as DecoderWeights;
  return { ...none, temperature: 1, ...weights };
}

/** A text as the engine reads it, with the lattice of all its sentences. */
export function latticeOf(text: string, pack: LanguagePack, families = NEWS): { document: Document; lattice: Lattice } {
  const document = readDocument(text, pack);
  return { document, lattice: buildLattice(document, pack, pack.scorers(), families, WEIGHTS, () => true) };
}

/** The text of an arc's original. */
export function originalOf(pack: LanguagePack, lattice: Lattice, arc: number): string {
  return pack.table.strings.texts[pack.table.arrays.candidatePhrase[lattice.candidate[arc]]];
}

/** The arcs of a lattice as `spun>original`. */
export function arcsOf(pack: LanguagePack, document: Document, lattice: Lattice): string[] {
  return lattice.matches.flatMap(({ from, to, arcs, arcsEnd }) =>
    Array.from({ length: arcsEnd - arcs }, (_, i) => {
      const spun = document.text.slice(document.tokens.start[from], document.tokens.end[to - 1]);
      return `${spun}>${originalOf(pack, lattice, arcs + i)}`;
    }),
  );
}
