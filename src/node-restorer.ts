import { readFileSync } from "node:fs";
import type { Transform } from "node:stream";
import { crc32 } from "node:zlib";
import { windowEnd } from "./engine/windows.js";
import { wholeText } from "./files/text-windows.js";
import type { InputFormat } from "./formats/projection.js";
import { ContextClassifier } from "./language/classifier.js";
import { NgramModel } from "./language/ngram-model.js";
import type { LanguagePack } from "./language/pack.js";
import { readLanguagePack } from "./language/pack-file.js";
import { packageFile } from "./package-file.js";
import { createRestoreStream } from "./restore-stream.js";
import { DocumentRestorer, type Restorer, type RestorerDefaults, type SourceOptions } from "./restorer.js";

export interface RestorerOptions extends RestorerDefaults {
  /** Language pack, a folder of `dictionaries/`. */
  readonly language?: "en";
  /** More dictionary files; they go before what the package knows, later ones before earlier ones. */
  readonly dictionaries?: readonly string[];
  /** Formats whose parsers are loaded at once; others by `load`. Default: all. */
  readonly formats?: readonly InputFormat[];
}

/** A restorer that also restores streams. */
export interface StreamingRestorer extends Restorer {
  /**
   * A stream from a document, as text or as UTF-8 bytes in any chunks, to what `restore` makes of it. Plain text comes
   * out window by window, a long one long before its end; other formats come out at the end. Bytes that are no UTF-8 are
   * an error, behind which nothing comes out. Throws as `restore` does.
   */
  stream(options?: SourceOptions): Transform;
}

const ALL_FORMATS: readonly InputFormat[] = ["text", "markdown", "mdx", "html"];

/**
 * Loads a language pack and the caller's dictionaries. Throws `DictionaryError` for a malformed dictionary,
 * `ModelFileError` for a damaged model file, and the error of the file system for a file that cannot be read.
 */
export async function createRestorer(options: RestorerOptions = {}): Promise<StreamingRestorer> {
  const { language = "en", dictionaries = [], formats = ALL_FORMATS, ...defaults } = options;
  const pack = loadPack(language);
  const extended = dictionaries.length === 0 ? pack : await withDictionaries(pack, dictionaries);
  const restorer = await DocumentRestorer.create(extended, { ...defaults, formats });
  return {
    restore: (source, options) => restorer.restore(source, options),
    stream(options) {
      const restore = restorer.prepare(options);
      const findEnd = (options?.format ?? "text") === "text" ? windowEnd : wholeText;
      return createRestoreStream((window) => restore(window).text, findEnd);
    },
    explain: (source, options) => restorer.explain(source, options),
    score: (source) => restorer.score(source),
    load: (format, sample) => restorer.load(format, sample),
  };
}

/** Loads a language pack of the package. Throws `ModelFileError` for a damaged file. */
export function loadPack(language: "en"): LanguagePack {
  const read = (name: string): Uint8Array => readFileSync(packageFile(name));
  const folder = `dictionaries/${language}`;
  const file = `${language}.pack`;
  const scorers = () => ({
    model: NgramModel.read(read(`${folder}/language-model.bin`), "language-model.bin", crc32),
    classifier: ContextClassifier.read(read(`${folder}/classifier.bin`), "classifier.bin", crc32),
  });
  return readLanguagePack(read(`dist/packs/${file}`), file, scorers, crc32);
}

async function withDictionaries(pack: LanguagePack, paths: readonly string[]): Promise<LanguagePack> {
  const { extendPack } = await import("./language/extend-pack.js");
  return extendPack(
    pack,
    paths.map((name) => ({ name, text: readFileSync(name, "utf8") })),
  );
}
