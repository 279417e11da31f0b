import type { DocumentResult, Failure } from "../report/result.js";
import { Restorers } from "../restorers.js";
import { allDocumentsIn } from "./input-documents.js";
import { type FileInput, fileInput, type Input } from "./inputs.js";
import { loadRestorer } from "./load.js";
import { Messages } from "./messages.js";
import { piecesOf } from "./pieces.js";
import type { Task } from "./restore-text.js";
import { type CacheEntry, ResultCache } from "./result-cache.js";
import { type Target, type WriteResult, writeInput } from "./write-input.js";

/** What threads do with each file: find what is to be said of its documents, with or without evidence, or write it restored. */
export type Job =
  | { readonly do: "find"; readonly task: Task; readonly evidence: boolean }
  | { readonly do: "write"; readonly target: Target; readonly cwd: string };

/** What a thread is asked: files to work on one after the other. */
export interface ThreadTask {
  readonly inputs: readonly FileInput[];
  readonly job: Job;
  readonly quiet: boolean;
  /** The file of the cache to use; none if undefined. */
  readonly cache: string | undefined;
}

/** What a thread gives back for one file. */
export interface ThreadResult {
  /** What came of the job; undefined if it failed. */
  readonly result: unknown;
  /** What it said on standard error, and what of that went wrong. */
  readonly said: string;
  readonly failed: readonly Failure[];
  /** What it put into the cache. */
  readonly fresh: readonly CacheEntry[];
}

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
  const result = await (job.do === "find" ? find(input, job, messages) : write(input, job, messages));
  return { result, said, failed: messages.failed, fresh: cache?.takeFresh() ?? [] };
}

async function find(
  input: Input,
  { task, evidence }: Job & { readonly do: "find" },
  messages: Messages,
): Promise<DocumentResult[]> {
  const results = await allDocumentsIn(input, task, restorers, messages, cache);
  return evidence ? results : results.map(withoutEvidence);
}

/** What goes to another thread is copied, and the evidence is made when it is: that takes half as long as the judgement. */
function withoutEvidence({ restoration, ...result }: DocumentResult): DocumentResult {
  const { text, changes, suggestions, score } = restoration;
  const evidence = { words: 0, logRatio: 0, families: [], signs: [], missing: [] };
  return { ...result, restoration: { text, changes, suggestions, score, evidence } };
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
