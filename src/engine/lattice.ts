import { documentWords } from "../language/context-features.js";
import type { LanguagePack, Scorers } from "../language/pack.js";
import type { PhraseTable } from "../language/phrase-table.js";
import { meetsContext } from "./context.js";
import { type Document, isReplaceable } from "./document.js";

/** A place where a phrase of the table matches. Its arcs are `[arcs, arcsEnd)` of the lattice. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly entry: number;
  readonly sentence: number;
  readonly arcs: number;
  readonly arcsEnd: number;
  /** Natural-log probability that the phrase is only part of a longer replaced phrase. */
  readonly logOther: number;
}

/** All readings of the spun sentences of a document. */
export interface Lattice {
  /** In order of their start, then of their length. */
  readonly matches: readonly Match[];
  /** Index of the first match that starts at or behind each token. */
  readonly firstMatch: Int32Array;
  /** Candidate (of the phrase table) of each arc. */
  readonly candidate: number[];
  /** Natural-log probability of each arc's candidate, by the classifier. */
  readonly logProbability: number[];
}

/** Builds the lattice of the sentences that `isSpun` names. */
export function buildLattice(
  document: Document,
  pack: LanguagePack,
  { classifier, model }: Scorers,
  isSpun: (sentence: number) => boolean,
): Lattice {
  const { table } = pack;
  const { tokens, sentences, context } = document;
  const { entryStart, candidateContext } = table.arrays;
  const topWords = documentWords(context.words, (word) => -model.unigram(word));
  const documentVector = classifier.documentVector(topWords);
  const scores = new Float64Array(64);
  const matches: Match[] = [];
  const candidate: number[] = [];
  const logProbability: number[] = [];
  const firstMatch = new Int32Array(tokens.count + 1);
  for (let s = 0; s + 1 < sentences.length; s++) {
    const sentenceTo = sentences[s + 1];
    for (let from = sentences[s]; from < sentenceTo; from++) {
      firstMatch[from] = matches.length;
      if (!isSpun(s)) continue;
      let node = table.first(tokens.id[from]);
      for (let to = from + 1; node >= 0; node = to < sentenceTo ? table.next(node, tokens.id[to++]) : -1) {
        const entry = table.entryAt(node);
        if (entry < 0 || !isReplaceable(document, from, to, entry >= pack.learnedEntries)) continue;
        const arcs = candidate.length;
        const count =
          classifier.score(context, from, to, sentences[s], sentenceTo, documentVector, table, entry, scores) - 1;
        for (let i = 0; i < count; i++) {
          const c = entryStart[entry] + i;
          if (
            candidateContext[c] >= 0 &&
            !meetsContext(document, from, to, table.strings.contexts[candidateContext[c]])
          )
            continue;
          candidate.push(c);
          logProbability.push(scores[i]);
        }
        matches.push({ from, to, entry, sentence: s, arcs, arcsEnd: candidate.length, logOther: scores[count] });
      }
    }
  }
  firstMatch[tokens.count] = matches.length;
  return { matches, firstMatch, candidate, logProbability };
}

/** Whether an arc leaves its phrase as it is. */
export function isIdentity(table: PhraseTable, match: Match, candidate: number): boolean {
  return table.arrays.candidatePhrase[candidate] === table.arrays.entryPhrase[match.entry];
}
