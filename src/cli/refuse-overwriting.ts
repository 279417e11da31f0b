import { promises as fs } from "node:fs";
import { resolve } from "node:path";
import { FileError } from "../files/errors.js";
import { realPlace } from "../files/write.js";
import { isStdout } from "./io.js";
import type { CheckOptions, RestoreOptions } from "./options.js";

/** A file that a command writes. */
interface Written {
  /** The option that names it. */
  readonly option: string;
  /** Absent, or `-`, for standard output. */
  readonly file: string | undefined;
}

/**
 * Throws a `FileError` if a file to be written is one of those that are read, or is to be written twice, whatever links and
 * spellings lead to it. To be asked before anything is written.
 */
export async function refuseOverwriting(
  written: readonly Written[],
  read: readonly (string | undefined)[],
  cwd: string,
): Promise<void> {
  const taken = new Set<string>();
  for (const { option, file } of written) {
    if (isStdout(file)) continue;
    const place = await realPlace(resolve(cwd, file));
    const stats = await fs.stat(place).catch(() => undefined);
    // A device or a pipe takes whatever comes, and loses nothing.
    if (stats !== undefined && !stats.isFile()) continue;
    if (taken.has(place)) throw new FileError(file, "would be written twice", "name a file for each");
    taken.add(place);
    if (stats === undefined) continue;
    for (const path of read) {
      if (path === undefined || (await realPlace(resolve(cwd, path))) !== place) continue;
      throw new FileError(file, `${option} would write over what is read`, "name another file");
    }
  }
}

/** The files that options name besides the documents. */
export function filesNamedBy({
  dictionary = [],
  model,
  filesFrom,
  baseline,
  decisions,
}: Partial<Pick<CheckOptions & RestoreOptions, "dictionary" | "model" | "filesFrom" | "baseline" | "decisions">>): (
  | string
  | undefined
)[] {
  return [...dictionary, model, filesFrom, baseline, decisions];
}
