/** One other reading of a changed phrase. */
export interface Alternative {
  readonly text: string;
  /** 0..1, the decoder's calibrated belief that this was the author's wording. */
  readonly probability: number;
}

/** One replaced phrase. Offsets are UTF-16 offsets into the text that was given. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** The input's slice between `start` and `end`. */
  readonly source: string;
  readonly replacement: string;
  /** 0..1, calibrated: of the changes marked 0.9, nine in ten yield the author's exact wording. */
  readonly confidence: number;
  /** Best first; includes the untouched phrase, does not include `replacement`. */
  readonly alternatives: readonly Alternative[];
  /** Where the proposal came from: `table`, `dictionary-file.dict:line` or the name of an agreement rule. */
  readonly rule: string;
  /** What the pieces share of one replacement that markup or a line break cuts: they make sense together only. */
  readonly group?: number;
}

/** A phrase that speaks for or against the document being spun. */
export interface Sign {
  readonly phrase: string;
  readonly count: number;
  /** Natural-log likelihood ratio, spun against genuine, summed over its occurrences. */
  readonly weight: number;
}

/** A word that spinners all but always replace, and that is missing. */
export interface MissingWord {
  readonly word: string;
  /** How often a genuine text as long has it. */
  readonly expected: number;
  /** Natural-log likelihood ratio of its absence, spun against genuine. The verdict does not count on it. */
  readonly weight: number;
}

/** Why a document was judged spun or genuine. */
export interface Evidence {
  /** Words outside quotations, names, links and numbers: the words a spinner could have touched. */
  readonly words: number;
  /** Log-likelihood ratio of the whole document, spun against genuine. */
  readonly logRatio: number;
  /** Letters of the spinner families whose wording the document shows; empty for a genuine one. */
  readonly families: readonly string[];
  /** Strongest signs first. */
  readonly signs: readonly Sign[];
  /** Common words that are missing, strongest first. */
  readonly missing: readonly MissingWord[];
}

/** What `restore` found. Applying `changes` to the input gives `text`. */
export interface Restoration {
  readonly text: string;
  /** Sorted by `start`, never overlapping. */
  readonly changes: readonly Change[];
  /** Changes that fell below the confidence asked for: reported, not applied. */
  readonly suggestions: readonly Change[];
  /** 0..1, probability that the document is spun. */
  readonly score: number;
  readonly evidence: Evidence;
}

/** A stretch of a document that is judged alike. UTF-16 offsets. */
export interface Section {
  readonly start: number;
  readonly end: number;
  /** 0..1, mean probability that its sentences are spun. */
  readonly score: number;
  /** Of the stretch on its own. */
  readonly evidence: Evidence;
}

/** How likely a document is spun, and where. */
export interface DocumentScore {
  /** 0..1, probability that any of it is spun. */
  readonly score: number;
  readonly evidence: Evidence;
  /** Spun and genuine stretches in turn, in order. */
  readonly sections: readonly Section[];
}

/** What the caller knows of the document beforehand; `auto` lets the evidence decide. */
export type Assumption = "auto" | "spun" | "clean";

/** What is asked of one text. */
export interface RestoreOptions {
  /** Changes below this confidence become suggestions. 0..1. */
  readonly minConfidence?: number;
  readonly assume?: Assumption;
}

/** One thing that a phrase may stand for, and how it fared. Logarithms are natural. */
export interface Reading {
  /** The original; the phrase's own words if it stands for itself. */
  readonly text: string;
  readonly isUntouched: boolean;
  /** p(original | spun phrase), by the dictionary or the learned table. */
  readonly originalGivenSpun: number;
  /** p(spun phrase | original), of all phrases that are put in the original's place. */
  readonly spunGivenOriginal: number;
  /** p(original | spun phrase, the words around it and those of the document), by the classifier. */
  readonly classifier: number;
  /** Log probability of its words, and of the two behind them, behind the two before them, by the n-gram model. */
  readonly languageModel: number;
  /** What the rest of the document adds to its score. */
  readonly evidence: ReadingEvidence;
  /** Probability among all readings of the sentence; 0 if the sentence reads as genuine. */
  readonly probability: number;
  /** `table`, or `file:line` of a dictionary. */
  readonly rule: string;
  readonly won: boolean;
  /** Why it won or lost. */
  readonly reason: string;
}

/** Each part of the document's evidence, as added to the score of a reading. */
export interface ReadingEvidence {
  /** The author's own words in quotations, names and headings. */
  readonly vocabulary: number;
  /** The same phrase, and the same original, elsewhere. */
  readonly consistency: number;
  /** The author's habits: contractions, digits. */
  readonly style: number;
  /** The kind of apostrophe. */
  readonly typography: number;
}

/** A phrase that the dictionaries or the learned table know. Offsets are UTF-16 offsets. */
export interface ExplainedPhrase {
  readonly start: number;
  readonly end: number;
  readonly source: string;
  /** Probability, by the classifier, that it is only part of a longer replaced phrase. */
  readonly partOfLonger: number;
  /** Best first. */
  readonly readings: readonly Reading[];
}

/** What became of a word or a sign, and why. Offsets are UTF-16 offsets. */
export interface ExplainedToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly outcome: "changed" | "suggested" | "kept";
  readonly reason: string;
  /** The change that it is part of. */
  readonly change?: Change;
  /** Probability that its sentence is spun. */
  readonly sentence: number;
  /** Log-likelihood ratio of the word, spun against genuine; 0 if it says nothing or a spinner could not touch it. */
  readonly evidence: number;
  /** The phrases that begin with it; with the first token asked for, also those it is within. Last and longest first. */
  readonly phrases: readonly ExplainedPhrase[];
}

/** Why each word of a stretch was changed or kept. */
export interface Explanation {
  /** 0..1, probability that any of the document is spun. */
  readonly score: number;
  readonly tokens: readonly ExplainedToken[];
}
