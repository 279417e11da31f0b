import type { DocumentResult } from "../report/result.js";
import { documentsOf } from "./documents.js";
import { findInputs } from "./inputs.js";
import type { Io } from "./io.js";
import type { LoadRestorer } from "./load.js";
import { Messages } from "./messages.js";
import type { ScoreOptions } from "./options.js";
import { openReport } from "./reports.js";

/** `unspin score`: tells how likely each document is spun, and why. Returns the exit code. */
export async function score(
  paths: readonly string[],
  options: ScoreOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  const messages = new Messages(io.stderr, options.quiet === true);
  const { inputs, failures } = await findInputs(paths, options, io, undefined);
  for (const failure of failures) await messages.fail(failure);
  // A heading alone tells nobody anything; programs want a whole report, be it empty.
  if (inputs.length === 0 && messages.failures > 0 && options.format === "table") return 2;

  const report = await openReport(`score-${options.format}`, undefined, options, io);
  const results: DocumentResult[] = [];
  for await (const result of documentsOf(inputs, "score", options, load, messages)) {
    await messages.clearProgress();
    if (options.sort === "score") results.push(result);
    else await report.document(result);
  }
  results.sort((a, b) => b.restoration.score - a.restoration.score);
  for (const result of results) await report.document(result);
  await report.close(messages.failed);
  return messages.failures > 0 ? 2 : 0;
}
