import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { changesSince, type LineRange } from "../files/git.js";
import { createLocator } from "../report/position.js";
import type { DocumentResult } from "../report/result.js";
import type { Input } from "./inputs.js";
import type { Narrow } from "./narrow.js";

/**
 * `--changed-since`: keeps findings on lines that differ from the revision. A text on standard input that has the name of
 * a file is taken to have that file's lines.
 */
export async function changedSince(revision: string, cwd: string, inputs: readonly Input[]): Promise<Narrow> {
  const paths = new Map(inputs.map((input) => [input.name, pathOf(input, cwd)]));
  const changes = await changesSince(revision, cwd);
  const cache = new Map<string, ReturnType<typeof changes.linesOf>>();
  return async (result) => {
    let lines = cache.get(result.path);
    if (lines === undefined) {
      // What has no file has no former version: all of it is new.
      const path = paths.get(result.path);
      lines = path === undefined ? Promise.resolve(undefined) : changes.linesOf(path);
      cache.set(result.path, lines);
    }
    const changed = await lines;
    return changed === undefined ? result : onLines(result, changed);
  };
}

/** The file that an input is, or is named after; undefined if there is none. */
function pathOf({ name, path, place }: Input, cwd: string): string | undefined {
  if (path !== undefined) return path;
  // Standard input has a place if it was given a name.
  const named = resolve(cwd, name);
  return place !== undefined && existsSync(named) ? named : undefined;
}

function onLines(result: DocumentResult, changed: readonly LineRange[]): DocumentResult {
  const locate = createLocator(result.source);
  const isChanged = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const from = result.record ?? locate(start).line;
    const to = result.record ?? locate(Math.max(start, end - 1)).line;
    return changed.some(({ first, last }) => from <= last && to >= first);
  };
  const { changes, suggestions } = result.restoration;
  return {
    ...result,
    restoration: {
      ...result.restoration,
      changes: changes.filter(isChanged),
      suggestions: suggestions.filter(isChanged),
    },
    ...(result.notices === undefined ? {} : { notices: result.notices.filter(isChanged) }),
  };
}
