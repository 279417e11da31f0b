import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { FileError, systemCode } from "./errors.js";
import { isInside } from "./inside.js";

/** Finds renames, whatever the repository's settings are, and no copies. */
const RENAMES = "--find-renames";

/** How git's index has the mode of a submodule. */
const SUBMODULE = "160000 ";

/** Lines of a file, from 1, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What differs from a revision. */
export interface GitChanges {
  /** The changed lines of a file, by its absolute path; undefined if all of it is new. */
  linesOf(path: string): Promise<readonly LineRange[] | undefined>;
}

/**
 * Asks git what the files below `cwd` differ in from where the current branch left `revision`.
 * Throws a `FileError` if this is no repository, or if it has no such revision.
 */
export async function changesSince(revision: string, cwd: string): Promise<GitChanges> {
  const root = realpathSync((await git(["rev-parse", "--show-toplevel"], cwd, revision)).replace(/\n$/, ""));
  return changesFrom(await commitOf(revision, cwd), root, revision);
}

/** What the files of the repository at `root` differ in from `commit`, or from the tree of a folder. */
async function changesFrom(commit: string, root: string, revision: string): Promise<GitChanges> {
  const list = async (...args: readonly string[]) =>
    (await git([...args, "-z", "--"], root, revision)).split("\0").filter((field) => field !== "");
  const changed = formerNames(await list("diff", "--name-status", RENAMES, "--diff-filter=d", commit));
  const untracked = new Set(await list("ls-files", "--others", "--exclude-standard", "--full-name"));
  const submodules = (await list("ls-files", "--stage"))
    .filter((entry) => entry.startsWith(SUBMODULE))
    .map((entry) => entry.slice(entry.indexOf("\t") + 1));
  const known = new Map<string, Promise<GitChanges | undefined>>();
  /** What a submodule differs in from the commit that it stood at; undefined if it is new. */
  const within = async (submodule: string): Promise<GitChanges | undefined> => {
    const former = await git(["rev-parse", "--verify", "--quiet", `${commit}:${submodule}`], root, revision).catch(
      () => undefined,
    );
    return former === undefined ? undefined : changesFrom(former.trim(), join(root, submodule), revision);
  };
  return {
    async linesOf(given) {
      const path = relative(root, realpathSync(given));
      if (!isInside(path)) {
        throw new FileError(given, `not in the repository at ${root}`, "leave it out, or leave out --changed-since");
      }
      const name = path.split(sep).join("/");
      const submodule = submodules.find((folder) => name.startsWith(`${folder}/`));
      if (submodule !== undefined) {
        const changes = known.get(submodule) ?? within(submodule);
        known.set(submodule, changes);
        return (await changes)?.linesOf(given);
      }
      if (untracked.has(name)) return undefined;
      const former = changed.get(name);
      if (former === undefined) return [];
      const diff = ["diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", RENAMES, "--text"];
      return hunksOf(await git([...diff, commit, "--", name, former], root, revision));
    },
  };
}

/** The name that each changed file had before, from what `git diff --name-status -z` prints: another only if it was renamed. */
function formerNames(fields: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (let at = 0; at < fields.length; ) {
    const isRenamed = fields[at].startsWith("R");
    const former = fields[at + 1];
    names.set(isRenamed ? fields[at + 2] : former, former);
    at += isRenamed ? 3 : 2;
  }
  return names;
}

/** Where the current branch left the revision; the revision itself if they have nothing in common. */
async function commitOf(revision: string, cwd: string): Promise<string> {
  let commit: string;
  try {
    // A revision that looks like an option must not become one.
    commit = (
      await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`], cwd, revision)
    ).trim();
  } catch {
    throw new FileError(revision, "no such git revision", "in a shallow clone, fetch it first");
  }
  try {
    return (await git(["merge-base", commit, "HEAD"], cwd, revision)).trim();
  } catch {
    return commit;
  }
}

function hunksOf(diff: string): LineRange[] {
  const ranges: LineRange[] = [];
  for (const [, first, count = "1"] of diff.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    if (Number(count) > 0) ranges.push({ first: Number(first), last: Number(first) + Number(count) - 1 });
  }
  return ranges;
}

/**
 * Runs git without a shell and gives its output. Paths are paths, never patterns, and a program that the repository names
 * to watch its files is not run.
 */
function git(args: readonly string[], cwd: string, revision: string): Promise<string> {
  return new Promise((fulfil, reject) => {
    const child = spawn("git", ["-c", "core.fsmonitor=false", "--literal-pathspecs", "--no-optional-locks", ...args], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => errors.push(chunk));
    child.on("error", (error) =>
      reject(systemCode(error) === "ENOENT" ? new FileError("git", "not installed or not on PATH") : error),
    );
    child.on("close", (code) => {
      if (code === 0) return fulfil(Buffer.concat(output).toString());
      const said = Buffer.concat(errors)
        .toString()
        .trim()
        .replace(/^fatal: /, "")
        .split("\n")[0];
      return reject(new FileError(`changes since ${revision}`, said === "" ? `git ended with ${code}` : said));
    });
  });
}
