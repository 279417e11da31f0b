import { Restorers } from "../restorers.js";
import { allDocumentsIn } from "./documents.js";
import { type FileInput, fileInput, type Input } from "./inputs.js";
import { loadRestorer } from "./load.js";
import { Messages } from "./messages.js";
import { piecesOf } from "./pieces.js";
import type { Job, ThreadResult, ThreadTask } from "./pool.js";
import { ResultCache } from "./result-cache.js";
import { type WriteResult, writeInput } from "./write-input.js";

const restorers = new Restorers(loadRestorer);
let cache: ResultCache | undefined;

/** Works on files in a thread of its own. What is to be said comes back, so that it is said in order. */
export async function work({ inputs, job, quiet, cache: file }: ThreadTask): Promise<ThreadResult[]> {
  if (file !== undefined) cache ??= ResultCache.open(file);
  const results: ThreadResult[] = [];
  for (const input of inputs) results.push(await workOn(input, job, quiet));
  return results;
}

async function workOn(file: FileInput, job: Job, quiet: boolean): Promise<ThreadResult> {
  let said = "";
  const output = {
    write: async (text: string | Uint8Array) => {
      said += text;
    },
  };
  const messages = new Messages(output, quiet);
  const input = fileInput(file);
  const result =
    job.do === "find"
      ? await allDocumentsIn(input, job.task, restorers, messages, cache)
      : await write(input, job, messages);
  return { result, said, failures: messages.failures, fresh: cache?.takeFresh() ?? [] };
}

async function write(
  input: Input,
  { target, cwd }: Job & { readonly do: "write" },
  messages: Messages,
): Promise<WriteResult | undefined> {
  try {
    return await writeInput(input, target, cwd, (read) => piecesOf(read, restorers, messages, "restore", cache));
  } catch (error) {
    await messages.fail(error, input.name);
    return undefined;
  }
}
