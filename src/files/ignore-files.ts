import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { IgnorePatterns } from "./ignore-patterns.js";

interface FolderRule {
  readonly folder: string;
  readonly patterns: IgnorePatterns;
}

/** Patterns that stand in folders, as git reads them: nearer ones go before, and what is in a folder left out is out too. */
export class FolderRules {
  readonly #rules = new Map<string, Promise<readonly FolderRule[]>>();
  readonly #folders = new Map<string, Promise<boolean>>();
  readonly #patternsOf: (folder: string) => readonly string[] | Promise<readonly string[]>;

  /** `patternsOf` tells the patterns that stand in one folder. */
  constructor(patternsOf: (folder: string) => readonly string[] | Promise<readonly string[]>) {
    this.#patternsOf = patternsOf;
  }

  /** Whether the file or folder at an absolute path is left out. */
  async holds(path: string, isFolder: boolean): Promise<boolean> {
    const parent = dirname(path);
    if (parent === path) return false;
    if (!isFolder) return (await this.holds(parent, true)) || this.#decide(path, false);
    let held = this.#folders.get(path);
    if (held === undefined) {
      held = this.holds(parent, true).then((above) => above || this.#decide(path, true));
      this.#folders.set(path, held);
    }
    return held;
  }

  async #decide(path: string, isFolder: boolean): Promise<boolean> {
    for (const { folder, patterns } of await this.#rulesAt(dirname(path))) {
      const leftOut = patterns.test(relative(folder, path).split(sep).join("/"), isFolder);
      if (leftOut !== undefined) return leftOut;
    }
    return false;
  }

  /** The rules of a folder and of those above it, nearest first; most folders have none. */
  #rulesAt(folder: string): Promise<readonly FolderRule[]> {
    let rules = this.#rules.get(folder);
    if (rules === undefined) {
      rules = this.#load(folder);
      this.#rules.set(folder, rules);
    }
    return rules;
  }

  async #load(folder: string): Promise<readonly FolderRule[]> {
    const patterns = await this.#patternsOf(folder);
    const above = folder === dirname(folder) ? [] : await this.#rulesAt(dirname(folder));
    return patterns.length === 0 ? above : [{ folder, patterns: new IgnorePatterns(patterns) }, ...above];
  }
}

/** The patterns of a folder's .unspinignore. */
export function unspinignoreOf(folder: string): string[] {
  return patternsIn(join(folder, ".unspinignore"));
}

/** Gives the patterns of a folder's .gitignore, which count within a repository only. */
export function gitignoreOf(): (folder: string) => string[] {
  const inside = new Map<string, boolean>();
  const isInRepository = (folder: string): boolean => {
    let known = inside.get(folder);
    if (known === undefined) {
      const parent = dirname(folder);
      known = existsSync(join(folder, ".git")) || (parent !== folder && isInRepository(parent));
      inside.set(folder, known);
    }
    return known;
  };
  return (folder) => (isInRepository(folder) ? patternsIn(join(folder, ".gitignore")) : []);
}

function patternsIn(file: string): string[] {
  try {
    // Most folders have none. One that cannot be read says nothing, nor does a pipe or a device, which may have no end.
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return [];
    return [readFileSync(file, "utf8").replace(/^\uFEFF/, "")];
  } catch {
    return [];
  }
}
