import { findInputs } from "./inputs.js";
import type { Io } from "./io.js";
import type { LoadRestorer } from "./load.js";
import { counted, Messages } from "./messages.js";
import type { CommonOptions } from "./options.js";
import { piecesOf } from "./pieces.js";
import { openStreamReport } from "./reports.js";

/** `unspin check`: reports what `restore` would change, changes nothing. Returns the exit code. */
export async function check(
  paths: readonly string[],
  options: CommonOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  const messages = new Messages(io.stderr, options.quiet === true);
  const { inputs, failures } = await findInputs(paths, options, io, undefined);
  for (const failure of failures) await messages.fail(failure);
  if (inputs.length === 0) {
    if (messages.failures > 0) return 2;
    await messages.note("nothing to do");
    return 0;
  }

  const restorer = await load({ dictionaries: options.dictionary ?? [] });
  const report = await openStreamReport("pretty", io.stdout, options, io);
  let documents = 0;
  let spun = 0;
  let findings = 0;
  for (const input of inputs) {
    try {
      for await (const piece of piecesOf(input, restorer, options, messages)) {
        if (piece.failure !== undefined) await messages.fail(piece.failure, piece.name);
        if (piece.result === undefined) continue;
        const changes = piece.result.restoration.changes.length;
        documents++;
        findings += changes;
        if (changes > 0) spun++;
        await report.document(piece);
      }
    } catch (error) {
      await messages.fail(error, input.name);
    }
  }
  await report.close();
  await messages.note(`${counted(findings, "finding")} in ${spun} of ${counted(documents, "document")}`);
  return messages.failures > 0 ? 2 : findings > 0 ? 1 : 0;
}
