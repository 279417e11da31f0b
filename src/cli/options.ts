import type { Option as OptionType } from "commander";
import type { Assumption } from "../engine/types.js";
import { FILE_FORMATS, type FileFormat } from "../file-format.js";
import type { Encoding } from "../files/encoding.js";
import { CHECK_FORMATS, EXPLAIN_FORMATS, REPORT_FORMATS, SCORE_FORMATS } from "../report/create.js";
import { Option } from "./commander.js";
import {
  ENCODINGS,
  gather,
  parseCount,
  parseEncoding,
  parseField,
  parseJobs,
  parsePath,
  parseReport,
  parseShare,
  type ReportRequest,
} from "./option-values.js";

/** Options of every command that reads documents. */
export interface CommonOptions {
  readonly assume?: Assumption;
  readonly minConfidence?: number;
  readonly dictionary?: readonly string[];
  readonly model?: string;
  /** False for `--no-config`. */
  readonly config?: string | false;
  /** A path whose configuration is shown instead of any work. */
  readonly printConfig?: string;
  readonly inputFormat?: FileFormat;
  readonly field?: readonly string[];
  readonly encoding?: Encoding;
  readonly stdinFilepath?: string;
  readonly filesFrom?: string;
  readonly ignore?: readonly string[];
  readonly gitignore: boolean;
  readonly errorOnUnmatchedPattern: boolean;
  readonly color: ColorMode;
  readonly quiet?: boolean;
}

/** What `restore` is given. */
export interface RestoreOptions extends CommonOptions {
  readonly jobs: number;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly write?: boolean;
  readonly backup?: string;
  readonly outDir?: string;
  readonly diff?: boolean;
  readonly report?: readonly ReportRequest[];
  readonly decisions?: string;
}

/** What `review` is given. */
export interface ReviewOptions extends CommonOptions {
  readonly decisions: string;
  /** Changes as sure as this, or surer, are not asked about. 0..1. */
  readonly below?: number;
}

/** What `check` is given. */
export interface CheckOptions extends CommonOptions {
  readonly format?: (typeof CHECK_FORMATS)[number];
  readonly outputFile?: string;
  readonly threshold?: number;
  readonly maxFindings: number;
  /** False for `--no-exit-code`. */
  readonly exitCode: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly changedSince?: string;
  readonly reportUnusedDirectives?: boolean;
  readonly jobs: number;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
}

/** What `explain` is given. */
export interface ExplainOptions extends CommonOptions {
  readonly format: (typeof EXPLAIN_FORMATS)[number];
}

/** What `score` is given. */
export interface ScoreOptions extends CommonOptions {
  readonly format: (typeof SCORE_FORMATS)[number];
  readonly sort: (typeof SCORE_ORDERS)[number];
  readonly jobs: number;
}

/** Options of commands that use the engine on texts that are no documents to work on. */
export type EngineOptions = Pick<
  CommonOptions,
  "assume" | "minConfidence" | "dictionary" | "model" | "config" | "color" | "quiet"
>;

/** What `evaluate` is given. */
export interface EvaluateOptions extends EngineOptions {
  readonly format: (typeof EVALUATION_FORMATS)[number];
  readonly confusions: number;
}

/** What `train` is given. */
export interface TrainOptions extends CommonOptions {
  readonly output?: string;
  readonly ngrams: number;
}

const COLOR_MODES = ["auto", "always", "never"] as const;
/** When output is colored. */
export type ColorMode = (typeof COLOR_MODES)[number];
const SCORE_ORDERS = ["path", "score"] as const;
/** The formats of `evaluate` and `dict list`. */
export const EVALUATION_FORMATS = ["table", "json"] as const;
/** The suffix of originals that are kept. */
export const DEFAULT_BACKUP = ".orig";
const DEFAULT_DECISIONS = "unspin-decisions.json";

// The one place where options are declared: help, completions, manual page and the readme's tables come from here.

