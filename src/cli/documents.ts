import type { DocumentResult } from "../report/result.js";
import type { FileInput, Input } from "./inputs.js";
import type { LoadRestorer } from "./load.js";
import type { Messages } from "./messages.js";
import { piecesOf } from "./pieces.js";
import type { Task } from "./restore-text.js";
import { Restorers } from "./restorers.js";

/** What a thread is asked: files to work on one after the other. */
export interface ThreadTask {
  readonly inputs: readonly FileInput[];
  readonly task: Task;
  readonly quiet: boolean;
}

/** What a thread gives back for one file. */
export interface ThreadResult {
  readonly results: readonly DocumentResult[];
  /** What it said on standard error, and how much of that was failures. */
  readonly said: string;
  readonly failures: number;
}

/** Most files that go to a thread at once: a message costs as much as a small file. */
const MOST_AT_ONCE = 16;
/** How far the threads may run ahead of what is reported, in tasks for each of them. */
const AHEAD = 2;

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

/** What waits for its turn: files that a thread works on, or one input for this thread. */
type Turn = { readonly inputs: readonly Input[]; readonly results?: Promise<readonly ThreadResult[]> };

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
  // A thread that waits in the way of atomics cannot read files meanwhile.
  const pool = new Tinypool({
    filename,
    runtime: "worker_threads",
    minThreads: threads,
    maxThreads: threads,
    useAtomics: false,
  });
  const start = (files: readonly Input[]): Turn => {
    const asked: ThreadTask = { inputs: files.flatMap(asFile), task, quiet };
    // Standard input cannot go to another thread.
    if (asked.inputs.length < files.length) return { inputs: files };
    const results = pool.run(asked) as Promise<readonly ThreadResult[]>;
    // Awaited in its turn; that it failed meanwhile is no unhandled rejection.
    results.catch(() => {});
    return { inputs: files, results };
  };
  const here = new Restorers(load);
  const batches = inBatches(inputs, threads);
  const running: Turn[] = [];
  let done = 0;
  try {
    for (let next = 0; next < batches.length || running.length > 0; ) {
      while (next < batches.length && running.length < threads * AHEAD) running.push(start(batches[next++]));
      const [turn] = running.splice(0, 1);
      const found = await turn.results?.catch((error: unknown) => error as Error);
      for (const [at, input] of turn.inputs.entries()) {
        await messages.progress(done++, inputs.length, input.name);
        if (found === undefined) yield* inThisThread(input, task, here, messages);
        else if (found instanceof Error) await messages.fail(found, input.name);
        else {
          await messages.repeat(found[at].said, found[at].failures);
          yield* found[at].results;
        }
      }
    }
    await messages.clearProgress();
  } finally {
    await pool.destroy();
  }
}

function asFile({ name, path, place, explicit, settings }: Input): FileInput[] {
  return path === undefined || place === undefined ? [] : [{ name, path, place, explicit, settings }];
}

/** Cuts the inputs into tasks, so small that all threads have work to the end. */
function inBatches(inputs: readonly Input[], threads: number): Input[][] {
  const size = Math.max(1, Math.min(MOST_AT_ONCE, Math.ceil(inputs.length / (threads * 4))));
  const batches: Input[][] = [];
  let batch: Input[] = [];
  for (const input of inputs) {
    // Standard input comes first, and alone.
    if (batch.length === size || input.path === undefined || batch[0]?.path === undefined) {
      batch = [];
      batches.push(batch);
    }
    batch.push(input);
  }
  return batches;
}
