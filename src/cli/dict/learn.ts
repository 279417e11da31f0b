import type { LearnedDictionary } from "../../learn/learn-dictionary.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io.js";
import { counted, Messages } from "../messages.js";
import { readPairs } from "../pairs.js";
import { refuseOverwriting } from "../refuse-overwriting.js";
import type { LearnOptions } from "./options.js";
import { writeResult } from "./output.js";

/** `unspin dict learn`: a dictionary from spun texts and their originals. Returns the exit code. */
export async function learn(paths: readonly string[], options: LearnOptions, io: Io): Promise<number> {
  if (paths.length === 0) throw new UsageError("name the pairs: a JSON-lines file, or a folder with spun and original");
  const messages = new Messages(io.stderr, options.quiet === true);
  const pairs = [];
  for await (const pair of readPairs(paths, io, messages)) pairs.push(pair);
  if (pairs.length === 0) return 2;
  const read = [...paths, ...pairs.flatMap(({ files = [] }) => files)];
  await refuseOverwriting([{ option: "--output", file: options.output }], read, io.cwd);
  const { loadPack } = await import("../../node-restorer.js");
  const { learnDictionary } = await import("../../learn/learn-dictionary.js");
  const { priorReadings } = await import("../../learn/prior-readings.js");
  const { writeDictionary } = await import("../../learn/write-dictionary.js");
  const { table, vocabulary } = loadPack("en");
  const learned = learnDictionary(pairs, priorReadings(table, vocabulary), options.family);
  if (learned.matched === 0) {
    await messages.fail(
      new UsageError("no paragraph of the originals was found again in the spun texts; are they pairs?"),
    );
    return 2;
  }
  const comment = summary(learned);
  await writeResult(writeDictionary({ comment, ...learned.content }), options.output, io);
  for (const line of comment) await messages.note(line);
  for (const { phrase, reason } of learned.refused) await messages.note(`left out: “${phrase}”: ${reason}`);
  return messages.failures > 0 ? 2 : 0;
}

/** What was learned, and how sure it is. */
function summary({ content, pairs, paragraphs, matched, replaced, unseen, known }: LearnedDictionary): string[] {
  const { entries, heads = [] } = content;
  return [
    `Learned from ${counted(pairs, "pair")}; ${matched} of ${counted(paragraphs, "paragraph")} of the originals found again.`,
    `${counted(entries.length, "spun phrase")} from ${counted(replaced, "replaced place")}; ${counted(heads.length, "head")} always replaced.`,
    `In new text, about ${percent(unseen)} of the replaced places will show something that was not seen yet.`,
    `The built-in table knows ${percent(known)} of the replacements.`,
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
