import { relative, resolve } from "node:path";
import { ConfigFinder } from "../config/find.js";
import type { ConfigSettings } from "../config/schema.js";
import { settingsFor } from "../config/settings.js";
import type { Assumption } from "../engine/types.js";
import type { FileFormat } from "../file-format.js";
import type { Encoding } from "../files/encoding.js";
import { isInside } from "../files/inside.js";
import type { ProjectionOptions } from "../formats/projection.js";
import type { CommonOptions } from "./options.js";

/** What holds for one file: the command line goes before its configuration, that before the defaults. */
export interface Settings {
  /** The configuration file that says some of it, as messages name it. */
  readonly config?: string;
  readonly allow: readonly string[];
  readonly assume?: Assumption;
  readonly dictionaries: readonly string[];
  readonly encoding?: Encoding;
  /** The fields of JSON lines whose values are texts. */
  readonly field: readonly string[];
  readonly inputFormat?: FileFormat;
  readonly minConfidence?: number;
  /** A language model over the built-in one. */
  readonly model?: string;
  /** Documents less likely spun have no findings. */
  readonly threshold: number;
  /** What besides running text is prose. */
  readonly prose: ProjectionOptions;
}

/** Options of the command line that go before the configuration. */
export type SettingOptions = Partial<
  Pick<
    CommonOptions,
    "assume" | "config" | "dictionary" | "encoding" | "field" | "inputFormat" | "minConfidence" | "model"
  >
> & { readonly threshold?: number };

/** Finds out what holds for each file. */
export class SettingsResolver {
  readonly #finder: ConfigFinder;
  readonly #options: SettingOptions;
  readonly #cwd: string;
  /** What is merged already: a folder of files without a configuration has one and the same. */
  readonly #merged = new WeakMap<ConfigSettings, Settings>();

  constructor(options: SettingOptions, cwd: string) {
    this.#options = options;
    this.#cwd = cwd;
    this.#finder = new ConfigFinder(cwd, options.config);
  }

  /** Throws a `ConfigError` if the file's configuration is broken. */
  async for(path: string): Promise<Settings> {
    const found = await this.#finder.forFolder(resolve(path, ".."));
    const config = settingsFor(found, path);
    const merged = this.#merged.get(config) ?? this.#merge(config, found?.file);
    this.#merged.set(config, merged);
    return merged;
  }

  /** The configuration file that holds for a file, if there is one. */
  async fileFor(path: string): Promise<string | undefined> {
    return (await this.#finder.forFolder(resolve(path, "..")))?.file;
  }

  /** The patterns of what is left out that the configuration in a folder gives. */
  async ignoredIn(folder: string): Promise<readonly string[]> {
    try {
      const found = await this.#finder.forFolder(folder);
      return found?.folder === folder ? (found.config.ignore ?? []) : [];
    } catch {
      // A broken configuration is told for the files it holds for.
      return [];
    }
  }

  #merge(config: ConfigSettings, file: string | undefined): Settings {
    const { attributes, frontMatter, linkText } = config;
    return {
      allow: config.allow ?? [],
      dictionaries: [
        ...(config.dictionaries ?? []).map((path) => this.#nameOf(path)),
        ...(this.#options.dictionary ?? []),
      ],
      field: [...new Set(this.#options.field ?? [config.field ?? "text"].flat())],
      threshold: this.#options.threshold ?? config.threshold ?? 0,
      prose: defined({ attributes, frontMatter, linkText }),
      ...defined({
        config: file === undefined ? undefined : this.#nameOf(file),
        assume: this.#options.assume ?? config.assume,
        encoding: this.#options.encoding ?? config.encoding,
        inputFormat: this.#options.inputFormat ?? config.inputFormat,
        minConfidence: this.#options.minConfidence ?? config.minConfidence,
        model: this.#options.model ?? (config.model === undefined ? undefined : this.#nameOf(config.model)),
      }),
    };
  }

  /** Messages about a configuration, a dictionary or a model name it from here. */
  #nameOf(path: string): string {
    const inside = relative(this.#cwd, path);
    return isInside(inside) ? inside : path;
  }
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** An object without the keys whose value is undefined. */
function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
