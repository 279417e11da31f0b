/** Weights of the decoder's log-linear score, tuned on held-out parallel records. */
export interface DecoderWeights {
  /** Log probability of an arc's candidate, by the classifier. */
  readonly candidate: number;
  /** How far the surroundings count in that, for phrases of the learned table and for those of dictionaries. */
  readonly learnedContext: number;
  readonly writtenContext: number;
  /** Added where a phrase is left as it is: harming genuine words is the worse error. */
  readonly caution: number;
  /** Minus log probability that the match is only part of a longer replaced phrase. */
  readonly other: number;
  /** Log probability of the words, by the n-gram model. */
  readonly model: number;
  /** Per word put out. */
  readonly word: number;
  /** Same source for the same spun phrase elsewhere in the document. */
  readonly sameSource: number;
  /** Another spun phrase claims the original elsewhere in the document: a spinner replaces a head by one synonym only. */
  readonly rival: number;
  /** The original stands untouched elsewhere in the document: so it is no head of this spinner. */
  readonly untouched: number;
  /** The original stands in the document's protected text. */
  readonly vocabulary: number;
  /** The author's habits (contractions, digits) by the vote of the whole document. */
  readonly style: number;
  /** Scale of path scores when they are made into probabilities. */
  readonly temperature: number;
}

/** How far behind the best of its kind, in natural logarithms, what the decoder goes on with may be (Koehn 2010, 6.3). */
export interface Pruning {
  /** Readings behind a match's best, apart from the n-gram model. */
  readonly readings: number;
  /** Hypotheses behind the best that ends at the same token. */
  readonly hypotheses: number;
}

/** What documents of the news spinner are decided among: the n-gram model has a say where all else is in doubt. */
export const NARROW: Pruning = { readings: 1.6, hypotheses: 3 };

/** Leaves out what adds next to nothing to the probabilities of others: for how sure a change is. */
export const WIDE: Pruning = { readings: 12, hypotheses: 12 };

/** The weights for documents of the news spinner. */
export const WEIGHTS: DecoderWeights = {
  candidate: 1.2,
  learnedContext: 0.9,
  writtenContext: 1,
  caution: 0.6,
  other: 0.77,
  model: 0.5,
  word: 0,
  sameSource: 0.8,
  rival: 1.6,
  untouched: 0.5,
  vocabulary: 1.3,
  style: 1.25,
  temperature: 1,
};

/**
 * The weights for documents of other families: their entries are written by hand and no classifier was trained on them,
 * so that it counts less, the n-gram model more, and votes that rest on both less again. In the order of those above:
 * engines compile code for one order of properties.
 */
export const FAMILY_WEIGHTS: DecoderWeights = {
  candidate: 1.2,
  learnedContext: 0.2,
  writtenContext: 0.6,
  caution: 0.8,
  other: 1.2,
  model: 1.2,
  word: -0.3,
  sameSource: 0.5,
  rival: 1,
  untouched: 0.65,
  vocabulary: 1.3,
  style: 1.25,
  temperature: 1.35,
};
