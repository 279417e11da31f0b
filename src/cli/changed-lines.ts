import { resolve } from "node:path";
import { changesSince, type LineRange } from "../files/git.js";
import { createLocator } from "../report/position.js";
import type { DocumentResult } from "../report/result.js";
import type { Narrow } from "./narrow.js";

/** `--changed-since`: keeps findings on lines that differ from the revision. */
export async function changedSince(revision: string, cwd: string): Promise<Narrow> {
  const changes = await changesSince(revision, cwd);
  const cache = new Map<string, ReturnType<typeof changes.linesOf>>();
  return async (result) => {
    let lines = cache.get(result.path);
    if (lines === undefined) {
      // What has no file has no former version: all of it is new.
      lines = result.path === "stdin" ? Promise.resolve(undefined) : changes.linesOf(resolve(cwd, result.path));
      cache.set(result.path, lines);
    }
    const changed = await lines;
    return changed === undefined ? result : onLines(result, changed);
  };
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
