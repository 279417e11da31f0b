import { isAbsolute, relative, resolve, sep } from "node:path";

/** What is left out of the work. */
export interface Exclusion {
  /** Whether the file or folder at `absolute`, reached through the folder `base`, is left out. */
  holds(absolute: string, folder: boolean, base: string): boolean;
}

/**
 * Excludes by patterns in the syntax of .gitignore, relative to `cwd` (for files elsewhere, to the folder they were
 * reached through), and everything in the folder `skip`.
 */
export async function createExclusion(cwd: string, patterns: readonly string[], skip?: string): Promise<Exclusion> {
  const output = skip === undefined ? undefined : resolve(cwd, skip);
  const skipped = (absolute: string) =>
    output !== undefined && output !== cwd && (absolute === output || absolute.startsWith(output + sep));
  if (patterns.length === 0) return { holds: (absolute) => skipped(absolute) };

  const { default: ignore } = await import("ignore");
  const rules = ignore().add(patterns);
  const inside = (path: string) => path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return {
    holds(absolute, folder, base) {
      if (skipped(absolute)) return true;
      const path = [relative(cwd, absolute), relative(base, absolute)].find(inside);
      if (path === undefined) return false;
      return rules.ignores(path.split(sep).join("/") + (folder ? "/" : ""));
    },
  };
}
