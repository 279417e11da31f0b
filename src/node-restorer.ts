import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Transform } from "node:stream";
import { crc32 } from "node:zlib";
import { checkedList, checkedNames, type OptionNames } from "./checked.js";
import { windowEnd } from "./engine/windows.js";
import { readAtOnce } from "./files/read.js";
import { wholeText } from "./files/text-windows.js";
import { INPUT_FORMATS, type InputFormat } from "./formats/projection.js";
import { ModelFileError } from "./language/binary.js";
import { ContextClassifier } from "./language/classifier.js";
import { NgramModel } from "./language/ngram-model.js";
import type { LanguagePack } from "./language/pack.js";
import { readLanguagePack } from "./language/pack-file.js";
import { packageFile } from "./package-file.js";
import { createRestoreStream } from "./restore-stream.js";
import { DocumentRestorer, type Restorer, type RestorerDefaults, type SourceOptions } from "./restorer.js";

/** What a restorer for Node takes. */
export interface RestorerOptions extends RestorerDefaults {
  /** A language that the package has a pack of, or the path of a folder with one. Default: `en`. */
  readonly language?: string;
  /** More dictionary files; they go before what the package knows, later ones before earlier ones. */
  readonly dictionaries?: readonly string[];
  /** A language model that `unspin train` made, used over the built-in one. */
  readonly model?: string;
  /** Formats whose parsers are loaded at once; others by `load`. Default: all. */
  readonly formats?: readonly InputFormat[];
}

const RESTORER_OPTIONS: OptionNames<RestorerOptions> = {
  language: true,
  dictionaries: true,
  model: true,
  formats: true,
  minConfidence: true,
};

/** A restorer that also restores streams. */
export interface StreamingRestorer extends Restorer {
  /**
   * A stream from a document, as text or as UTF-8 bytes in any chunks, to what `restore` makes of it. Plain text comes
   * out window by window, a long one long before its end; other formats come out at the end. Bytes that are no UTF-8 are
   * an error, behind which nothing comes out. Throws as `restore` does.
   */
  stream(options?: SourceOptions): Transform;
}

/**
 * Loads a language pack, the caller's dictionaries and model. Throws `DictionaryError` for a malformed dictionary,
 * `ModelFileError` for a damaged model file, a `TypeError` for an option that there is not, and the error of the file system
 * for a file that cannot be read.
 */
export async function createRestorer(options: RestorerOptions = {}): Promise<StreamingRestorer> {
  const known = checkedNames(options, RESTORER_OPTIONS);
  const { language = "en", dictionaries = [], model, formats = INPUT_FORMATS, ...defaults } = known;
  const builtIn = loadPack(language);
  const pack = model === undefined ? builtIn : await withModel(builtIn, model);
  const extended =
    checkedList("dictionaries", dictionaries).length === 0 ? pack : await withDictionaries(pack, dictionaries);
  const restorer = await DocumentRestorer.create(extended, { ...defaults, formats });
  return {
    restore: (source, options) => restorer.restore(source, options),
    stream(options) {
      const restore = restorer.prepare(options);
      const findEnd = (options?.format ?? "text") === "text" ? windowEnd : wholeText;
      return createRestoreStream((window) => restore(window).text, findEnd);
    },
    explain: (source, options) => restorer.explain(source, options),
    score: (source, options) => restorer.score(source, options),
    load: (format, sample) => restorer.load(format, sample),
  };
}

/**
 * Loads a language pack: one of the package by its language, another by the path of its folder. Throws `ModelFileError`
 * for a pack that is missing or damaged.
 */
export function loadPack(language: string): LanguagePack {
  const isPath = /[\\/]/.test(language);
  const folder = isPath ? language : packageFile(`dictionaries/${language}`);
  const file = isPath ? join(folder, "language.pack") : packageFile(`dist/packs/${language}.pack`);
  if (!existsSync(file)) {
    const advice = isPath ? "build it" : "name a language of the package, or the path of a folder";
    throw new ModelFileError(`no language pack ${language}: ${file} is missing; ${advice}`, file);
  }
  const scorers = () => ({
    model: NgramModel.read(readFileSync(join(folder, "language-model.bin")), "language-model.bin", crc32),
    classifier: ContextClassifier.read(readFileSync(join(folder, "classifier.bin")), "classifier.bin", crc32),
  });
  return readLanguagePack(readFileSync(file), basename(file), scorers, crc32);
}

/** By which a model knows the words that it was trained with. */
export function wordsChecksum({ vocabulary, scorers }: LanguagePack): number {
  const words = Array.from({ length: scorers().model.size }, (_, id) => vocabulary.key(id));
  return crc32(words.join("\n"));
}

async function withModel(pack: LanguagePack, path: string): Promise<LanguagePack> {
  const { readAdaptedModel } = await import("./language/adapted-model.js");
  const known = pack.scorers();
  const model = readAdaptedModel(readAtOnce(path), path, known.model, wordsChecksum(pack), crc32);
  return { ...pack, scorers: () => ({ ...known, model }) };
}

async function withDictionaries(pack: LanguagePack, paths: readonly string[]): Promise<LanguagePack> {
  const { extendPack } = await import("./language/extend-pack.js");
  return extendPack(
    pack,
    paths.map((name) => ({ name, text: readAtOnce(name).toString() })),
  );
}
