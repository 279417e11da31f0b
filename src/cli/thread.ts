import type { DocumentResult } from "../report/result.js";
import type { ThreadResult, ThreadTask } from "./documents.js";
import { type FileInput, fileInput } from "./inputs.js";
import { loadRestorer } from "./load.js";
import { Messages } from "./messages.js";
import { piecesOf } from "./pieces.js";
import type { Task } from "./restore-text.js";
import { Restorers } from "./restorers.js";

const restorers = new Restorers(loadRestorer);

/** Works on files in a thread of its own. What is to be said comes back, so that it is said in order. */
export default async function work({ inputs, task, quiet }: ThreadTask): Promise<ThreadResult[]> {
  const found: ThreadResult[] = [];
  for (const input of inputs) found.push(await workOn(input, task, quiet));
  return found;
}

async function workOn(input: FileInput, task: Task, quiet: boolean): Promise<ThreadResult> {
  let said = "";
  const output = {
    write: async (text: string | Uint8Array) => {
      said += text;
    },
  };
  const messages = new Messages(output, quiet);
  const results: DocumentResult[] = [];
  try {
    for await (const piece of piecesOf(fileInput(input), restorers, messages, task)) {
      if (piece.failure !== undefined) await messages.fail(piece.failure, piece.name);
      if (piece.result !== undefined) results.push(piece.result);
    }
  } catch (error) {
    await messages.fail(error, input.name);
  }
  return { results, said, failures: messages.failures };
}
