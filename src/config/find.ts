import { statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { lilconfig } from "lilconfig";
import { FileError, systemCode } from "../files/errors.js";
import { isInside } from "../files/inside.js";
import { endingStats } from "../files/read.js";
import { ConfigError } from "./error.js";
import type { Config } from "./schema.js";

/** A configuration file and what it says. */
export interface FoundConfig {
  /** Absolute. */
  readonly file: string;
  /** What its patterns are relative to: its own folder, or the working directory if it was named. */
  readonly folder: string;
  readonly config: Config;
}

const PLACES = ["unspin.config.json", "unspin.config.yaml", "unspin.config.yml", "package.json"];

/** Finds configurations; each file is read once. */
export class ConfigFinder {
  readonly #looked = new Set<string>();
  readonly #configs = new Map<string, Promise<FoundConfig>>();
  readonly #explorer: ReturnType<typeof lilconfig>;
  readonly #cwd: string;
  readonly #only: string | false | undefined;

  /** `cwd` is where file names in messages are relative to; `only` a file that holds whatever stands nearer. */
  constructor(cwd: string, only?: string | false) {
    this.#cwd = cwd;
    this.#only = only;
    this.#explorer = lilconfig("unspin", {
      searchPlaces: PLACES,
      ignoreEmptySearchPlaces: false,
      packageProp: "unspin",
      loaders: {
        ".json": (path, text) =>
          basename(path) === "package.json" ? this.#packageKey(path, text) : this.#json(path, text),
        ".yaml": (path, text) => this.#yaml(path, text),
        ".yml": (path, text) => this.#yaml(path, text),
      },
    });
  }

  /** The configuration that holds in a folder: of the file named, else the nearest upwards. */
  async forFolder(folder: string): Promise<FoundConfig | undefined> {
    if (this.#only === false) return undefined;
    if (this.#only === undefined) this.#requireFiles(folder);
    const result = this.#only === undefined ? await this.#explorer.search(folder) : await this.#loadNamed(this.#only);
    if (!result) return undefined;
    const { filepath } = result;
    let config = this.#configs.get(filepath);
    if (config === undefined) {
      config = this.#check(filepath, result.config);
      this.#configs.set(filepath, config);
    }
    return config;
  }

  /** Throws a `FileError` for what is found but no file: a device may have no end, a pipe keeps its reader waiting. */
  #requireFiles(folder: string): void {
    if (this.#looked.has(folder)) return;
    let isTaken = false;
    for (const place of PLACES) {
      const path = join(folder, place);
      const isFile = isRegular(path);
      if (isFile === false) throw new FileError(this.#nameOf(path), "not a regular file");
      // A package's may say nothing: then the search goes on.
      isTaken = isFile === true && place !== "package.json";
      if (isTaken) break;
    }
    if (!isTaken && dirname(folder) !== folder) this.#requireFiles(dirname(folder));
    this.#looked.add(folder);
  }

  async #loadNamed(name: string): ReturnType<ReturnType<typeof lilconfig>["load"]> {
    try {
      const path = resolve(this.#cwd, name);
      endingStats(path, name);
      return await this.#explorer.load(path);
    } catch (error) {
      if (error instanceof ConfigError || error instanceof FileError) throw error;
      if (systemCode(error) !== undefined) throw FileError.from(name, error);
      throw new FileError(name, "no configuration", "give it the extension .json, .yaml or .yml");
    }
  }

  async #check(file: string, value: unknown): Promise<FoundConfig> {
    // An empty file is a configuration that says nothing.
    const folder = typeof this.#only === "string" ? this.#cwd : dirname(file);
    if (value === undefined || value === null) return { file, folder, config: {} };
    const { validate } = await import("./validate.js");
    const root = basename(file) === "package.json" ? ["unspin"] : [];
    return { file, folder, config: await validate(value, file, root, this.#nameOf(file)) };
  }

  async #json(path: string, text: string): Promise<unknown> {
    return (await import("./parse.js")).parseJson(text, this.#nameOf(path));
  }

  async #yaml(path: string, text: string): Promise<unknown> {
    return (await import("./parse.js")).parseYaml(text, this.#nameOf(path));
  }

  /** Most packages say nothing to us, and need not be parsed for that. */
  async #packageKey(path: string, text: string): Promise<object> {
    if (!text.includes('"unspin"')) return {};
    const value = await this.#json(path, text);
    return typeof value === "object" && value !== null ? value : {};
  }

  #nameOf(path: string): string {
    const inside = relative(this.#cwd, path);
    return isInside(inside) ? inside : path;
  }
}

/** Whether a path is that of a regular file; undefined if there is nothing that can be looked at. */
function isRegular(path: string): boolean | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile();
  } catch {
    return undefined;
  }
}
