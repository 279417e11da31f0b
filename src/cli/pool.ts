import { FileError, systemCode } from "../files/errors.js";
import type { FileInput, Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import type { ResultCache } from "./result-cache.js";
import type { Job, ThreadResult, ThreadTask } from "./thread.js";

/** Most files that go to a thread at once: a message costs as much as a small file. */
const MOST_AT_ONCE = 16;
/** How far the threads may run ahead of what is reported, in tasks for each of them. */
const AHEAD = 2;

/** What waits for its turn: files that a thread works on, or one input that no thread can have. */
interface Turn {
  readonly inputs: readonly Input[];
  readonly results?: Promise<readonly ThreadResult[]>;
  isDone: boolean;
}

/**
 * Does a job on every input, on several threads of which this is one, and gives the results in the order of the inputs.
 * Standard input cannot go to another thread: `here` does it.
 */
export async function* onThreads<Result>(
  inputs: readonly Input[],
  job: Job,
  { jobs, quiet = false }: { readonly jobs: number; readonly quiet?: boolean },
  messages: Messages,
  here: (input: Input) => Promise<Result | undefined>,
  cache?: ResultCache,
): AsyncGenerator<Result> {
  const { Tinypool } = await import("tinypool");
  const { work } = await import("./thread.js");
  const filename = new URL("./thread.js", import.meta.url).href;
  const threads = Math.min(jobs, inputs.length);
  // A thread that waits in the way of atomics cannot read files meanwhile.
  const pool = new Tinypool({
    filename,
    name: "work" satisfies keyof typeof import("./thread.js"),
    runtime: "worker_threads",
    minThreads: threads - 1,
    maxThreads: threads - 1,
    // What is next lies with a thread when it ends a task: this one may be at work itself.
    concurrentTasksPerWorker: AHEAD,
    useAtomics: false,
  });
  const start = (files: readonly Input[], run: (asked: ThreadTask) => Promise<readonly ThreadResult[]>): Turn => {
    const asked: ThreadTask = { inputs: files.flatMap(asFile), job, quiet, cache: cache?.file };
    if (asked.inputs.length < files.length) return { inputs: files, isDone: true };
    const results = run(asked);
    const turn: Turn = { inputs: files, results, isDone: false };
    const end = (): void => {
      turn.isDone = true;
    };
    // Awaited in its turn; that it failed meanwhile is no unhandled rejection.
    results.then(end, end);
    return turn;
  };
  // A thread that cannot start, for want of memory or since too many files are open, has done nothing: this one, which
  // can, does its tasks.
  let isBroken = false;
  let desert: (error: unknown) => void = () => {};
  const deserted = new Promise<never>((_, reject) => {
    desert = reject;
  });
  deserted.catch(() => {});
  const lostThread = (error: unknown): void => {
    isBroken = true;
    // None is left to do what waits.
    if (pool.threads.length === 0) desert(error);
  };
  pool.on("error", lostThread);
  const onPool = async (asked: ThreadTask): Promise<readonly ThreadResult[]> => {
    if (isBroken) return work(asked);
    try {
      return await Promise.race([pool.run(asked) as Promise<readonly ThreadResult[]>, deserted]);
    } catch (error) {
      lostThread(error);
      if (systemCode(error) !== "ERR_WORKER_INIT_FAILED") throw error;
      return work(asked);
    }
  };
  const batches = inBatches(inputs, threads);
  const running: Turn[] = [];
  let done = 0;
  try {
    for (let next = 0; next < batches.length || running.length > 0; ) {
      const isOpen = (): boolean => next < batches.length && running.length < threads * AHEAD * 2;
      while (isOpen() && running.filter(({ isDone }) => !isDone).length < (threads - 1) * AHEAD) {
        running.push(start(batches[next++], onPool));
      }
      if (isOpen() && !running[0].isDone) {
        const turn = start(batches[next++], work);
        running.push(turn);
        await turn.results?.catch(() => {});
        // Now the other threads are heard.
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      const [turn] = running.splice(0, 1);
      const found = await turn.results?.catch((error: unknown) => error as Error);
      for (const [at, input] of turn.inputs.entries()) {
        await messages.progress(done++, inputs.length, input.name);
        let result: Result | undefined;
        if (found === undefined) result = await here(input);
        else if (found instanceof Error) await messages.fail(FileError.from(input.name, found), input.name);
        else {
          await messages.repeat(found[at].said, found[at].failed);
          cache?.add(found[at].fresh);
          result = found[at].result as Result | undefined;
        }
        if (result !== undefined) yield result;
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
