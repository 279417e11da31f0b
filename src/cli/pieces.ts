import type { Restorer } from "../restorer.js";
import { documentPieces } from "./document-pieces.js";
import type { Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import type { CommonOptions } from "./options.js";
import type { Piece } from "./piece.js";

/** Restores one input. Throws an error which names the input if it cannot be done as a whole. */
export async function* piecesOf(
  input: Input,
  restorer: Restorer,
  options: CommonOptions,
  messages: Messages,
): AsyncGenerator<Piece> {
  if (input.format !== "jsonl") yield* documentPieces(input, restorer, options, messages);
  else yield* (await import("./record-pieces.js")).recordPieces(input, restorer, options, messages);
}
