import type { Command, Option } from "commander";
import { UsageError } from "../errors.js";
import { EXAMPLES } from "../examples.js";
import type { Io } from "../io.js";
import type { LoadRestorer } from "../load.js";
import {
  type DictTestOptions,
  dictTestOptions,
  type ExportOptions,
  exportOptions,
  type ImportOptions,
  importOptions,
  type LearnOptions,
  type LintOptions,
  type ListOptions,
  learnOptions,
  lintOptions,
  listOptions,
} from "./options.js";

const DICTIONARIES = ["[dictionaries...]", "dictionary files"] as const;

/** Declares `unspin dict` and its commands; `done` is told the exit code of the one that ran. */
export function addDictCommands(program: Command, io: Io, load: LoadRestorer, done: (exitCode: number) => void): void {
  const dict = program
    .command("dict")
    .description("Check, search, test, import, export and learn dictionaries.")
    .addHelpText("before", EXAMPLES.dict)
    .allowExcessArguments()
    .action((_options: object, { args: [name], commands }: Command) => {
      const names = commands.map((command) => command.name()).join(", ");
      throw new UsageError(
        `${name === undefined ? "dict needs a command" : `dict has no command ${name}`}; say ${names}`,
      );
    });
  const add = <Options>(
    name: keyof typeof EXAMPLES & `dict ${string}`,
    description: string,
    argument: readonly [name: string, description: string],
    options: readonly Option[],
    action: (paths: string[], options: Options) => Promise<number>,
  ): void => {
    const command = dict
      .command(name.slice("dict ".length))
      .description(description)
      .argument(...argument)
      .addHelpText("before", EXAMPLES[name])
      .action(async (paths: string[], given: Options) => done(await action(paths, given)));
    for (const option of options) command.addOption(option);
  };
  const pairs = [
    "[pairs...]",
    "JSON lines with spun and original, folders with spun/ and original/, or - for stdin",
  ] as const;

  add<LintOptions>(
    "dict lint",
    "Report what there is to mend in dictionaries, and run their tests; exit 1 if there is any.",
    DICTIONARIES,
    lintOptions(),
    async (paths, options) => (await import("./lint.js")).lint(paths, options, io, load),
  );
  add<DictTestOptions>(
    "dict test",
    "Run the inline tests of dictionaries; exit 1 if one fails.",
    DICTIONARIES,
    dictTestOptions(),
    async (paths, options) => (await import("./test.js")).test(paths, options, io, load),
  );
  add<ListOptions>(
    "dict list",
    "List spun phrases with their originals; exit 1 if there is none.",
    ["[words...]", "words that the phrase or an original holds"],
    listOptions(),
    async (words, options) => (await import("./list.js")).list(words, options, io),
  );
  add<ImportOptions>(
    "dict import",
    "Make a dictionary of a list of another program.",
    ["[lists...]", "files, or - for stdin"],
    importOptions(),
    async (paths, options) => (await import("./import.js")).importLists(paths, options, io),
  );
  add<ExportOptions>(
    "dict export",
    "Write dictionaries as JSON, for other programs and for dict import.",
    DICTIONARIES,
    exportOptions(),
    async (paths, options) => (await import("./export.js")).exportDictionaries(paths, options, io),
  );
  add<LearnOptions>(
    "dict learn",
    "Learn a dictionary from spun texts and their originals.",
    pairs,
    learnOptions(),
    async (paths, options) => (await import("./learn.js")).learn(paths, options, io),
  );
}
