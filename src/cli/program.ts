import { readFileSync } from "node:fs";
import type { CommanderError as CommanderErrorType, Command as CommandType } from "commander";
import { Command, CommanderError } from "./commander.js";
import { UsageError } from "./errors.js";
import type { Io } from "./io.js";
import { type LoadRestorer, loadRestorer } from "./load.js";
import { Messages } from "./messages.js";
import { type CommonOptions, commonOptions, DEFAULT_BACKUP, type RestoreOptions, restoreOptions } from "./options.js";

const EXAMPLES = `Examples:
  unspin restore article.txt                 print the article with its words back
  unspin restore --diff article.txt          show what would change
  unspin restore --write 'posts/**/*.md'     restore files in place
  curl -s URL | unspin restore --input-format html
  unspin check content/                      exit 1 if anything reads as spun
`;

const RESTORE_EXAMPLES = `Examples:
  unspin restore article.txt > restored.txt
  unspin restore --diff articles/*.txt
  unspin restore --write --backup posts/
  unspin restore --out-dir restored posts/
  unspin restore --report patch articles/ | git apply
  unspin restore --input-format jsonl --field body < articles.jsonl
`;

const CHECK_EXAMPLES = `Examples:
  unspin check content/
  git diff --name-only -z main | unspin check --files-from -
  unspin check --min-confidence 0.9 'docs/**/*.md'
`;

/** Runs the command line `argv` (without node and script). Resolves with the exit code; never throws. */
export async function run(argv: readonly string[], io: Io, load: LoadRestorer = loadRestorer): Promise<number> {
  let exitCode = 0;
  let printed = "";
  const program = createProgram(io, load, (code) => {
    exitCode = code;
  });
  for (const command of [program, ...program.commands]) {
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

function createProgram(io: Io, load: LoadRestorer, done: (exitCode: number) => void): CommandType {
  const program = new Command("unspin")
    .description("Gives spun articles their words back.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("before", EXAMPLES)
    .allowExcessArguments()
    .action((_options: object, { args: [name] }: CommandType) => {
      throw new UsageError(
        name === undefined
          ? "name a command, restore or check; see unspin --help"
          : `unknown command ${name}; to restore a file say unspin restore ${name}`,
      );
    });

  const restore = program
    .command("restore")
    .description("Print, write or report documents with the author's words put back.")
    .argument("[paths...]", "files, folders, glob patterns, or - for stdin")
    .addHelpText("before", RESTORE_EXAMPLES)
    .action(async (paths: string[], options: RestoreOptions) => {
      done(await (await import("./restore.js")).restore(paths, options, io, load));
    });
  for (const option of [...restoreOptions(), ...commonOptions()]) restore.addOption(option);

  const check = program
    .command("check")
    .description("Report spun wording; exit 1 if there is any, 2 if anything went wrong.")
    .argument("[paths...]", "files, folders, glob patterns, or - for stdin")
    .addHelpText("before", CHECK_EXAMPLES)
    .action(async (paths: string[], options: CommonOptions) => {
      done(await (await import("./check.js")).check(paths, options, io, load));
    });
  for (const option of commonOptions()) check.addOption(option);
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
  const file = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}
