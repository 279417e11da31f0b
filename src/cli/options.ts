import type { Option as OptionType } from "commander";
import type { Assumption } from "../engine/types.js";
import { type Encoding, encodingNamed } from "../files/encoding.js";
import { REPORT_FORMATS, type ReportFormat } from "../report/create.js";
import { InvalidArgumentError, Option } from "./commander.js";
import { FILE_FORMATS, type FileFormat } from "./format.js";

/** Options of every command that reads documents. */
export interface CommonOptions {
  readonly assume?: Assumption;
  readonly minConfidence?: number;
  readonly dictionary?: readonly string[];
  readonly inputFormat?: FileFormat;
  readonly field: string;
  readonly encoding?: Encoding;
  readonly stdinFilepath?: string;
  readonly filesFrom?: string;
  readonly ignore?: readonly string[];
  readonly color: ColorMode;
  readonly quiet?: boolean;
}

export interface RestoreOptions extends CommonOptions {
  readonly write?: boolean;
  readonly backup?: string;
  readonly outDir?: string;
  readonly diff?: boolean;
  readonly report?: readonly ReportRequest[];
}

/** `--report FORMAT[=FILE]`; without a file it goes to standard output. */
export interface ReportRequest {
  readonly format: ReportFormat;
  readonly file?: string;
}

const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "latin1"];
const COLOR_MODES = ["auto", "always", "never"] as const;
export type ColorMode = (typeof COLOR_MODES)[number];

export const DEFAULT_BACKUP = ".orig";

/** The one place where the options of `restore` alone are declared. */
export function restoreOptions(): OptionType[] {
  return [
    new Option("-w, --write", "write each file in place").conflicts("outDir"),
    new Option(
      "--backup [suffix]",
      `with --write: keep the original beside it (suffix ${DEFAULT_BACKUP}, or --backup=SUFFIX)`,
    ),
    new Option("-o, --out-dir <dir>", "write restored files below a folder, in the same tree"),
    new Option("--diff", "show changed words instead of the text; on stderr with --write or --out-dir"),
    new Option("--report <format[=file]>", `report the changes: ${REPORT_FORMATS.join(", ")}; repeatable`).argParser(
      gather(parseReport),
    ),
  ];
}

/** The one place where the options of every command that reads documents are declared. */
export function commonOptions(): OptionType[] {
  return [
    new Option("--min-confidence <number>", "suggest, do not apply, changes below it (0 to 1)").argParser(parseShare),
    new Option("--assume <state>", "what the documents are known to be").choices(["spun", "clean", "auto"]),
    new Option("--dictionary <file>", "use one more dictionary; repeatable").argParser(gather(String)),
    new Option("--input-format <format>", "format of the input (default: by extension, else text)").choices(
      FILE_FORMATS,
    ),
    new Option("--field <name>", "JSON lines: the key whose value is the text").argParser(parseField).default("text"),
    new Option("--encoding <name>", "encoding of the input (default: by byte order mark, else utf-8)").argParser(
      parseEncoding,
    ),
    new Option("--stdin-filepath <path>", "the name and the format of what comes on stdin"),
    new Option("--files-from <file>", "read paths from a file or - for stdin, one a line or NUL-separated"),
    new Option("--ignore <glob>", "leave out files, as .gitignore would; repeatable").argParser(gather(String)),
    new Option("--color <when>", "color the output").choices(COLOR_MODES).default("auto"),
    new Option("-q, --quiet", "say nothing on stderr but errors"),
  ];
}

function gather<T>(parse: (value: string) => T): (value: string, former: readonly T[] | undefined) => T[] {
  return (value, former = []) => [...former, parse(value)];
}

function parseShare(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError("Give a number from 0 to 1.");
  return number;
}

function parseEncoding(label: string): Encoding {
  const encoding = encodingNamed(label);
  if (encoding === undefined) throw new InvalidArgumentError(`Known are ${ENCODINGS.join(", ")}.`);
  return encoding;
}

function parseField(name: string): string {
  if (name === "unspin") throw new InvalidArgumentError("That key holds the result.");
  return name;
}

function parseReport(value: string): ReportRequest {
  const at = value.indexOf("=");
  const name = at < 0 ? value : value.slice(0, at);
  const format = REPORT_FORMATS.find((known) => known === name);
  if (format === undefined) throw new InvalidArgumentError(`Formats are ${REPORT_FORMATS.join(", ")}.`);
  const file = at < 0 ? "-" : value.slice(at + 1);
  if (file === "") throw new InvalidArgumentError(`Name a file after ${name}=, or leave the = out.`);
  return file === "-" ? { format } : { format, file };
}
