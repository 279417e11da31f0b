import { checkedNames } from "./checked.js";
import { ContextClassifier } from "./language/classifier.js";
import type { DictionaryText } from "./language/extend-pack.js";
import { NgramModel } from "./language/ngram-model.js";
import { readLanguagePack } from "./language/pack-file.js";
import { DocumentRestorer, type Restorer, type RestorerDefaults } from "./restorer.js";

export type * from "./engine/types.js";
export type { InputFormat, ProjectionOptions } from "./formats/projection.js";
export { ModelFileError } from "./language/binary.js";
export { DictionaryError } from "./language/dictionary-error.js";
export type { DictionaryText } from "./language/extend-pack.js";
export { FormatNotLoadedError, type Restorer, type RestorerDefaults, type SourceOptions } from "./restorer.js";

/** The bytes of a language pack's files, as the package exports them below `unspin/dictionaries/`. */
export interface PackFiles {
  /** `unspin/dictionaries/en/en.pack`. */
  readonly pack: Uint8Array;
  /** `unspin/dictionaries/en/language-model.bin`. */
  readonly languageModel: Uint8Array;
  /** `unspin/dictionaries/en/classifier.bin`. */
  readonly classifier: Uint8Array;
}

/** What a restorer for browsers takes besides the pack's files. */
export interface RestorerOptions extends RestorerDefaults {
  /** More dictionaries; they go before what the pack knows, later ones before earlier ones. */
  readonly dictionaries?: readonly DictionaryText[];
}

/**
 * Makes a restorer of files that were fetched or bundled, for browsers, workers and other places without a file system.
 * Of the formats only plain text is loaded unless others are asked for. Throws `ModelFileError` for files that are
 * damaged or do not belong together, `DictionaryError` for a malformed dictionary, and a `TypeError` for an option that there
 * is not.
 */
export async function createRestorer(files: PackFiles, options: RestorerOptions = {}): Promise<Restorer> {
  const { dictionaries = [] } = checkedNames(options, { dictionaries: true, formats: true, minConfidence: true });
  const pack = readLanguagePack(files.pack, "the language pack", () => ({
    model: NgramModel.read(files.languageModel, "the language model"),
    classifier: ContextClassifier.read(files.classifier, "the classifier"),
  }));
  if (dictionaries.length === 0) return DocumentRestorer.create(pack, options);
  const { extendPack } = await import("./language/extend-pack.js");
  return DocumentRestorer.create(extendPack(pack, dictionaries), options);
}
