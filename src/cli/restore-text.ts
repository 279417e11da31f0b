import type { Directives } from "../config/directives.js";
import { compilePhrases, type PhraseList } from "../config/phrases.js";
import { applyChanges } from "../engine/restore.js";
import type { Change, Restoration } from "../engine/types.js";
import type { DocumentResult } from "../report/result.js";
import type { Restorer } from "../restorer.js";
import type { Input } from "./inputs.js";

/** What is asked of each document. */
export type Task = "restore" | "score";

type TextResult = Pick<DocumentResult, "restoration" | "sections" | "notices">;

/** Restores or scores the text of one input, heeding its settings and the directives in it. */
export async function restoreText(source: string, input: Input, restorer: Restorer, task: Task): Promise<TextResult> {
  if (task === "score") {
    const { sections, ...verdict } = restorer.score(source);
    return { restoration: { text: source, changes: [], suggestions: [], ...verdict }, sections };
  }
  const format = input.format === "jsonl" ? "text" : input.format;
  const directives = source.includes("unspin")
    ? await (await import("./read-directives.js")).readDirectives(source, format)
    : undefined;
  if (directives?.off) {
    const { score, evidence } = restorer.score(source);
    return { restoration: { text: source, changes: [], suggestions: [], score, evidence } };
  }
  const { allow, assume, minConfidence, prose } = input.settings;
  if (format !== "text") await restorer.load(format, source);
  const found = restorer.restore(source, {
    format,
    ...prose,
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(assume === undefined ? {} : { assume }),
  });
  const restoration = withoutHeldBack(source, found, compilePhrases(allow), directives);
  return directives === undefined ? { restoration } : { restoration, notices: directives.unused() };
}

function withoutHeldBack(
  source: string,
  found: Restoration,
  allow: PhraseList,
  directives: Directives | undefined,
): Restoration {
  const isKept = (change: Change): boolean => {
    const readings = readingsOf(change.source);
    // Not short-circuited: a directive learns of every change that it holds back.
    const isDisabled = directives?.holdBack(change, readings) === true;
    return !isDisabled && !readings.some((reading) => allow.match(reading) !== undefined);
  };
  const changes = found.changes.filter(isKept);
  const suggestions = found.suggestions.filter(isKept);
  if (changes.length === found.changes.length) return { ...found, suggestions };
  return { ...found, text: applyChanges(source, changes), changes, suggestions };
}

/** A change may have taken in the article before its phrase, to make it agree. */
function readingsOf(source: string): string[] {
  const bare = source.replace(/^an?\s+/i, "");
  return bare === source ? [source] : [source, bare];
}
