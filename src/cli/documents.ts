import type { DocumentResult } from "../report/result.js";
import type { FileInput, Input } from "./inputs.js";
import type { LoadRestorer } from "./load.js";
import type { Messages } from "./messages.js";
import { piecesOf } from "./pieces.js";
import type { Task } from "./restore-text.js";
import { Restorers } from "./restorers.js";

/** What a thread gives back for one file. */
export interface ThreadResult {
  readonly results: readonly DocumentResult[];
  /** What it said on standard error, and how much of that was failures. */
  readonly said: string;
  readonly failures: number;
}

/** What a thread is asked. */
export interface ThreadTask {
  readonly input: FileInput;
  readonly task: Task;
  readonly quiet: boolean;
}

/** How far the threads may run ahead of what is reported, in files for each of them. */
const AHEAD = 4;

/** Works on all inputs, on several threads if asked for, and gives what came of their documents in order. */
export async function* documentsOf(
  inputs: readonly Input[],
  task: Task,
  options: { readonly jobs: number; readonly quiet?: boolean },
  load: LoadRestorer,
  messages: Messages,
): AsyncGenerator<DocumentResult> {
  const threads = Math.min(options.jobs, inputs.length);
  if (threads > 1) {
    yield* onThreads(inputs, task, threads, options.quiet === true, load, messages);
    return;
  }
  const restorers = new Restorers(load);
  for (const [done, input] of inputs.entries()) {
    await messages.progress(done, inputs.length, input.name);
    yield* inThisThread(input, task, restorers, messages);
  }
  await messages.clearProgress();
}

async function* inThisThread(
  input: Input,
  task: Task,
  restorers: Restorers,
  messages: Messages,
): AsyncGenerator<DocumentResult> {
  try {
    for await (const piece of piecesOf(input, restorers, messages, task)) {
      if (piece.failure !== undefined) await messages.fail(piece.failure, piece.name);
      if (piece.result !== undefined) yield piece.result;
    }
  } catch (error) {
    await messages.fail(error, input.name);
  }
}

async function* onThreads(
  inputs: readonly Input[],
  task: Task,
  threads: number,
  quiet: boolean,
  load: LoadRestorer,
  messages: Messages,
): AsyncGenerator<DocumentResult> {
  const { Tinypool } = await import("tinypool");
  const filename = new URL("./thread.js", import.meta.url).href;
  const pool = new Tinypool({ filename, runtime: "worker_threads", minThreads: threads, maxThreads: threads });
  const here = new Restorers(load);
  const running: { input: Input; result?: Promise<ThreadResult> }[] = [];
  const start = (input: Input) => {
    const { name, path, place, explicit, settings } = input;
    // Standard input cannot go to another thread.
    if (path === undefined || place === undefined) return running.push({ input });
    const asked: ThreadTask = { input: { name, path, place, explicit, settings }, task, quiet };
    const result = pool.run(asked) as Promise<ThreadResult>;
    // Awaited in its turn; that it failed meanwhile is no unhandled rejection.
    result.catch(() => {});
    return running.push({ input, result });
  };
  try {
    let next = 0;
    for (let done = 0; done < inputs.length; done++) {
      while (next < inputs.length && running.length < threads * AHEAD) start(inputs[next++]);
      const [{ input, result }] = running.splice(0, 1);
      await messages.progress(done, inputs.length, input.name);
      if (result === undefined) yield* inThisThread(input, task, here, messages);
      else yield* await collected(result, input, messages);
    }
    await messages.clearProgress();
  } finally {
    await pool.destroy();
  }
}

async function collected(
  result: Promise<ThreadResult>,
  input: Input,
  messages: Messages,
): Promise<readonly DocumentResult[]> {
  try {
    const { results, said, failures } = await result;
    await messages.repeat(said, failures);
    return results;
  } catch (error) {
    await messages.fail(error, input.name);
    return [];
  }
}
