import { type Encoding, encodingNamed } from "../files/encoding.js";
import { isLabel } from "../language/label.js";
import { REPORT_FORMATS, type ReportFormat } from "../report/create.js";
import { InvalidArgumentError } from "./commander.js";

/** `--report FORMAT[=FILE]`; without a file, or with `-`, it goes to standard output. */
export interface ReportRequest {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** The encodings that can be named. */
export const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "latin1"];

/** Gathers the values of an option that may be given several times. */
export function gather<T>(parse: (value: string) => T): (value: string, former: readonly T[] | undefined) => T[] {
  return (value, former = []) => [...former, parse(value)];
}

/** A number from 0 to 1. */
export function parseShare(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError("Give a number from 0 to 1.");
  return number;
}

/** A whole number of at most nine digits. */
export function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("Give a whole number from 0 to 999999999.");
  return Number(value);
}

/** A number of threads. */
export function parseJobs(value: string): number {
  const number = parseCount(value);
  if (number < 1 || number > 256) throw new InvalidArgumentError("Give a number from 1 to 256.");
  return number;
}

/** A path, which is not empty. */
export function parsePath(value: string): string {
  if (value === "") throw new InvalidArgumentError("Give a path.");
  return value;
}

/** An encoding by one of its names. */
export function parseEncoding(label: string): Encoding {
  const encoding = encodingNamed(label);
  if (encoding === undefined) throw new InvalidArgumentError(`Known are ${ENCODINGS.join(", ")}.`);
  return encoding;
}

/** The key of a text in JSON lines; `unspin` is the result's. */
export function parseField(name: string): string {
  if (name === "") throw new InvalidArgumentError("Name a key.");
  if (/^unspin(?:\.|$)/.test(name)) throw new InvalidArgumentError("That key holds the result.");
  return name;
}

/** The name of a family or a domain. */
export function parseLabel(name: string): string {
  if (!isLabel(name)) throw new InvalidArgumentError("Use letters, digits and hyphens.");
  return name;
}

/** A report's format with its file, if it goes to one. */
export function parseReport(value: string): ReportRequest {
  const at = value.indexOf("=");
  const name = at < 0 ? value : value.slice(0, at);
  const format = REPORT_FORMATS.find((known) => known === name);
  if (format === undefined) throw new InvalidArgumentError(`Formats are ${REPORT_FORMATS.join(", ")}.`);
  const file = at < 0 ? "-" : value.slice(at + 1);
  if (file === "") throw new InvalidArgumentError(`Name a file after ${name}=, or leave the = out.`);
  return file === "-" ? { format } : { format, file };
}
