import { relative, resolve, sep } from "node:path";
import { FolderRules, gitignoreOf, unspinignoreOf } from "./ignore-files.js";
import { IgnorePatterns } from "./ignore-patterns.js";
import { isInside } from "./inside.js";

/** What is left out of the work. */
export interface Exclusion {
  /** Whether the file or folder at `absolute`, reached through the folder `base`, is left out, however it was named. */
  holds(absolute: string, isFolder: boolean, base: string): Promise<boolean>;
  /** Whether it is output that a search of the folder `searched` came upon. If all of that lies within the output, nothing is. */
  isOutput(absolute: string, searched: string): boolean;
  /** Whether git leaves it out: reason enough not to find it, but not to refuse it. */
  holdsForGit(absolute: string, isFolder: boolean): Promise<boolean>;
}

/** What is left out, and by whose word. */
export interface ExcludeOptions {
  readonly cwd: string;
  /** Patterns in the syntax of .gitignore, relative to `cwd`, for files elsewhere to the folder they were reached through. */
  readonly ignore?: readonly string[];
  /** A folder that is output: what is found in it is no input. */
  readonly skip?: string;
  /** Whether .gitignore counts. Default true. */
  readonly gitignore?: boolean;
  /** Patterns that a folder's configuration adds to its .unspinignore. */
  readonly ignoredIn?: (folder: string) => Promise<readonly string[]>;
}

/** Excludes by patterns given, and by the .unspinignore and .gitignore of every folder. */
export function createExclusion({ cwd, ignore: patterns = [], skip, ...options }: ExcludeOptions): Exclusion {
  const output = skip === undefined ? undefined : resolve(cwd, skip);
  const isWithin = (absolute: string) => output !== undefined && isInside(relative(output, absolute));
  const given = patterns.length === 0 ? undefined : new IgnorePatterns(patterns);
  const isGiven = (absolute: string, isFolder: boolean, base: string) => {
    const path = [relative(cwd, absolute), relative(base, absolute)].find((path) => path !== "" && isInside(path));
    if (given === undefined || path === undefined) return false;
    return given.ignores(path.split(sep).join("/"), isFolder);
  };
  const files = new FolderRules(async (folder) => [
    ...((await options.ignoredIn?.(folder)) ?? []),
    ...unspinignoreOf(folder),
  ]);
  const git = new FolderRules(gitignoreOf());
  return {
    holds: async (absolute, isFolder, base) =>
      isGiven(absolute, isFolder, base) || (await files.holds(absolute, isFolder)),
    isOutput: (absolute, searched) => output !== cwd && isWithin(absolute) && !isWithin(searched),
    holdsForGit: async (absolute, isFolder) => options.gitignore !== false && (await git.holds(absolute, isFolder)),
  };
}