/** The options of `restore` alone. */
export function restoreOptions(): OptionType[] {
  return [
    ...grouped("Where the result goes", [
      new Option("-w, --write", "write each file in place: whole or not at all, with its mode kept").conflicts(
        "outDir",
      ),
      new Option(
        "--backup [suffix]",
        `with --write: keep the original beside the file (suffix ${DEFAULT_BACKUP}, or --backup=SUFFIX); never overwritten`,
      ),
      new Option("-o, --out-dir <dir>", "write restored files below a folder, in the same tree"),
      new Option("--diff", "show changed words instead of the text; on stderr with --write or --out-dir"),
      new Option(
        "--report <format[=file]>",
        `report the changes to a file, or instead of the text: ${REPORT_FORMATS.join(", ")}; repeatable`,
      ).argParser(gather(parseReport)),
      new Option(
        "--decisions <file>",
        "make of the documents what a review decided, of all in the file if no path is given",
      ).conflicts(["assume", "dictionary", "minConfidence"]),
    ]),
    jobsOption("how many threads work if files are written and nothing is reported"),
    ...cacheOptions(),
  ];
}

/** The options of `review` alone. */
export function reviewOptions(): OptionType[] {
  return grouped("What is decided", [
    new Option("--decisions <file>", "keep the decisions in a file, and go on from those in it").default(
      DEFAULT_DECISIONS,
    ),
    new Option("--below <number>", "ask only about changes less sure than this (0 to 1)").argParser(parseShare),
  ]);
}

/** The options of `check` alone. */
export function checkOptions(): OptionType[] {
  return [
    ...grouped("Where the report goes", [
      new Option("--format <format>", "format of the report (default: github in GitHub Actions, else pretty)").choices(
        CHECK_FORMATS,
      ),
      outputFileOption(),
    ]),
    ...grouped("What counts", [
      new Option("--threshold <number>", "no findings in documents less likely spun than this (0 to 1)").argParser(
        parseShare,
      ),
      new Option("--max-findings <number>", "exit 1 only if there are more findings").argParser(parseCount).default(0),
      new Option("--no-exit-code", "exit 0 whatever is found"),
      new Option("--baseline <file>", "report only what is not in this file"),
      new Option("--update-baseline", "write what is found to the file of --baseline"),
      new Option("--changed-since <revision>", "report only lines changed since a git revision"),
      new Option("--report-unused-directives", "report directives that hold back nothing"),
    ]),
    jobsOption("how many threads work; the report is the same for any number"),
    ...cacheOptions(),
  ];
}

/** The options of `explain` alone. */
export function explainOptions(): OptionType[] {
  return grouped("Where the report goes", [
    new Option("--format <format>", "format of the report").choices(EXPLAIN_FORMATS).default("text"),
  ]);
}

/** The options of `score` alone. */
export function scoreOptions(): OptionType[] {
  return [
    ...grouped("Where the report goes", [
      new Option("--format <format>", "format of the report").choices(SCORE_FORMATS).default("table"),
      new Option("--sort <order>", "by path, or most likely spun first").choices(SCORE_ORDERS).default("path"),
    ]),
    jobsOption("how many threads work; the report is the same for any number"),
  ];
}

/** The options of every command that reads documents. */
export function commonOptions(): OptionType[] {
  return [
    ...grouped("What is restored", [
      ...engineOptions(),
      new Option("--print-config <path>", "print what holds for a path, and do nothing else"),
    ]),
    ...readOptions(),
    ...saidOptions(),
  ];
}

/** The options of `train`. */
export function trainOptions(): OptionType[] {
  return [
    ...grouped("What is made", [
      new Option("-o, --output <file>", "the model's file, written whole or not at all"),
      new Option("--ngrams <number>", "most n-grams that are kept, at two bytes each")
        .argParser(parseCount)
        .default(2_000_000),
    ]),
    ...readOptions(),
    ...saidOptions(),
  ];
}

