import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import { Engine } from "./engine/restore.js";
import type { Restoration, RestoreOptions } from "./engine/types.js";
import type { InputFormat } from "./formats/projection.js";
import { ContextClassifier } from "./language/classifier.js";
import { parseDictionary } from "./language/dictionary.js";
import { addDictionaryEntries, addTable } from "./language/dictionary-pack.js";
import { NgramModel } from "./language/ngram-model.js";
import type { LanguagePack } from "./language/pack.js";
import { readLanguagePack } from "./language/pack-file.js";
import { PhraseTableBuilder } from "./language/phrase-table.js";

export interface RestorerOptions {
  /** Language pack, a folder of `dictionaries/`. */
  readonly language?: "en";
  /** More dictionary files; they go before what the package knows, later ones before earlier ones. */
  readonly dictionaries?: readonly string[];
  /** Default of `restore`'s option of the same name. */
  readonly minConfidence?: number;
}

export interface SourceOptions extends RestoreOptions {
  readonly format?: InputFormat;
}

export interface Restorer {
  restore(source: string, options?: SourceOptions): Restoration;
}

/**
 * Loads a language pack and the caller's dictionaries. Throws `DictionaryError` for a malformed dictionary,
 * `ModelFileError` for a damaged model file, and the error of the file system for a file that cannot be read.
 */
export async function createRestorer(options: RestorerOptions = {}): Promise<Restorer> {
  const engine = new Engine(withDictionaries(loadPack(options.language ?? "en"), options.dictionaries ?? []));
  const defaults = options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence };
  return { restore: (source, sourceOptions) => engine.restore(source, { ...defaults, ...sourceOptions }) };
}

function loadPack(language: string): LanguagePack {
  const read = (path: string): Uint8Array => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
  const folder = `../dictionaries/${language}`;
  const file = `${language}.pack`;
  const scorers = () => ({
    model: NgramModel.read(read(`${folder}/language-model.bin`), "language-model.bin", crc32),
    classifier: ContextClassifier.read(read(`${folder}/classifier.bin`), "classifier.bin", crc32),
  });
  return readLanguagePack(read(`./packs/${file}`), file, scorers, crc32);
}

function withDictionaries(pack: LanguagePack, paths: readonly string[]): LanguagePack {
  if (paths.length === 0) return pack;
  const builder = new PhraseTableBuilder(pack.vocabulary);
  addTable(builder, pack.table);
  for (const path of paths) addDictionaryEntries(builder, parseDictionary(readFileSync(path, "utf8"), path).entries, () => true);
  const evidence = new Float32Array(pack.vocabulary.size);
  evidence.set(pack.evidence);
  return { ...pack, table: builder.build(), evidence };
}
