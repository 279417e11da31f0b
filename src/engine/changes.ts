import type { LanguagePack } from "../language/pack.js";
import { transferCase } from "../text/casing.js";
import { isLetterOrNumberAt, isLetterOrNumberBefore } from "../text/characters.js";
import type { Decoding } from "./decoder.js";
import type { Document } from "./document.js";
import { isIdentity, type Lattice, type Match } from "./lattice.js";
import type { Alternative, Change } from "./types.js";

/** The changes of the best path, how sure each is, and what else its place may have said. */
export function changesOf(
  { text, tokens }: Document,
  { matches, candidate }: Lattice,
  { best, posterior }: Decoding,
  { table }: LanguagePack,
  calibrate: (raw: number) => number,
): Change[] {
  const { candidatePhrase } = table.arrays;
  const curly = usesCurlyApostrophes(text);
  const changes: Change[] = [];
  let m = 0;
  for (const arc of best) {
    while (matches[m].arcsEnd <= arc) m++;
    const match = matches[m];
    const start = tokens.start[match.from];
    const end = tokens.end[match.to - 1];
    const source = text.slice(start, end);
    // As "n't" is, which was "not".
    const isJoined = isLetterOrNumberBefore(text, start);
    const textOf = (arc: number): string => {
      if (isIdentity(table, match, candidate[arc])) return source;
      const original = transferCase(source, table.text(candidatePhrase[candidate[arc]]));
      const apart = isJoined && isLetterOrNumberAt(original, 0) ? ` ${original}` : original;
      return curly ? apart.replaceAll("'", "\u2019") : apart;
    };
    const replacement = textOf(arc);
    if (replacement === source) continue;
    const confidence = calibrate(Math.min(1, posterior[arc]));
    const alternatives = alternativesTo(arc, match, posterior, 1 - confidence, textOf);
    changes.push({ start, end, source, replacement, confidence, alternatives, rule: table.rule(candidate[arc]) });
  }
  return changes;
}

/** The other readings of an arc's match, the likeliest first; they share the probability that it leaves to them. */
function alternativesTo(
  arc: number,
  { arcs, arcsEnd }: Match,
  posterior: Float64Array,
  left: number,
  textOf: (arc: number) => string,
): Alternative[] {
  let sum = 0;
  for (let other = arcs; other < arcsEnd; other++) if (other !== arc) sum += posterior[other];
  const share = sum > 0 ? left / sum : 0;
  const alternatives: Alternative[] = [];
  for (let other = arcs; other < arcsEnd; other++) {
    if (other !== arc) alternatives.push({ text: textOf(other), probability: share * posterior[other] });
  }
  return alternatives.sort((a, b) => b.probability - a.probability);
}

function usesCurlyApostrophes(text: string): boolean {
  if (!text.includes("\u2019")) return false;
  const curly = text.match(/\p{L}\u2019\p{L}/gu)?.length ?? 0;
  return curly > 0 && curly >= (text.match(/\p{L}'\p{L}/gu)?.length ?? 0);
}
