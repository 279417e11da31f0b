import { documentWords } from "../language/context-features.js";
import { NEWS_FAMILY } from "../language/families.js";
import type { LanguageModel } from "../language/ngram-model.js";
import type { LanguagePack, Scorers } from "../language/pack.js";
import type { PhraseTable } from "../language/phrase-table.js";
import { type FamiliesAtWork, Readings } from "../language/readings.js";
import { meetsContext } from "./context.js";
import { type Document, isReplaceable } from "./document.js";
import type { DecoderWeights } from "./weights.js";

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

/** Builds the lattice of the sentences that `isSpun` names, from what the families at work write. */
export function buildLattice(
  document: Document,
  pack: LanguagePack,
  { classifier, model }: Scorers,
  families: FamiliesAtWork,
  { learnedContext, writtenContext }: DecoderWeights,
  isSpun: (sentence: number) => boolean,
): Lattice {
  const { table } = pack;
  const { tokens, sentences, context } = document;
  const topWords = documentWords(context.words, (word) => -model.unigram(word));
  const documentVector = classifier.documentVector(topWords);
  // The news spinner leaves sentences' first words alone.
  const touchesInitials = families.own !== 1 << NEWS_FAMILY;
  const readings = new Readings();
  const scores = new Float64Array(readings.logs.length + 1);
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
        if (table.entryAt(node) < 0) continue;
        readings.gather(
          table,
          table.entryAt(node),
          families,
          (condition) => meetsContext(document, from, to, table.strings.contexts[condition]),
          () => logShare(model, context.words, from, to),
        );
        const { entry, count } = readings;
        if (entry < 0) continue;
        if (!isReplaceable(document, from, to, touchesInitials || entry >= pack.learnedEntries, table.isName(entry)))
          continue;
        const share = entry < pack.learnedEntries ? learnedContext : writtenContext;
        classifier.score(context, from, to, sentences[s], sentenceTo, documentVector, readings, scores, share);
        const arcs = candidate.length;
        for (let i = 0; i < count; i++) {
          candidate.push(readings.candidates[i]);
          logProbability.push(scores[i]);
        }
        matches.push({ from, to, entry, sentence: s, arcs, arcsEnd: candidate.length, logOther: scores[count] });
      }
    }
  }
  firstMatch[tokens.count] = matches.length;
  return { matches, firstMatch, candidate, logProbability };
}

/** Natural-log share of the words of genuine English that begin the phrase at `[from, to)`. */
function logShare(model: LanguageModel, words: Int32Array, from: number, to: number): number {
  let log = model.unigram(words[from]);
  for (let i = from + 1; i < to; i++) log += model.score(i - 2 < from ? 0 : words[i - 2], words[i - 1], words[i]);
  return log;
}

/** Whether an arc leaves its phrase as it is. */
export function isIdentity(table: PhraseTable, match: Match, candidate: number): boolean {
  return table.arrays.candidatePhrase[candidate] === table.arrays.entryPhrase[match.entry];
}
