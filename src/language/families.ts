import type { FamilySet } from "./readings.js";

/** Number of the family of the learned table, the thesaurus spinner of the news. */
export const NEWS_FAMILY = 0;

/** What a language pack knows of spinner families. */
export interface Families {
  /** By family number; the first is the learned table's. */
  readonly names: readonly string[];
  /**
   * Words that families replace: what a genuine text has and a spun one lacks. By vocabulary id, the families; for each
   * family the log-likelihood ratio of such a word where it stands untouched.
   */
  readonly heads: Uint16Array;
  readonly headWeights: Float32Array;
  /** Heads of several words, by the vocabulary id of the first: longer ones first. */
  readonly headPhrases?: ReadonlyMap<number, readonly HeadPhrase[]>;
  /** Number of the first family that a caller's dictionary describes, if one does. */
  readonly callers?: number;
  /** Those of callers' families that tells speak for: whose thesaurus their documents show, the tells do not say. */
  readonly tellsOnly?: FamilySet;
  /** What each family must make up for beyond the news spinner, as log odds: so far do the signs of genuine texts reach. */
  readonly priors: Float32Array;
  /** The families that are layers over a text of the news spinner. */
  readonly layered: FamilySet;
  /** The families whose thesauri are akin to those of many others. */
  readonly lenders: FamilySet;
  /** The families that have such thesauri. */
  readonly borrowers: FamilySet;
}

/** A head of a family, in its full extent. */
export interface HeadPhrase {
  readonly tokens: Int32Array;
  readonly family: number;
}

/** The families whose entries may fill the gaps of those at work. */
export function akinTo(own: FamilySet, { lenders, borrowers }: Families): FamilySet {
  return (own & ~(1 << NEWS_FAMILY) & borrowers) !== 0 ? lenders : 0;
}
