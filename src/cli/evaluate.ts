import { join, resolve } from "node:path";
import type { Evaluation } from "../learn/evaluate.js";
import { Restorers } from "../restorers.js";
import { paintFor } from "./color.js";
import { UsageError } from "./errors.js";
import { evaluationTable } from "./evaluation-table.js";
import type { Io } from "./io.js";
import { type LoadRestorer, restorerFor } from "./load.js";
import { Messages } from "./messages.js";
import type { EvaluateOptions } from "./options.js";
import { readPairs } from "./pairs.js";
import { SettingsResolver } from "./settings.js";

/** `unspin evaluate`: restores spun texts whose originals are known, and tells how well. Returns the exit code. */
export async function evaluate(
  paths: readonly string[],
  options: EvaluateOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  if (paths.length === 0) throw new UsageError("name the pairs: a JSON-lines file, or a folder with spun and original");
  const messages = new Messages(io.stderr, options.quiet === true);
  const settings = await new SettingsResolver(options, io.cwd).for(resolve(io.cwd, join(paths[0], "pairs")));
  const { assume, minConfidence } = settings;
  const restorer = await restorerFor(settings, new Restorers(load));
  const { Evaluation } = await import("../learn/evaluate.js");
  const evaluation: Evaluation = new Evaluation();
  let documents = 0;
  for await (const pair of readPairs(paths, io, messages)) {
    const how = {
      ...(assume === undefined ? {} : { assume }),
      ...(minConfidence === undefined ? {} : { minConfidence }),
    };
    evaluation.add(pair, restorer.restore(pair.spun, how));
    await messages.progress(++documents, undefined, pair.name);
  }
  await messages.clearProgress();
  if (documents === 0) return 2;
  const figures = evaluation.figures(options.confusions);
  if (options.format === "json") await io.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  else await io.stdout.write(evaluationTable(figures, await paintFor(io.stdout, options.color, io.env)));
  return messages.failures > 0 ? 2 : 0;
}
