import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CommanderError as CommanderErrorType, Command as CommandType, Option as OptionType } from "commander";
import { packageFile } from "../package-file.js";
import { Argument, Command, CommanderError, Option } from "./commander.js";
import { SHELLS, type Shell } from "./completion/shells.js";
import { addDictCommands } from "./dict/commands.js";
import { UsageError } from "./errors.js";
import { EXAMPLES, EXIT_CODES } from "./examples.js";
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
  try {
    return await runCommand(argv, io, load);
  } catch (error) {
    await new Messages(io.stderr, false).fail(error);
    return 2;
  }
}

/** Runs a command, or prints what was asked of all. Resolves with the exit code. */
async function runCommand(argv: readonly string[], io: Io, load: LoadRestorer): Promise<number> {
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
    await program.parseAsync(withBackupSuffix(withHelpOf(argv)), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error, argv);
    await io.stdout.write(printed);
    return 0;
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
    .helpCommand("help [command]", "Show the help of a command.")
    .addHelpText("before", EXAMPLES.unspin)
    .addHelpText("after", EXIT_CODES)
    .allowExcessArguments()
    .action(async (_options: object, { args: [name], commands }: CommandType) => {
      if (name === undefined) throw new UsageError("name a command, restore or check; see unspin --help");
      const names = commands.map((command) => command.name());
      throw new UsageError(`unknown command ${name}; ${await adviceOn(name, names, io.cwd)}`);
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
    .addHelpText("before", EXAMPLES.init)
    .action(async () => done(await (await import("./init.js")).init(io)));
  program
    .command("completion")
    .description("Print a script that completes commands and options in a shell.")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText("before", EXAMPLES.completion)
    .action(async (shell: Shell) => {
      const { completion } = await import("./completion/completion.js");
      const { referenceOf } = await import("./reference.js");
      await io.stdout.write(completion(shell, referenceOf(program)));
      done(0);
    });
  for (const command of program.commands) command.allowExcessArguments(command.commands.length > 0);
  return program;
}

/** What other tools call what is another command, or another option, here. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["diff", "restore --diff"],
  ["fix", "restore --write"],
  ["lint", "check"],
  ["--fix", "restore --write"],
  ["--write", "restore --write"],
]);

/** What may be meant by a name that is no command. */
async function adviceOn(name: string, commands: readonly string[], cwd: string): Promise<string> {
  if (existsSync(resolve(cwd, name))) return `to restore a file say unspin restore ${name}`;
  const { nearest } = await import("../config/nearest.js");
  const near = ELSEWHERE.get(name) ?? (await nearest(name, commands));
  return near === undefined ? "see unspin --help" : `did you mean ${near}?`;
}

/** `help dict lint` asks for the help of a command of a command, which commander does not look for. */
function withHelpOf(argv: readonly string[]): readonly string[] {
  return argv[0] === "help" && argv.length > 2 ? [...argv.slice(1), "--help"] : argv;
}

/** Only `--backup=SUFFIX` takes a suffix: what follows a bare `--backup` is a path, not its value. */
function withBackupSuffix(argv: readonly string[]): string[] {
  const end = argv.indexOf("--");
  return argv.map((argument, at) =>
    argument === "--backup" && (end < 0 || at < end) ? `--backup=${DEFAULT_BACKUP}` : argument,
  );
}

function usageError(error: CommanderErrorType, argv: readonly string[]): UsageError {
  // Help was asked of a command that there is not.
  if (error.code === "commander.help") return new UsageError(`no command ${argv[1]}; see unspin --help`);
  const [problem, ...hints] = error.message
    .replace(/^error: /, "")
    .replace(/^missing required argument '(\w+)'/, "name the $1")
    .replace(/^command-argument value (.*) is invalid for argument '(\w+)'/, "$2 $1 is invalid")
    .split("\n");
  const known = ELSEWHERE.get(/^unknown option '(.*)'$/.exec(problem)?.[1] ?? "");
  const hint = hints
    .join(" ")
    .replace(/^\(|\)$/g, "")
    .replace(/^Did/, "did");
  const advice = known === undefined ? hint || "see --help" : `did you mean unspin ${known}?`;
  return new UsageError(`${problem.replace(/\.$/, "")}; ${advice}`);
}

function version(): string {
  return (JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string }).version;
}
