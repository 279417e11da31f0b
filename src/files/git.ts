import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { FileError, systemCode } from "./errors.js";
import { isInside } from "./inside.js";

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
  const commit = await commitOf(revision, cwd);
  const list = async (args: readonly string[]) =>
    new Set(
      (await git(args, root, revision))
        .split("\0")
        .filter((path) => path !== "")
        .map((path) => resolve(root, path)),
    );
  const changed = await list(["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", commit, "--"]);
  const untracked = await list(["ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--"]);
  return {
    async linesOf(given) {
      const path = realpathSync(given);
      if (!isInside(relative(root, path))) {
        throw new FileError(given, `not in the repository at ${root}`, "leave it out, or leave out --changed-since");
      }
      if (untracked.has(path)) return undefined;
      if (!changed.has(path)) return [];
      const diff = ["diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--text"];
      return hunksOf(await git([...diff, commit, "--", path], root, revision));
    },
  };
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
