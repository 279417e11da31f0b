import type { Option as OptionType } from "commander";
import type { Encoding } from "../../files/encoding.js";
import { IMPORT_FORMATS } from "../../learn/import/formats.js";
import { CHECK_FORMATS } from "../../report/create.js";
import { Option } from "../commander.js";
import { parseLabel } from "../option-values.js";
import {
  dictionaryOption,
  type EngineOptions,
  EVALUATION_FORMATS,
  encodingOption,
  engineOptions,
  grouped,
  outputFileOption,
  quietOption,
  saidOptions,
} from "../options.js";

/** What `dict lint` is given. */
export interface LintOptions extends EngineOptions {
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly outputFile?: string;
}

/** What `dict test` is given. */
export type DictTestOptions = EngineOptions;

/** What `dict list` is given. */
export interface ListOptions {
  readonly dictionary?: readonly string[];
  readonly origin?: (typeof ORIGINS)[number];
  readonly file?: string;
  readonly tell?: boolean;
  readonly domain?: string;
  readonly family?: string;
  readonly format: (typeof EVALUATION_FORMATS)[number];
  readonly quiet?: boolean;
}

/** What `dict import` is given. */
export interface ImportOptions {
  readonly from?: (typeof IMPORT_FORMATS)[number];
  readonly output?: string;
  readonly quarantine?: string;
  readonly family?: string;
  readonly domain?: string;
  readonly tell?: boolean;
  readonly encoding?: Encoding;
  readonly quiet?: boolean;
}

/** What `dict export` is given. */
export interface ExportOptions {
  readonly output?: string;
  readonly quiet?: boolean;
}

/** What `dict learn` is given. */
export interface LearnOptions {
  readonly output?: string;
  readonly family?: string;
  readonly quiet?: boolean;
}

/** Where the entries of dictionaries come from. */
const ORIGINS = ["written", "learned", "own"] as const;
/** Where an entry comes from. */
export type Origin = (typeof ORIGINS)[number];

/** The options of `dict lint`. */
export function lintOptions(): OptionType[] {
  return [
    ...grouped("Where the report goes", [
      new Option("--format <format>", "format of the report").choices(CHECK_FORMATS).default("pretty"),
      outputFileOption(),
    ]),
    ...grouped(
      "What the tests are run with",
      engineOptions().filter(({ long }) => long !== "--assume"),
    ),
    ...saidOptions(),
  ];
}

/** The options of `dict test`. */
export function dictTestOptions(): OptionType[] {
  return [
    ...grouped(
      "What the tests are run with",
      engineOptions().filter(({ long }) => long !== "--assume"),
    ),
    quietOption(),
  ];
}

/** The options of `dict list`. */
export function listOptions(): OptionType[] {
  return [
    ...grouped("What is listed", [
      dictionaryOption(),
      new Option("--origin <origin>", "written by hand, learned from parallel text, or your own").choices(ORIGINS),
      new Option("--file <name>", "only of this dictionary file"),
      new Option("--tell", "only what genuine English never has"),
      new Option("--domain <name>", "only of this kind of text"),
      new Option("--family <name>", "only of this spinner family"),
      new Option("--format <format>", "format of the list").choices(EVALUATION_FORMATS).default("table"),
    ]),
    quietOption(),
  ];
}

/** The options of `dict import`. */
export function importOptions(): OptionType[] {
  return [
    ...grouped("What is read", [
      new Option("--from <format>", "kind of the lists (default: by extension, else by their signs)").choices(
        IMPORT_FORMATS,
      ),
      encodingOption(),
    ]),
    ...grouped("What becomes of it", [
      outputOption(),
      new Option(
        "--quarantine <file>",
        "where entries go that are ordinary English, and what was refused (default: beside the output)",
      ),
      familyOption(),
      new Option("--domain <name>", "kind of text that the entries belong to").argParser(parseLabel),
      new Option("--tell", "hold every entry for one that genuine English never has"),
    ]),
    quietOption(),
  ];
}

/** The options of `dict export`. */
export function exportOptions(): OptionType[] {
  return [...grouped("Where the result goes", [outputOption()]), quietOption()];
}

/** The options of `dict learn`. */
export function learnOptions(): OptionType[] {
  return [...grouped("Where the result goes", [outputOption(), familyOption()]), quietOption()];
}

function outputOption(): OptionType {
  return new Option("-o, --output <file>", "write to a file, whole or not at all, instead of standard output");
}

function familyOption(): OptionType {
  return new Option("--family <name>", "name of the spinner, of letters, digits and hyphens").argParser(parseLabel);
}
