import { type Decoded, DecodeError, decode, encode } from "../files/encoding.js";
import { FileError } from "../files/errors.js";
import type { Restorer } from "../restorer.js";
import type { Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import type { Piece } from "./piece.js";
import { restoreText, type Task } from "./restore-text.js";
import type { ResultCache } from "./result-cache.js";

/** Restores a document: one piece, or none if the file is binary and was not named itself. */
export async function* documentPieces(
  input: Input,
  restorer: Restorer,
  messages: Messages,
  task: Task,
  cache?: ResultCache,
): AsyncGenerator<Piece> {
  const bytes = await input.read();
  if (bytes.length === 0) {
    // Whoever names an empty file expects something in it; a folder may hold one, and a pipe may bring nothing.
    if (input.explicit && input.name !== "stdin")
      throw new FileError(input.name, "an empty file", "nothing to restore");
    await messages.note(`${input.name}: empty, nothing to restore`);
    yield { name: input.name, output: () => bytes, encoding: "utf-8" };
    return;
  }
  const decoded = decodeText(bytes, input.name, input.settings.encoding);
  if (decoded === undefined) {
    const problem = binary(input.name);
    if (input.explicit) throw problem;
    await messages.note(problem.message);
    return;
  }
  const source = decoded.text;
  let found = cache?.find(input, source);
  if (found === undefined) {
    found = await restoreText(source, input, restorer, task);
    cache?.keep(input, source, found);
  }
  const { restoration } = found;
  yield {
    name: input.name,
    // What was not changed goes out as the very bytes that came in.
    output: () => (restoration.changes.length === 0 ? bytes : encodeText(restoration.text, decoded, input.name)),
    result: { path: input.name, source, ...found, bom: decoded.bom },
    encoding: decoded.encoding,
  };
}

/** Reads an input as one text. Throws a `FileError` for what is none. */
export async function readText(input: Input): Promise<string> {
  const decoded = decodeText(await input.read(), input.name, input.settings.encoding);
  if (decoded === undefined) throw binary(input.name);
  return decoded.text;
}

/** The text, or undefined if the bytes are no text. */
function decodeText(bytes: Uint8Array, name: string, encoding: string | undefined): Decoded | undefined {
  try {
    const decoded = decode(bytes, encoding);
    return decoded.text.includes("\0") ? undefined : decoded;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    if (error.encoding === "utf-8" && bytes.includes(0)) return undefined;
    throw undecodable(error, name);
  }
}

/** The error of a binary file. */
export function binary(name: string): FileError {
  return new FileError(name, "a binary file, it holds NUL bytes", "left as it is");
}

/** The error of a file in another encoding. */
export function undecodable(error: DecodeError, name: string): FileError {
  return new FileError(name, error.message, "name its encoding with --encoding");
}

/** A text in the encoding that it came in. Throws a `FileError` if that has no bytes for it. */
export function encodeText(text: string, decoded: Pick<Decoded, "encoding" | "bom">, name: string): Uint8Array {
  try {
    return encode(text, decoded);
  } catch (error) {
    throw new FileError(name, (error as Error).message, "left as it is, convert it to UTF-8 first");
  }
}
