import { holdsRecords } from "../file-format.js";
import type { Restorers } from "../restorers.js";
import { documentPieces } from "./document-pieces.js";
import type { Input } from "./inputs.js";
import { restorerFor } from "./load.js";
import type { Messages } from "./messages.js";
import type { Piece } from "./piece.js";
import type { Task } from "./restore-text.js";
import type { ResultCache } from "./result-cache.js";

/**
 * Works on one input. Pieces that fail are told, and go out as they came in. Throws an error which names the input if it
 * cannot be done as a whole.
 */
export async function* piecesOf(
  input: Input,
  restorers: Restorers,
  messages: Messages,
  task: Task = "restore",
  cache?: ResultCache,
): AsyncGenerator<Piece> {
  if (input.excluded === true) {
    yield* untouched(input);
    return;
  }
  const restorer = await restorerFor(input.settings, restorers);
  if (!holdsRecords(input.format)) {
    yield* documentPieces(input, restorer, messages, task, cache);
    return;
  }
  const recordPieces =
    input.format === "wet"
      ? (await import("./wet-pieces.js")).wetPieces
      : (await import("./record-pieces.js")).recordPieces;
  for await (const piece of recordPieces(input, restorer, messages, task)) {
    if (piece.failure !== undefined) await messages.fail(piece.failure, piece.name, input.name);
    yield piece;
  }
}

async function* untouched({ name, stream }: Input): AsyncGenerator<Piece> {
  for await (const bytes of stream()) yield { name, output: () => bytes, encoding: "utf-8" };
}
