import type { LanguageModel } from "../language/ngram-model.js";
import type { LanguagePack } from "../language/pack.js";
import type { PhraseTable } from "../language/phrase-table.js";
import { PROTECTED, Protection } from "../text/protection.js";
import { TokenFlag } from "../text/tokens.js";
import type { Document } from "./document.js";
import { isIdentity, type Lattice } from "./lattice.js";
import type { DecoderWeights } from "./weights.js";

/** Least share that a candidate is granted beforehand when occurrences vote. */
const LEAST_SHARE = 0.02;
/** Words more frequent than this (natural-log probability) say nothing of an author's vocabulary. */
const FREQUENT = -6.5;

/** Scores of the arcs without evidence from the rest of the document. */
export function localScores(lattice: Lattice, table: PhraseTable, weights: DecoderWeights): Float64Array {
  const scores = new Float64Array(lattice.candidate.length);
  for (const match of lattice.matches) {
    for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
      scores[arc] = weights.candidate * lattice.logProbability[arc] - weights.other * match.logOther;
      if (isIdentity(table, match, lattice.candidate[arc])) scores[arc] += weights.caution;
    }
  }
  return scores;
}

/** What the protected text of the document says for each arc's original. */
export function addVocabulary(
  scores: Float64Array,
  document: Document,
  lattice: Lattice,
  pack: LanguagePack,
  model: LanguageModel,
  weights: DecoderWeights,
): void {
  const { tokens, protection } = document;
  const authors = new Map<number, number>();
  for (let i = 0; i < tokens.count; i++) {
    if (!(tokens.flags[i] & TokenFlag.Word)) continue;
    if (protection[i] & (PROTECTED | Protection.Initial | Protection.JoinedBefore | Protection.JoinedAfter)) {
      authors.set(tokens.id[i], (authors.get(tokens.id[i]) ?? 0) + 1);
    }
  }
  const { candidatePhrase, phraseStart, phraseTokens } = pack.table.arrays;
  for (let arc = 0; arc < scores.length; arc++) {
    const phrase = candidatePhrase[lattice.candidate[arc]];
    let found = 0;
    for (let t = phraseStart[phrase]; t < phraseStart[phrase + 1]; t++) {
      const token = phraseTokens[t];
      const word = token < pack.modelIds.length ? pack.modelIds[token] : 0;
      if (word > 0 && model.unigram(word) > FREQUENT) continue;
      const count = authors.get(token) ?? 0;
      if (count > 0) found = Math.max(found, count);
    }
    if (found > 0) scores[arc] += weights.vocabulary * Math.min(2, Math.log1p(found));
  }
}

/**
 * Takes in what the rest of the document decided, by the posteriors of the pass before: the same source for the same
 * spun phrase, one synonym for one head, no head that stands untouched elsewhere.
 */
export function addAgreement(
  scores: Float64Array,
  lattice: Lattice,
  posterior: Float64Array,
  pack: LanguagePack,
  weights: DecoderWeights,
): void {
  const { candidatePhrase, candidateLog } = pack.table.arrays;
  const votes = new Map<number, number>();
  const entryVotes = new Map<number, number>();
  const originalVotes = new Map<number, number>();
  const untouched = new Map<number, number>();
  const add = (map: Map<number, number>, key: number, amount: number): void => {
    map.set(key, (map.get(key) ?? 0) + amount);
  };
  for (const match of lattice.matches) {
    for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
      const p = posterior[arc];
      if (p < 1e-4) continue;
      const c = lattice.candidate[arc];
      add(votes, c, p);
      add(entryVotes, match.entry, p);
      if (isIdentity(pack.table, match, c)) add(untouched, candidatePhrase[c], p);
      else add(originalVotes, candidatePhrase[c], p);
    }
  }
  const prior = new Float64Array(scores.length);
  for (let arc = 0; arc < prior.length; arc++) {
    prior[arc] = Math.max(LEAST_SHARE, Math.exp(candidateLog[lattice.candidate[arc]]));
  }
  for (const match of lattice.matches) {
    let own = 0;
    let shares = 0;
    for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
      own += posterior[arc];
      shares += prior[arc];
    }
    const others = (entryVotes.get(match.entry) ?? 0) - own;
    for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
      const c = lattice.candidate[arc];
      const p = posterior[arc];
      const share = prior[arc] / shares;
      if (others > 1e-3) {
        const same = Math.max(0, (votes.get(c) ?? 0) - p);
        scores[arc] += weights.sameSource * Math.log((same + share) / (others + 1) / share);
      }
      if (isIdentity(pack.table, match, c)) continue;
      const original = candidatePhrase[c];
      const all = Math.max(0, (originalVotes.get(original) ?? 0) - p);
      const mine = Math.max(0, (votes.get(c) ?? 0) - p);
      scores[arc] += weights.rival * Math.log((mine + 1) / (all + 1));
      const stands = untouched.get(original) ?? 0;
      if (stands > 0) scores[arc] -= weights.untouched * Math.log1p(stands);
    }
  }
}
