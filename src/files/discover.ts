import { type Dirent, promises as fs } from "node:fs";
import { basename, dirname, join, normalize, relative, resolve, sep } from "node:path";
import { FileError, systemCode } from "./errors.js";
import { createExclusion, type ExcludeOptions, type Exclusion } from "./exclude.js";
import { extensionOf } from "./extension.js";
import { isInside } from "./inside.js";

/** A file to work on. */
export interface FoundFile {
  /** As the caller reaches it, relative if the argument was. */
  readonly path: string;
  /** Named itself, not found in a folder or by a pattern. */
  readonly explicit: boolean;
  /** Its place in a tree that mirrors the input: relative, never outside. */
  readonly place: string;
}

/** What was found, and what went wrong. */
export interface Discovery {
  /** Sorted by path, each file once. */
  readonly files: readonly FoundFile[];
  readonly failures: readonly Error[];
  /** How many files and folders an exclude took out. */
  readonly excluded: number;
}

/** What is looked for, and where. */
export interface DiscoverOptions extends ExcludeOptions {
  /** Lower-case extensions with their dot that count within a folder. */
  readonly extensions: ReadonlySet<string>;
  /** Whether an argument that is no file may be a pattern. Default true. */
  readonly globs?: boolean;
  /** Whether it is fine that a path, folder or pattern gives nothing. Default false. */
  readonly allowUnmatched?: boolean;
}

/**
 * Finds the files that `paths` (files, folders, glob patterns) stand for.
 *
 * A folder gives its files of the known extensions, at any depth; hidden ones, node_modules and links are left out.
 * A path, folder or pattern that gives nothing is a failure which names it, unless an exclude is the reason.
 */
export async function discover(paths: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const search = new Search(options, createExclusion(options));
  for (const path of paths) await search.add(path);
  return search.result();
}

class Search {
  readonly #found = new Map<string, FoundFile>();
  readonly #failures: Error[] = [];
  #excluded = 0;
  readonly #options: DiscoverOptions;
  readonly #exclusion: Exclusion;

  constructor(options: DiscoverOptions, exclusion: Exclusion) {
    this.#options = options;
    this.#exclusion = exclusion;
  }

  result(): Discovery {
    const files = [...this.#found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return { files, failures: this.#failures, excluded: this.#excluded };
  }

  async add(argument: string): Promise<void> {
    const path = normalize(argument);
    try {
      const stats = await fs.stat(this.#absolute(path));
      // A pipe may hold what another command prints; a device may have no end.
      if (stats.isFile() || stats.isFIFO()) await this.#addFile(path, dirname(path), true);
      else if (!stats.isDirectory()) this.#failures.push(new FileError(argument, "a device or socket, not a file"));
      else await this.#addFolder(path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path);
    } catch (error) {
      if (this.#options.globs !== false && isPattern(argument)) await this.#addPattern(argument);
      else if (systemCode(error) === "ENOENT") this.#unmatched(FileError.from(argument, error));
      else this.#failures.push(FileError.from(argument, error));
    }
  }

  #absolute(path: string): string {
    return resolve(this.#options.cwd, path);
  }

  #unmatched(failure: Error): void {
    if (this.#options.allowUnmatched !== true) this.#failures.push(failure);
  }

  async #addFile(path: string, base: string, explicit: boolean): Promise<void> {
    const absolute = this.#absolute(path);
    if (await this.#exclusion.holds(absolute, false, this.#absolute(base))) {
      this.#excluded++;
      return;
    }
    const known = this.#found.get(absolute);
    if (known === undefined || (explicit && !known.explicit)) {
      this.#found.set(absolute, { path, explicit, place: placeOf(absolute, this.#absolute(base), this.#options.cwd) });
    }
  }

  async #addFolder(folder: string): Promise<void> {
    const absolute = this.#absolute(folder);
    // A shell's pattern may name the output with all else.
    const isOutput = this.#exclusion.isOutput(absolute, dirname(absolute));
    if (isOutput || (await this.#exclusion.holds(absolute, true, absolute))) {
      this.#excluded++;
      return;
    }
    const before = { excluded: this.#excluded, failures: this.#failures.length };
    // Who names a folder that git leaves out wants what is in it.
    const asGit = !(await this.#exclusion.holdsForGit(absolute, true));
    const any = await this.#walk(folder, folder, asGit);
    if (!any && this.#excluded === before.excluded && this.#failures.length === before.failures) {
      const kinds = [...this.#options.extensions].join(" ");
      this.#unmatched(new FileError(folder, "no file to work on in this folder", `looked for ${kinds}`));
    }
  }

  /** Adds the files below `folder`, without those that git leaves out if `asGit`; says whether there were any. */
  async #walk(folder: string, base: string, asGit: boolean): Promise<boolean> {
    let entries: Dirent[];
    try {
      entries = await fs.readdir(this.#absolute(folder), { withFileTypes: true });
    } catch (error) {
      this.#failures.push(FileError.from(folder, error));
      return false;
    }
    let any = false;
    const names = new Set<string>();
    for (const entry of entries) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (!isFolder && !(entry.isFile() && this.#options.extensions.has(extensionOf(entry.name)))) continue;
      if (names.has(entry.name)) {
        const problem = "two names here read like this, since one is not UTF-8";
        this.#failures.push(new FileError(path, problem, "rename it"));
        continue;
      }
      names.add(entry.name);
      const isOutput = this.#exclusion.isOutput(this.#absolute(path), this.#absolute(base));
      if (isOutput || (asGit && (await this.#exclusion.holdsForGit(this.#absolute(path), isFolder)))) {
        this.#excluded++;
      } else if (!isFolder) {
        await this.#addFile(path, base, false);
        any = true;
      } else if (await this.#exclusion.holds(this.#absolute(path), true, this.#absolute(base))) {
        this.#excluded++;
      } else if (await this.#walk(path, base, asGit)) {
        any = true;
      }
    }
    return any;
  }

  async #addPattern(pattern: string): Promise<void> {
    const { default: glob } = await import("fast-glob");
    const options = { cwd: this.#options.cwd, ignore: ["**/node_modules/**"], followSymbolicLinks: false };
    let paths: string[];
    try {
      paths = await glob(pattern, options);
    } catch (error) {
      // One folder that cannot be read ends the search: name it, and search again without it.
      const folder = error instanceof Error && "path" in error ? String(error.path) : pattern;
      this.#failures.push(FileError.from(folder, error));
      paths = await glob(pattern, { ...options, suppressErrors: true });
    }
    for (const path of paths) {
      const absolute = this.#absolute(path);
      const isOutput = this.#exclusion.isOutput(absolute, this.#options.cwd);
      if (isOutput || (await this.#exclusion.holdsForGit(absolute, false))) this.#excluded++;
      else await this.#addFile(normalize(path), dirname(path), false);
    }
    if (paths.length === 0) this.#unmatched(new FileError(pattern, "no file matches this pattern"));
  }
}

function isPattern(argument: string): boolean {
  return /[*?[{]|[!+@]\(/.test(argument);
}

/** A place in a mirrored tree: relative to `cwd`; for a file elsewhere, relative to the parent of the folder `base`. */
export function placeOf(absolute: string, base: string, cwd: string): string {
  const inside = relative(cwd, absolute);
  if (isInside(inside)) return inside;
  const below = relative(dirname(base), absolute);
  return isInside(below) ? below : basename(absolute);
}