/** The options of `evaluate`. */
export function evaluateOptions(): OptionType[] {
  return [
    ...grouped("What is measured", [
      new Option("--format <format>", "format of the figures").choices(EVALUATION_FORMATS).default("table"),
      new Option("--confusions <number>", "how many of the most frequent errors are listed")
        .argParser(parseCount)
        .default(20),
    ]),
    ...grouped("What is restored", engineOptions()),
    ...saidOptions(),
  ];
}

/** `--encoding`. */
export function encodingOption(): OptionType {
  return new Option(
    "--encoding <name>",
    `encoding of the input: ${ENCODINGS.join(", ")} (default: by byte order mark, else utf-8)`,
  ).argParser(parseEncoding);
}

/** `--dictionary`. */
export function dictionaryOption(): OptionType {
  return new Option("--dictionary <file>", "use one more dictionary; repeatable").argParser(gather(parsePath));
}

/** `--output-file`. */
export function outputFileOption(): OptionType {
  return new Option(
    "--output-file <file>",
    "write the report to a file, - for standard output; the exit code stays the same",
  );
}

function readOptions(): OptionType[] {
  return grouped("What is read", [
    new Option("--input-format <format>", "format of the input (default: by extension, else text)").choices(
      FILE_FORMATS,
    ),
    new Option(
      "--field <name>",
      "JSON lines: the key whose value is the text, or its path as in meta.title (default: text); repeatable",
    ).argParser(gather(parseField)),
    encodingOption(),
    new Option(
      "--stdin-filepath <path>",
      "the name of what comes on stdin, and so its format, its configuration, and whether it is left out",
    ),
    new Option("--files-from <file>", "read paths from a file or - for stdin, one a line or NUL-separated"),
    new Option(
      "--ignore <glob>",
      "leave out files, as .gitignore would, also those named explicitly; repeatable",
    ).argParser(gather(String)),
    new Option("--no-gitignore", "find files that .gitignore leaves out, too"),
    new Option("--no-error-on-unmatched-pattern", "do not fail if a path or pattern matches nothing"),
  ]);
}

/** The options of every command that restores. */
export function engineOptions(): OptionType[] {
  return [
    new Option(
      "--min-confidence <number>",
      "changes below it (0 to 1) are suggestions: reported, not applied",
    ).argParser(parseShare),
    new Option("--assume <state>", "what the documents are known to be (default: the evidence decides)").choices([
      "spun",
      "clean",
      "auto",
    ]),
    dictionaryOption(),
    new Option("--model <file>", "use a language model that unspin train made"),
    new Option("--config <file>", "use this configuration instead of the nearest one"),
    new Option("--no-config", "use no configuration"),
  ];
}

/** The options of what is said. */
export function saidOptions(): OptionType[] {
  return grouped("What is said", [
    new Option("--color <when>", "color; auto heeds NO_COLOR, FORCE_COLOR and whether the output is a terminal")
      .choices(COLOR_MODES)
      .default("auto"),
    quietOption(),
  ]);
}

/** `--quiet`. */
export function quietOption(): OptionType {
  return new Option("-q, --quiet", "say nothing on stderr but errors").helpGroup("What is said:");
}

function jobsOption(description: string): OptionType {
  return new Option("--jobs <number>", description).argParser(parseJobs).default(1).helpGroup("How it runs:");
}

function cacheOptions(): OptionType[] {
  return grouped("How it runs", [
    new Option("--cache", "keep what is found, and work only on files that are new or changed"),
    new Option("--cache-location <path>", "where it is kept, a file or a folder (default: .unspincache)").implies({
      cache: true,
    }),
  ]);
}

/** Puts options below a heading of the help. Those that take a path take none that is empty, as a variable that is not set. */
export function grouped(heading: string, options: readonly OptionType[]): OptionType[] {
  for (const option of options) {
    option.helpGroup(`${heading}:`);
    if (option.parseArg === undefined && /<(?:file|dir|path)>/.test(option.flags)) option.argParser(parsePath);
  }
  return [...options];
}
