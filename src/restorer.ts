import {
  checkedFormat,
  checkedList,
  checkedNames,
  checkedOptions,
  checkedSource,
  type OptionNames,
} from "./checked.js";
import { Engine } from "./engine/restore.js";
import type { DocumentScore, Explanation, Restoration, RestoreOptions } from "./engine/types.js";
import { explainDocument } from "./explain-document.js";
import { projectPlain } from "./formats/plain.js";
import { loadFormat } from "./formats/project.js";
import type { InputFormat, Project, ProjectionOptions, SourceRange } from "./formats/projection.js";
import type { LanguagePack } from "./language/pack.js";
import { restoreDocument, restorePlain } from "./restore-document.js";
import { scoreDocument } from "./score-document.js";

/** What every restorer takes. */
export interface RestorerDefaults {
  /** Default of `restore`'s option of the same name. */
  readonly minConfidence?: number;
  /** Formats whose parsers are loaded at once; others by `load`. */
  readonly formats?: readonly InputFormat[];
}

/** What a document is read as. */
export interface ReadingOptions extends ProjectionOptions {
  /** Default: text. */
  readonly format?: InputFormat;
}

/** What is asked of one document. */
export interface SourceOptions extends RestoreOptions, ReadingOptions {}

/** What is asked of a document, or of a part of it. */
export interface ExplainOptions extends SourceOptions {
  /** The part of the source that is asked about, in UTF-16 offsets. Default: all of it. */
  readonly span?: SourceRange;
}

const READING_OPTIONS: OptionNames<ReadingOptions> = {
  format: true,
  linkText: true,
  attributes: true,
  frontMatter: true,
};
/** What a restorer may be asked of a document. */
export const SOURCE_OPTIONS: OptionNames<SourceOptions> = { ...READING_OPTIONS, minConfidence: true, assume: true };
const EXPLAIN_OPTIONS: OptionNames<ExplainOptions> = { ...SOURCE_OPTIONS, span: true };

/** Restores, explains and scores documents. */
export interface Restorer {
  /**
   * Restores a document. Throws `FormatNotLoadedError` for a format that was not loaded, a `TypeError` for what is no
   * string and for an option, format or assumption that there is not, and a `RangeError` for a confidence that is not from 0
   * to 1.
   */
  restore(source: string, options?: SourceOptions): Restoration;
  /** Why each word of a document, or of a part of it, was changed or kept. Throws as `restore` does. */
  explain(source: string, options?: ExplainOptions): Explanation;
  /** How likely the prose of a document is spun, and which parts of it. Throws as `restore` does. */
  score(source: string, options?: ReadingOptions): DocumentScore;
  /** Loads the parser of a format. Given a document, it loads only what that document needs. */
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

/** Restores documents of all formats with one language pack. Runs wherever JavaScript does. */
export class DocumentRestorer implements Restorer {
  readonly #engine: Engine;
  readonly #defaults: RestoreOptions;
  readonly #projects = new Map<InputFormat, Project>();

  private constructor(pack: LanguagePack, { minConfidence }: RestorerDefaults) {
    this.#engine = new Engine(pack);
    this.#defaults = checkedOptions(minConfidence === undefined ? {} : { minConfidence });
  }

  static async create(pack: LanguagePack, defaults: RestorerDefaults): Promise<DocumentRestorer> {
    const restorer = new DocumentRestorer(pack, defaults);
    for (const format of checkedList("formats", defaults.formats ?? [])) await restorer.load(format);
    return restorer;
  }

  restore(source: string, options?: SourceOptions): Restoration {
    return this.prepare(options)(source);
  }

  explain(source: string, asked: ExplainOptions = {}): Explanation {
    const { format = "text", span, ...given } = checkedNames(asked, EXPLAIN_OPTIONS);
    const projection = this.#project(format)(checkedSource(source), given);
    const all = { start: 0, end: source.length };
    const sourceOf = (start: number, end: number) => projection.sourceOf(start, end);
    const options = checkedOptions({ ...this.#defaults, ...given });
    return explainDocument(this.#engine, { text: projection.text, sourceOf }, span ?? all, options);
  }

  score(source: string, asked: ReadingOptions = {}): DocumentScore {
    const { format = "text", ...options } = checkedNames(asked, READING_OPTIONS);
    const text = checkedSource(source);
    if (format === "text") return this.#engine.score(text);
    return scoreDocument(this.#engine, text, this.#project(format), options);
  }

  async load(format: InputFormat, sample?: string): Promise<void> {
    this.#projects.set(format, await loadFormat(checkedFormat(format), sample));
  }

  /** What restores one document after another with the same options. Throws as `restore` does. */
  prepare(asked: SourceOptions = {}): (source: string) => Restoration {
    const { format = "text", ...given } = checkedNames(asked, SOURCE_OPTIONS);
    const options = checkedOptions({ ...this.#defaults, ...given });
    if (format === "text") return (source) => restorePlain(this.#engine, checkedSource(source), options);
    const project = this.#project(format);
    return (source) => restoreDocument(this.#engine, checkedSource(source), project, options);
  }

  #project(format: InputFormat): Project {
    const project = format === "text" ? projectPlain : this.#projects.get(format);
    if (!project) throw new FormatNotLoadedError(checkedFormat(format));
    return project;
  }
}
