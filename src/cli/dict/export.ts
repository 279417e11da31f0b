import type { Io } from "../io.js";
import { Messages } from "../messages.js";
import { refuseOverwriting } from "../refuse-overwriting.js";
import type { ExportOptions } from "./options.js";
import { writeResult } from "./output.js";
import { readDictionaries } from "./read.js";

/** `unspin dict export`: dictionaries as JSON. Returns the exit code; a broken dictionary leaves nothing written. */
export async function exportDictionaries(paths: readonly string[], options: ExportOptions, io: Io): Promise<number> {
  const messages = new Messages(io.stderr, options.quiet === true);
  await refuseOverwriting([{ option: "--output", file: options.output }], paths, io.cwd);
  const dictionaries = await readDictionaries(paths, io, messages);
  if (messages.failures > 0) return 2;
  const { writeExchange } = await import("../../learn/exchange.js");
  const text = writeExchange({
    entries: dictionaries.flatMap(({ entries }) => entries),
    heads: dictionaries.flatMap(({ heads }) => heads),
    tests: dictionaries.flatMap(({ tests }) => tests),
  });
  await writeResult(text, options.output, io);
  return 0;
}
