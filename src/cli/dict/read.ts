import { resolve } from "node:path";
import { DecodeError, decode } from "../../files/encoding.js";
import { FileError } from "../../files/errors.js";
import { readBytes } from "../../files/read.js";
import type { Dictionary } from "../../language/dictionary.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io.js";
import type { Messages } from "../messages.js";

/** A dictionary file as it was read. */
export interface ReadDictionary extends Dictionary {
  readonly path: string;
  readonly source: string;
}

/** Reads dictionary files; what cannot be read is told, and the others are still read. Throws a `UsageError` without any. */
export async function readDictionaries(
  paths: readonly string[],
  io: Io,
  messages: Messages,
): Promise<ReadDictionary[]> {
  if (paths.length === 0) throw new UsageError("name the dictionary files");
  const { parseDictionary } = await import("../../language/parse-dictionary.js");
  const dictionaries: ReadDictionary[] = [];
  for (const path of paths) {
    try {
      const source = await readSource(path, io);
      dictionaries.push({ path, source, ...parseDictionary(source, path) });
    } catch (error) {
      await messages.fail(error, path);
    }
  }
  return dictionaries;
}

/** The text of a dictionary file. Throws a `FileError` that names it. */
export async function readSource(path: string, io: Io): Promise<string> {
  try {
    return decode(await readBytes(resolve(io.cwd, path), path)).text;
  } catch (error) {
    if (error instanceof DecodeError) throw new FileError(path, error.message, "dictionaries are UTF-8; convert it");
    throw error;
  }
}
