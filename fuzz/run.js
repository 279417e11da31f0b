// Fuzzes what reads input that strangers wrote: `npm run fuzz [-- target…] [--seconds N] [--executions N] [--seed N]`.
// Inputs are made from those that reached new branches of our code before. An input that breaks a target is printed as a
// JSON string, made smaller first, and ends the run with status 1.
import { parseArgs } from "node:util";
import { forget, reachedBranches } from "./coverage.js";
import { createMutator } from "./mutate.js";
import { targets } from "./targets.js";

/** How many bytes an input has at most. Longer ones take longer and show little more. */
const LONGEST = 400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string" }, executions: { type: "string" }, seed: { type: "string" } },
});
const seconds = Number(values.seconds ?? (values.executions === undefined ? 60 : Number.POSITIVE_INFINITY));
const executions = Number(values.executions ?? Number.POSITIVE_INFINITY);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

const unknown = positionals.filter((name) => !(name in targets));
if (unknown.length > 0) {
  console.error(`no target ${unknown.join(", ")}; there are ${Object.keys(targets).join(", ")}`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(targets);
// Most inputs are refused with an error, whose stack would take longer than the rest.
Error.stackTraceLimit = 0;
let failed = false;
for (const name of chosen) failed = !(await fuzz(name, await targets[name](), seconds / chosen.length)) || failed;
process.exitCode = failed ? 1 : 0;

/** Tries inputs until time is up. Says whether the target withstood all of them. */
async function fuzz(name, { seeds, words, run, longest = LONGEST, usual = longest }, time) {
  const mutate = createMutator(seed, words, longest, usual);
  const corpus = seeds.map((text) => Buffer.from(text));
  const began = performance.now();
  forget();
  let count = 0;
  const report = (verdict) => {
    const took = Math.round((performance.now() - began) / 1000);
    console.log(
      `${name}: ${verdict}; ${count} executions in ${took} s, ${corpus.length} inputs kept, ${reachedBranches()} branches, seed ${seed}`,
    );
  };
  const breaks = async (input) => {
    count++;
    try {
      await run(input);
    } catch (error) {
      return error;
    }
  };
  for (const input of corpus) {
    const error = await breaks(input);
    if (error !== undefined) return broken(input, error);
  }
  while (count < executions && performance.now() - began < time * 1000) {
    const input = mutate(corpus);
    const known = reachedBranches();
    const error = await breaks(input);
    if (error !== undefined) return broken(input, error);
    if (reachedBranches() > known) corpus.push(input);
  }
  report("withstood");
  return true;

  async function broken(found, error) {
    const input = await smaller(found, async (part) => (await breaks(part))?.message === error.message);
    report("broken");
    Error.stackTraceLimit = 20;
    console.log(`${JSON.stringify(input.toString("latin1"))} (each character a byte)\n${(await breaks(input)).stack}`);
    Error.stackTraceLimit = 0;
    return false;
  }
}

/** An input, shorter if it can be, that still breaks. */
async function smaller(input, breaks) {
  let smallest = input;
  for (let size = smallest.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at + size <= smallest.length; ) {
      const part = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)]);
      if (await breaks(part)) smallest = part;
      else at += size;
    }
  }
  return smallest;
}
