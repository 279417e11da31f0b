import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ConfigError } from "../config/error.js";
import { findString } from "../config/parse.js";
import { FileError, systemCode } from "../files/errors.js";
import { ModelFileError } from "../language/binary.js";
import { DictionaryError } from "../language/dictionary-error.js";
import type { Position } from "../report/position.js";

/** What went wrong with a file, with the place where the configuration names it as a dictionary or as the model, if it does. */
export async function withPlace(error: unknown, config: string): Promise<unknown> {
  const file = fileOf(error);
  const place = file === undefined ? undefined : await placeOf(file, config);
  if (place === undefined) return error;
  return new ConfigError(config, [{ message: `names ${file}`, ...place }], { cause: error });
}

/** The file that an error is about; undefined if it does not tell. */
function fileOf(error: unknown): string | undefined {
  if (error instanceof DictionaryError) return error.problems[0].file;
  if (error instanceof ModelFileError) return error.file;
  if (error instanceof FileError) return error.path;
  if (systemCode(error) === undefined) return undefined;
  const { path } = error as NodeJS.ErrnoException;
  return path;
}

function placeOf(file: string, config: string): Promise<Position | undefined> {
  const isFile = (value: string): boolean => resolve(dirname(config), value) === resolve(file);
  return findString(readFileSync(config, "utf8"), ["dictionaries", "model"], isFile);
}
