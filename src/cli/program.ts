import { readFileSync } from "node:fs";
import type { CommanderError as CommanderErrorType, Command as CommandType, Option as OptionType } from "commander";
import { packageFile } from "../package-file.js";
import { Argument, Command, CommanderError, Option } from "./commander.js";
import { SHELLS, type Shell } from "./completion/shells.js";
import { addDictCommands } from "./dict/commands.js";
import { UsageError } from "./errors.js";
import { EXAMPLES } from "./examples.js";
import type { Io } from "./io.js";
import { type LoadRestorer, loadRestorer } from "./load.js";
import { Messages } from "./messages.js";
import {
  type CheckOptions,
  type CommonOptions,
  checkOptions,
  commonOptions,
  DEFAULT_BACKUP,
  type EvaluateOptions,
  type ExplainOptions,
  evaluateOptions,
  explainOptions,
  type RestoreOptions,
  type ReviewOptions,
  restoreOptions,
  reviewOptions,
  type ScoreOptions,
  scoreOptions,
  type TrainOptions,
  trainOptions,
} from "./options.js";

type Action<Options> = (paths: string[], options: Options) => Promise<number>;

/** Runs the command line `argv` (without node and script). Resolves with the exit code; never throws. */
export async function run(argv: readonly string[], io: Io, load: LoadRestorer = loadRestorer): Promise<number> {
  if (argv.includes("--verbose") && argv.some((argument) => argument === "--version" || argument === "-V")) {
    const { dictionaryLine } = await import("../report/dictionary.js");
    await io.stdout.write(`unspin ${version()}\ndictionary ${dictionaryLine()}\nnode ${process.version}\n`);
    return 0;
  }
  let exitCode = 0;
  let printed = "";
  const program = createProgram(io, load, (code) => {
    exitCode = code;
  });
  for (const command of [program, ...program.commands.flatMap((command) => [command, ...command.commands])]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: () => {},
    });
  }
  try {
    await program.parseAsync(withBackupSuffix(argv), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      await io.stdout.write(printed);
      return 0;
    }
    await new Messages(io.stderr, false).fail(error instanceof CommanderError ? usageError(error) : error);
    return 2;
  }
  return exitCode;
}

/** Declares the commands; `done` is told the exit code of the one that ran. */
export function createProgram(io: Io, load: LoadRestorer, done: (exitCode: number) => void): CommandType {
  const program = new Command("unspin")
    .description("Gives spun articles their words back.")
    .version(version(), "-V, --version", "print the version")
    .addOption(new Option("--verbose", "with --version: the version and checksum of the dictionary, too"))
    .helpOption("-h, --help", "show this help")
    .addHelpText("before", EXAMPLES.unspin)
    .allowExcessArguments()
    .action((_options: object, { args: [name] }: CommandType) => {
      throw new UsageError(
        name === undefined
          ? "name a command, restore or check; see unspin --help"
          : `unknown command ${name}; to restore a file say unspin restore ${name}`,
      );
    });

  const readsDocuments = <Options extends CommonOptions>(
    name: keyof typeof EXAMPLES,
    description: string,
    options: readonly OptionType[],
    action: Action<Options>,
    [operand, meaning] = ["[paths...]", "files, folders, glob patterns, or - for stdin"],
  ): void => {
    const command = program
      .command(name)
      .description(description)
      .argument(operand, meaning)
      .addHelpText("before", EXAMPLES[name])
      .action(async (paths: string[] | string | undefined, options: Options) => {
        const shown = options.printConfig;
        const isShown = shown !== undefined;
        done(
          await (isShown
            ? (await import("./print-config.js")).printConfig(shown, options, io)
            : action([paths ?? []].flat(), options)),
        );
      });
    for (const option of [...options, ...commonOptions()]) command.addOption(option);
  };

  readsDocuments<RestoreOptions>(
    "restore",
    "Print, write or report documents with the author's words put back.",
    restoreOptions(),
    async (paths, options) => (await import("./restore.js")).restore(paths, options, io, load),
  );
  readsDocuments<ReviewOptions>(
    "review",
    "Decide on each change in the terminal: accept, pick, type or reject it.",
    reviewOptions(),
    async (paths, options) => (await import("./review/review.js")).review(paths, options, io, load),
    ["[paths...]", "files, folders or glob patterns"],
  );
  readsDocuments<CheckOptions>(
    "check",
    "Report spun wording; exit 1 if there is any, 2 if anything went wrong.",
    checkOptions(),
    async (paths, options) => (await import("./check.js")).check(paths, options, io, load),
  );
  readsDocuments<ScoreOptions>(
    "score",
    "Tell how likely each document is spun, and why.",
    scoreOptions(),
    async (paths, options) => (await import("./score.js")).score(paths, options, io, load),
  );
  readsDocuments<ExplainOptions>(
    "explain",
    "Tell why each word was changed or kept: what was weighed, and what decided.",
    explainOptions(),
    async ([place], options) => (await import("./explain.js")).explain(place, options, io, load),
    ["[file]", "a file, a line of it as FILE:LINE, or a word as FILE:LINE:COLUMN; - for stdin"],
  );
  const evaluate = program
    .command("evaluate")
    .description("Tell how well spun texts with known originals are restored.")
    .argument("[pairs...]", "JSON lines with spun and original, folders with spun/ and original/, or - for stdin")
    .addHelpText("before", EXAMPLES.evaluate)
    .action(async (paths: string[], options: EvaluateOptions) =>
      done(await (await import("./evaluate.js")).evaluate(paths, options, io, load)),
    );
  for (const option of evaluateOptions()) evaluate.addOption(option);
  const train = program
    .command("train")
    .description("Make a language model of your own texts, to be used over the built-in one.")
    .argument("[paths...]", "files, folders, glob patterns, or - for stdin")
    .addHelpText("before", EXAMPLES.train)
    .action(async (paths: string[], options: TrainOptions) =>
      done(await (await import("./train.js")).train(paths, options, io)),
    );
  for (const option of trainOptions()) train.addOption(option);
  addDictCommands(program, io, load, done);
  program
    .command("init")
    .description("Write a commented configuration, unspin.config.yaml.")
    .action(async () => done(await (await import("./init.js")).init(io)));
  program
    .command("completion")
    .description("Print a script that completes commands and options in a shell.")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .action(async (shell: Shell) => {
      const { completion } = await import("./completion/completion.js");
      const { referenceOf } = await import("./reference.js");
      await io.stdout.write(completion(shell, referenceOf(program)));
      done(0);
    });
  for (const command of program.commands) command.allowExcessArguments(command.commands.length > 0);
  return program;
}

/** Only `--backup=SUFFIX` takes a suffix: what follows a bare `--backup` is a path, not its value. */
function withBackupSuffix(argv: readonly string[]): string[] {
  const end = argv.indexOf("--");
  return argv.map((argument, at) =>
    argument === "--backup" && (end < 0 || at < end) ? `--backup=${DEFAULT_BACKUP}` : argument,
  );
}

function usageError(error: CommanderErrorType): UsageError {
  const [problem, ...hints] = error.message.replace(/^error: /, "").split("\n");
  const hint = hints.join(" ").replace(/^\(|\)$/g, "");
  return new UsageError(`${problem.replace(/\.$/, "")}; ${hint === "" ? "see --help" : hint}`);
}

function version(): string {
  return (JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string }).version;
}
