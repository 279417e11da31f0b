import type { DocumentResult } from "../report/result.js";
import { restoreHeeding } from "../restore-heeding.js";
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
  const { allow, assume, minConfidence, prose } = input.settings;
  return restoreHeeding(restorer, source, {
    format,
    allow,
    ...prose,
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(assume === undefined ? {} : { assume }),
  });
}
