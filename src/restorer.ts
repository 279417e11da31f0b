import { readFileSync } from "node:fs";
import type { Transform } from "node:stream";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import { Engine } from "./engine/restore.js";
import type { DocumentScore, Restoration, RestoreOptions } from "./engine/types.js";
import { windowEnd } from "./engine/windows.js";
import { wholeText } from "./files/text-windows.js";
import { loadFormat } from "./formats/project.js";
import type { InputFormat, Project, ProjectionOptions } from "./formats/projection.js";
import { ContextClassifier } from "./language/classifier.js";
import { NgramModel } from "./language/ngram-model.js";
import type { LanguagePack } from "./language/pack.js";
import { readLanguagePack } from "./language/pack-file.js";
import { restoreDocument, restorePlain } from "./restore-document.js";
import { createRestoreStream } from "./restore-stream.js";

export interface RestorerOptions {
  /** Language pack, a folder of `dictionaries/`. */
  readonly language?: "en";
  /** More dictionary files; they go before what the package knows, later ones before earlier ones. */
  readonly dictionaries?: readonly string[];
  /** Default of `restore`'s option of the same name. */
  readonly minConfidence?: number;
  /** Formats whose parsers are loaded at once; others by `load`. Default: all. */
  readonly formats?: readonly InputFormat[];
}

export interface SourceOptions extends RestoreOptions, ProjectionOptions {
  /** Default: text. */
  readonly format?: InputFormat;
}

export interface Restorer {
  /** Restores a document. Throws `FormatNotLoadedError` for a format that was not loaded. */
  restore(source: string, options?: SourceOptions): Restoration;
  /**
   * A stream from a document, as text or as UTF-8 bytes in any chunks, to what `restore` makes of it. Plain text comes
   * out window by window, a long one long before its end; other formats come out at the end. Bytes that are no UTF-8 are
   * an error, behind which nothing comes out. Throws as `restore` does.
   */
  stream(options?: SourceOptions): Transform;
  /** How likely a document is spun, and which parts of it; markup is taken for text. */
  score(source: string): DocumentScore;
  /** Loads the parser of a format. Given a document, it loads only what that document needs, and serves it only. */
  load(format: InputFormat, sample?: string): Promise<void>;
}

/** A document of a format whose parser was not loaded. */
export class FormatNotLoadedError extends Error {
  override readonly name = "FormatNotLoadedError";
  constructor(format: InputFormat) {
    super(
      `the parser of ${format} is not loaded; name the format in createRestorer's \`formats\` or await restorer.load("${format}")`,
    );
  }
}

const ALL_FORMATS: readonly InputFormat[] = ["text", "markdown", "mdx", "html"];

/**
 * Loads a language pack and the caller's dictionaries. Throws `DictionaryError` for a malformed dictionary,
 * `ModelFileError` for a damaged model file, and the error of the file system for a file that cannot be read.
 */
export async function createRestorer(options: RestorerOptions = {}): Promise<Restorer> {
  const pack = loadPack(options.language ?? "en");
  const dictionaries = options.dictionaries ?? [];
  const engine = new Engine(dictionaries.length === 0 ? pack : await withDictionaries(pack, dictionaries));
  const defaults = options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence };
  const projects = new Map<InputFormat, Project>();
  const load = async (format: InputFormat, sample?: string): Promise<void> => {
    projects.set(format, await loadFormat(format, sample));
  };
  for (const format of options.formats ?? ALL_FORMATS) await load(format);
  const prepare = ({ format = "text", ...given }: SourceOptions = {}): ((source: string) => Restoration) => {
    const options = { ...defaults, ...given };
    if (format === "text") return (source) => restorePlain(engine, source, options);
    const project = projects.get(format);
    if (!project) throw new FormatNotLoadedError(format);
    return (source) => restoreDocument(engine, source, project, options);
  };
  return {
    restore: (source, options) => prepare(options)(source),
    stream(options) {
      const restore = prepare(options);
      const findEnd = (options?.format ?? "text") === "text" ? windowEnd : wholeText;
      return createRestoreStream((window) => restore(window).text, findEnd);
    },
    score: (source) => engine.score(source),
    load,
  };
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

async function withDictionaries(pack: LanguagePack, paths: readonly string[]): Promise<LanguagePack> {
  const { parseDictionary } = await import("./language/dictionary.js");
  const { addDictionaryEntries, addTable } = await import("./language/dictionary-pack.js");
  const { PhraseTableBuilder } = await import("./language/phrase-table-builder.js");
  const builder = new PhraseTableBuilder(pack.vocabulary);
  addTable(builder, pack.table);
  for (const path of paths) {
    addDictionaryEntries(builder, parseDictionary(readFileSync(path, "utf8"), path).entries, () => true);
  }
  const evidence = new Float32Array(pack.vocabulary.size);
  evidence.set(pack.evidence);
  return { ...pack, table: builder.build(), evidence };
}
