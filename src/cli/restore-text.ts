import type { DocumentResult } from "../report/result.js";
import { restoreHeeding } from "../restore-heeding.js";
import type { Restorer } from "../restorer.js";
import type { DocumentName } from "../review/document.js";
import type { Input } from "./inputs.js";

/** What is asked of each document. */
export type Task = "restore" | "score";

type TextResult = Pick<DocumentResult, "restoration" | "sections" | "notices">;

/**
 * Restores or scores the text of one input, heeding its settings and the directives in it; or makes of it what was
 * decided. `place` tells which text of the input it is.
 */
export async function restoreText(
  source: string,
  input: Input,
  restorer: Restorer,
  task: Task,
  place: Omit<DocumentName, "path"> = {},
): Promise<TextResult> {
  if (input.decided !== undefined) {
    return { restoration: input.decided.restore(source, { path: input.name, ...place }, restorer) };
  }
  if (task === "score") {
    const { sections, ...verdict } = restorer.score(source);
    return { restoration: { text: source, changes: [], suggestions: [], ...verdict }, sections };
  }
  const format = input.format === "jsonl" ? "text" : input.format;
  const { allow, assume, minConfidence, prose } = input.settings;
  return restoreHeeding(restorer, source, {
    format,
    allow,
    ...prose,
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(assume === undefined ? {} : { assume }),
  });
}
