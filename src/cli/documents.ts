import type { DocumentResult } from "../report/result.js";
import { Restorers } from "../restorers.js";
import { allDocumentsIn, documentsIn } from "./input-documents.js";
import type { Input } from "./inputs.js";
import type { LoadRestorer } from "./load.js";
import type { Messages } from "./messages.js";
import type { Task } from "./restore-text.js";
import type { ResultCache } from "./result-cache.js";

/**
 * Works on all inputs, on several threads if asked for, and gives what came of their documents in order. With
 * `evidence: false` threads leave it out.
 */
export async function* documentsOf(
  inputs: readonly Input[],
  task: Task,
  options: { readonly jobs: number; readonly quiet?: boolean; readonly evidence?: boolean },
  load: LoadRestorer,
  messages: Messages,
  cache?: ResultCache,
): AsyncGenerator<DocumentResult> {
  const restorers = new Restorers(load);
  if (Math.min(options.jobs, inputs.length) > 1) {
    const { onThreads } = await import("./pool.js");
    const here = (input: Input) => allDocumentsIn(input, task, restorers, messages);
    const job = { do: "find", task, evidence: options.evidence ?? true } as const;
    for await (const results of onThreads(inputs, job, options, messages, here, cache)) yield* results;
    return;
  }
  for (const [done, input] of inputs.entries()) {
    await messages.progress(done, inputs.length, input.name);
    yield* documentsIn(input, task, restorers, messages, cache);
  }
  await messages.clearProgress();
}
