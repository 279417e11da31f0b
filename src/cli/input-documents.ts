import type { DocumentResult } from "../report/result.js";
import type { Restorers } from "../restorers.js";
import type { Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import { piecesOf } from "./pieces.js";
import type { Task } from "./restore-text.js";
import type { ResultCache } from "./result-cache.js";

/** What came of the documents of one input; what goes wrong is told, not thrown. */
export async function* documentsIn(
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

/** What came of all documents of one input. */
export async function allDocumentsIn(...about: Parameters<typeof documentsIn>): Promise<DocumentResult[]> {
  const results: DocumentResult[] = [];
  for await (const result of documentsIn(...about)) results.push(result);
  return results;
}
