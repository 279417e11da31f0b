import type { DocumentResult } from "../report/result.js";
import { Restorers } from "../restorers.js";
import type { Input } from "./inputs.js";
import type { LoadRestorer } from "./load.js";
import type { Messages } from "./messages.js";
import { piecesOf } from "./pieces.js";
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

/** What came of all documents of one input. */
export async function allDocumentsIn(...about: Parameters<typeof documentsIn>): Promise<DocumentResult[]> {
  const results: DocumentResult[] = [];
  for await (const result of documentsIn(...about)) results.push(result);
  return results;
}

/** What came of the documents of one input; what goes wrong is told, not thrown. */
async function* documentsIn(
  input: Input,
  task: Task,
  restorers: Restorers,
  messages: Messages,
  cache?: ResultCache,
): AsyncGenerator<DocumentResult> {
  try {
    for await (const piece of piecesOf(input, restorers, messages, task, cache)) {
      if (piece.result !== undefined) yield piece.result;
    }
  } catch (error) {
    await messages.fail(error, input.name);
  }
}
