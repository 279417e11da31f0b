import type { Vocabulary } from "../text/vocabulary.js";
import type { ContextClassifier } from "./classifier.js";
import type { Families } from "./families.js";
import type { LanguageModel } from "./ngram-model.js";
import type { PhraseTable } from "./phrase-table.js";

/** The parts that only spun documents need. */
export interface Scorers {
  readonly model: LanguageModel;
  readonly classifier: ContextClassifier;
}

/** Everything the engine knows of a language. */
export interface LanguagePack {
  /** BCP 47 tag. */
  readonly language: string;
  readonly vocabulary: Vocabulary;
  /** Word ids of the n-gram model by vocabulary id. */
  readonly modelIds: Uint16Array;
  readonly table: PhraseTable;
  /** Entries below this number are learned from parallel text; dictionaries' follow. */
  readonly learnedEntries: number;
  /** Log-likelihood ratio, spun against genuine, of an unprotected word, by vocabulary id. */
  readonly evidence: Float32Array;
  readonly families: Families;
  /** Read when the first spun document asks for them. */
  readonly scorers: () => Scorers;
}
