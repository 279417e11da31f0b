import type { LanguagePack } from "../language/pack.js";
import type { Decoding } from "./decoder.js";
import type { Document } from "./document.js";
import type { Verdict } from "./evidence.js";
import type { Lattice } from "./lattice.js";
import type { Change, ReadingEvidence } from "./types.js";
import type { DecoderWeights } from "./weights.js";

/** What the decoder went by and came to, for one document. */
export interface Analysis {
  readonly lattice: Lattice;
  /** Score of each arc by its surroundings, without the n-gram model. */
  readonly local: Float64Array;
  /** What each kind of evidence adds to the score of each arc. */
  readonly evidence: { readonly [Kind in keyof ReadingEvidence]: Float64Array };
  readonly decoding: Decoding;
}

/** A document with all that was found out about it. */
export interface Case {
  readonly document: Document;
  readonly pack: LanguagePack;
  readonly weights: DecoderWeights;
  readonly verdict: Verdict;
  readonly isSpun: (sentence: number) => boolean;
  readonly analysis: Analysis;
  /** All changes and suggestions, sorted. */
  readonly found: readonly Change[];
  readonly minConfidence: number;
}
