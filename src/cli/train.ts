import { resolve } from "node:path";
import { documentFormat } from "../file-format.js";
import { writeFile } from "../files/write.js";
import type { TrainedModel } from "../learn/train-model.js";
import type { Restorer } from "../restorer.js";
import { Restorers } from "../restorers.js";
import { UsageError } from "./errors.js";
import { findInputs, type Input } from "./inputs.js";
import { type Io, isStdout } from "./io.js";
import { counted, Messages } from "./messages.js";
import type { TrainOptions } from "./options.js";
import { piecesOf } from "./pieces.js";
import { refuseOverwriting } from "./refuse-overwriting.js";

/** `unspin train`: a language model of one's own texts, to be used over the built-in one. Returns the exit code. */
export async function train(paths: readonly string[], options: TrainOptions, io: Io): Promise<number> {
  const { output } = options;
  if (isStdout(output)) throw new UsageError("name the model's file with --output");
  const messages = new Messages(io.stderr, options.quiet === true);
  const { inputs, failures } = await findInputs(paths, options, io, undefined);
  const read = [...inputs.map(({ path }) => path), options.filesFrom];
  await refuseOverwriting([{ option: "--output", file: output }], read, io.cwd);
  for (const failure of failures) await messages.fail(failure);
  const { loadPack, wordsChecksum } = await import("../node-restorer.js");
  const { ModelTrainer } = await import("../learn/train-model.js");
  const { packAdaptedModel } = await import("../language/adapted-model.js");
  const pack = loadPack("en");
  const trainer = new ModelTrainer(pack.scorers().model, pack.vocabulary, pack.modelIds);
  let documents = 0;
  for (const [done, input] of inputs.entries()) {
    await messages.progress(done, inputs.length, input.name);
    try {
      for await (const text of proseOf(input, messages)) {
        trainer.add(text);
        documents++;
      }
    } catch (error) {
      await messages.fail(error, input.name);
    }
  }
  await messages.clearProgress();
  const model = documents === 0 ? undefined : trainer.train(options.ngrams);
  if (model === undefined) {
    if (messages.failures === 0) await messages.fail(new UsageError("too little text: ten sentences are the least"));
    return 2;
  }
  const bytes = packAdaptedModel(model.arrays, model.share, wordsChecksum(pack));
  await writeFile(resolve(io.cwd, output), bytes, output);
  for (const line of summary(model, documents)) await io.stdout.write(`${line}\n`);
  return messages.failures > 0 ? 2 : 0;
}

function summary({ words, heldOut, ngrams, share, perplexity }: TrainedModel, documents: number): string[] {
  const { builtIn, own, mixed } = perplexity;
  return [
    `${counted(documents, "document")}, ${words} words and sentence ends; ${ngrams} n-grams kept`,
    `weight of the own model ${share.toFixed(3)}, found on ${heldOut} words held out`,
    `perplexity of these: built-in ${builtIn.toFixed(1)}, own ${own.toFixed(1)}, mixed ${mixed.toFixed(1)}`,
  ];
}

/** The prose of an input's documents. */
async function* proseOf(input: Input, messages: Messages): AsyncGenerator<string> {
  const { project } = await import("../formats/project.js");
  const format = documentFormat(input.format);
  for await (const { result } of piecesOf(input, new Restorers(async () => READER), messages, "score")) {
    if (result !== undefined) yield (await project(result.source, format, input.settings.prose)).text;
  }
}

/** Takes the engine's place where documents are only read. */
const READER: Restorer = {
  restore: (text) => ({ text, changes: [], suggestions: [], ...READER.score(text) }),
  explain: () => ({ score: 0, tokens: [] }),
  score: () => ({
    score: 0,
    evidence: { words: 0, logRatio: 0, families: [], signs: [], missing: [] },
    sections: [],
  }),
  load: async () => {},
};
