import { FileError, systemCode } from "../files/errors.js";
import { visible } from "../report/visible.js";

/** The command line asks for something that cannot be done; the message says what to ask for instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Errors whose message is written for the user. All others are faults of unspin and keep their stack. */
const EXPECTED = new Set(["UsageError", "FileError", "ModelFileError"]);

/**
 * An error as lines for the user, each safe to print: one a problem, or the stack if the error is a fault of unspin.
 * `subject` is what was being worked on; expected errors name that themselves.
 */
export function describeError(error: unknown, subject?: string): string[] {
  if (!(error instanceof Error)) return [visible(String(error))];
  const cause = error.name === "ConfigError" && error.cause !== undefined ? describeError(error.cause) : [];
  const known = systemCode(error) === undefined ? error : named(error);
  // These tell all the problems of a file, one a line; elsewhere a line break can only be part of a file's name.
  if (known.name === "DictionaryError" || known.name === "ConfigError") {
    return [...cause, ...known.message.split("\n").map(visible)];
  }
  if (EXPECTED.has(known.name)) return [visible(known.message)];
  const stack = (error.stack ?? error.message).split("\n").map(visible);
  const place = subject === undefined ? "" : `${visible(subject)}: `;
  return [`${place}internal error, please report it with the text that caused it`, ...stack];
}

/** An error of the operating system tells the path it is about. */
function named(error: Error): Error {
  return "path" in error && typeof error.path === "string" ? FileError.from(error.path, error) : error;
}
