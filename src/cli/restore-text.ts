import { documentFormat } from "../file-format.js";
import type { DocumentResult } from "../report/result.js";
import { type HeedingOptions, restoreHeeding } from "../restore-heeding.js";
import type { Restorer } from "../restorer.js";
import type { DocumentName } from "../review/document.js";
import type { Input } from "./inputs.js";

/** What is asked of each document. */
export type Task = "restore" | "score";

/** What came of one text. */
export type TextResult = Pick<DocumentResult, "restoration" | "sections" | "notices">;

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
  if (input.decided === undefined && task === "restore") {
    return restoreHeeding(restorer, source, heedingOptionsOf(input));
  }
  const format = documentFormat(input.format);
  if (format !== "text") await restorer.load(format, source);
  const { sections, ...verdict } = restorer.score(source, { format, ...input.settings.prose });
  if (input.decided === undefined) {
    return { restoration: { text: source, changes: [], suggestions: [], ...verdict }, sections };
  }
  return { restoration: { ...input.decided.restore(source, { path: input.name, ...place }), ...verdict } };
}

/** What an input's settings and its format mean for the restorer. */
export function heedingOptionsOf({ format, settings }: Input): HeedingOptions {
  const { allow, assume, minConfidence, prose } = settings;
  return {
    format: documentFormat(format),
    allow,
    ...prose,
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(assume === undefined ? {} : { assume }),
  };
}
