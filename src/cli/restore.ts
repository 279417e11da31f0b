import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { EXTENSIONS, holdsRecords } from "../file-format.js";
import { FileError } from "../files/errors.js";
import { extensionOf } from "../files/extension.js";
import { Restorers } from "../restorers.js";
import { closeCache, openCache } from "./cache.js";
import { UsageError } from "./errors.js";
import { findInputs, type Input, type Inputs } from "./inputs.js";
import type { Io } from "./io.js";
import { type LoadRestorer, restorerFor } from "./load.js";
import { counted, Messages } from "./messages.js";
import type { RestoreOptions } from "./options.js";
import type { Piece } from "./piece.js";
import { piecesOf } from "./pieces.js";
import { filesNamedBy, refuseOverwriting } from "./refuse-overwriting.js";
import type { ReportSink } from "./reports.js";
import type { ResultCache } from "./result-cache.js";
import { streamPieces } from "./stream-pieces.js";
import { type Target, type WriteResult, writeInput } from "./write-input.js";

/** What standard output carries: one result only. */
type StdoutUse = "text" | "report" | "diff" | "nothing";

/** `unspin restore`: gives documents their words back. Returns the exit code; throws a `UsageError` before any work. */
export async function restore(
  paths: readonly string[],
  options: RestoreOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  const use = planStdout(options);
  if (options.outDir !== undefined) checkFolder(options.outDir, io.cwd);
  const messages = new Messages(io.stderr, options.quiet === true);
  const { inputs, failures, remark } = await inputsOf(paths, options, io);
  checkInputs(inputs, options, use);
  const reports = (options.report ?? []).map(({ file }) => ({ option: "--report", file }));
  await refuseOverwriting(reports, [...inputs.map(({ path }) => path), ...filesNamedBy(options)], io.cwd);
  for (const failure of failures) await messages.fail(failure);
  // Reports are written also then: they tell what went wrong, or that there is nothing.
  if (inputs.length === 0 && messages.failures === 0) await messages.note("nothing to do");

  const cache = await openCache(options, io.cwd, messages);
  const sinks = await openSinks(options, use, io);
  const printText = use === "text" && inputs.length === 1;
  const job = new RestoreJob(new Restorers(load), options, io, messages, sinks, printText, cache);
  await job.run(inputs);
  for (const sink of sinks) await attempt(messages, () => sink.close(messages.failed));
  await closeCache(cache, messages);
  if (inputs.length > 0) await job.summarise(inputs.length);
  if (remark !== undefined) await messages.note(remark);
  return messages.failures > 0 ? 2 : 0;
}

/** What to work on, and what there is to say of it; with --decisions by default the files they are about. */
async function inputsOf(
  paths: readonly string[],
  options: RestoreOptions,
  io: Io,
): Promise<Inputs & { readonly remark?: string }> {
  const { decisions: file, filesFrom } = options;
  if (file === undefined) return findInputs(paths, options, io, options.outDir);
  const { readDecisions } = await import("./decisions-file.js");
  const decisions = await readDecisions(file, io.cwd);
  const isUnnamed = paths.length === 0 && filesFrom === undefined;
  const all = isUnnamed ? [...new Set(decisions.documents.map(({ path }) => path))] : paths;
  if (all.length === 0 && isUnnamed) throw new UsageError(`${file} decides on no document; nothing to do`);
  const found = await findInputs(all, options, io, options.outDir);
  const { Decided } = await import("./decided.js");
  const decided = new Decided(decisions, file, io.cwd);
  const inputs = found.inputs.map((input) => ({ ...input, decided }));
  if (decisions.allow.length === 0 && decisions.dictionary.length === 0) return { ...found, inputs };
  const remark = `${file} holds phrases that were decided on for good; unspin review --decisions ${file} offers to keep them`;
  return { ...found, inputs, remark };
}

/** A report without a file goes to stdout; --diff does, unless that is taken or the text goes to files; else the text. */
function planStdout({ write, outDir, backup, diff, report = [] }: RestoreOptions): StdoutUse {
  if (backup === "") throw new UsageError("--backup= lacks a suffix; say --backup, or --backup=.bak");
  if (backup !== undefined && write !== true) throw new UsageError("--backup goes with --write");
  const onStdout = report.filter(({ file }) => file === undefined);
  if (onStdout.length > 1) {
    const last = onStdout[onStdout.length - 1].format;
    throw new UsageError(`only one report can go to stdout; give the others a file, as in --report ${last}=FILE`);
  }
  if (onStdout.length === 1) return "report";
  if (write === true || outDir !== undefined) return "nothing";
  return diff === true ? "diff" : "text";
}

/** Refuses what is a file, or reads as one: other programs write one text to the file that -o names. */
function checkFolder(outDir: string, cwd: string): void {
  const stats = statsOf(outDir, cwd);
  if (stats?.isDirectory()) return;
  if (stats !== undefined) {
    throw new UsageError(`${outDir} is a file, but --out-dir names a folder; for one text say > ${outDir}`);
  }
  if (EXTENSIONS.has(extensionOf(outDir))) {
    throw new UsageError(
      `${outDir} is no folder, though --out-dir names one; for one text say > ${outDir}, or make the folder`,
    );
  }
}

function statsOf(name: string, cwd: string): Stats | undefined {
  try {
    return statSync(resolve(cwd, name), { throwIfNoEntry: false });
  } catch (error) {
    throw FileError.from(name, error);
  }
}

function checkInputs(inputs: readonly Input[], options: RestoreOptions, use: StdoutUse): void {
  const toFiles = options.write === true || options.outDir !== undefined;
  if (inputs.length > 1 && use === "text" && options.report === undefined) {
    throw new UsageError(
      `${inputs.length} inputs, but stdout holds one text; add --write, --out-dir DIR, --diff or --report FORMAT`,
    );
  }
  const unnamed = inputs.find(({ path, place }) => (options.write ? path === undefined : place === undefined));
  if (toFiles && unnamed !== undefined) {
    const remedy = options.write ? "leave out --write" : "name it with --stdin-filepath";
    throw new UsageError(`stdin has no file to write to; ${remedy}`);
  }
  const records = inputs.find(({ format }) => holdsRecords(format));
  if (records !== undefined && options.report?.some(({ format }) => format === "patch")) {
    throw new UsageError(`a patch cannot tell the changes in the records of ${records.name}; use --report json`);
  }
}

async function openSinks(options: RestoreOptions, use: StdoutUse, io: Io): Promise<ReportSink[]> {
  if (options.report === undefined && options.diff !== true) return [];
  const { openReport, openStreamReport } = await import("./reports.js");
  const sinks: ReportSink[] = [];
  for (const { format, file } of options.report ?? []) sinks.push(await openReport(format, file, options, io));
  if (options.diff) sinks.push(await openStreamReport("diff", use === "diff" ? io.stdout : io.stderr, options, io));
  return sinks;
}

class RestoreJob {
  #written = 0;
  #changes = 0;
  /** Where files go; undefined if none are written. */
  readonly #target: Target | undefined;
  readonly #restorers: Restorers;
  readonly #options: RestoreOptions;
  readonly #io: Io;
  readonly #messages: Messages;
  readonly #sinks: readonly ReportSink[];
  readonly #printText: boolean;
  readonly #cache: ResultCache | undefined;

  constructor(
    restorers: Restorers,
    options: RestoreOptions,
    io: Io,
    messages: Messages,
    sinks: readonly ReportSink[],
    printText: boolean,
    cache: ResultCache | undefined,
  ) {
    this.#restorers = restorers;
    this.#options = options;
    this.#io = io;
    this.#messages = messages;
    this.#sinks = sinks;
    this.#printText = printText;
    this.#cache = cache;
    const { write, backup, outDir } = options;
    if (write === true) this.#target = { backup };
    else if (outDir !== undefined) this.#target = { outDir };
  }

  /** Does all inputs; what goes wrong is told, not thrown. */
  async run(inputs: readonly Input[]): Promise<void> {
    const target = this.#target;
    const canShare = this.#sinks.length === 0 && inputs.every(({ decided }) => decided === undefined);
    if (target === undefined || !canShare || Math.min(this.#options.jobs, inputs.length) < 2) {
      for (const input of inputs) if (!this.#isPointless()) await this.#runHere(input);
      return;
    }
    const { onThreads } = await import("./pool.js");
    const job = { do: "write", target, cwd: this.#io.cwd } as const;
    const here = (input: Input) => this.#runHere(input);
    for await (const result of onThreads<WriteResult>(inputs, job, this.#options, this.#messages, here, this.#cache)) {
      this.#count(result);
    }
  }

  /** Whether all that is left to do would go to a standard output that nobody reads any more. */
  #isPointless(): boolean {
    const { report = [] } = this.#options;
    return this.#io.stdout.closed && this.#target === undefined && !report.some(({ file }) => file !== undefined);
  }

  async summarise(inputs: number): Promise<void> {
    if (this.#target === undefined) return;
    await this.#messages.note(
      `${counted(this.#changes, "change")}; ${this.#written} of ${counted(inputs, "file")} written`,
    );
  }

  async #runHere(input: Input): Promise<undefined> {
    const target = this.#target;
    const restore = (read: Input) => this.#pieces(read);
    await attempt(
      this.#messages,
      async () => {
        if (target !== undefined) this.#count(await writeInput(input, target, this.#io.cwd, restore));
        else for await (const piece of restore(input)) if (this.#printText) await this.#io.stdout.write(piece.output());
      },
      input.name,
    );
  }

  #count({ isWritten, changes }: WriteResult): void {
    this.#changes += changes;
    if (isWritten) this.#written++;
  }

  /** Reports and other encodings need the text as a whole, and so does whoever passes over a binary file. */
  #canStream({ format, explicit, excluded, decided, settings: { encoding = "utf-8" } }: Input): boolean {
    return (
      excluded !== true &&
      decided === undefined &&
      this.#printText &&
      this.#sinks.length === 0 &&
      format === "text" &&
      explicit &&
      encoding === "utf-8"
    );
  }

  async *#pieces(input: Input): AsyncGenerator<Piece> {
    const pieces = this.#canStream(input)
      ? streamPieces(input, await restorerFor(input.settings, this.#restorers), this.#messages)
      : piecesOf(input, this.#restorers, this.#messages, "restore", this.#cache);
    for await (const piece of pieces) {
      const { result, encoding } = piece;
      if (result !== undefined) for (const sink of this.#sinks) await sink.document(result, encoding);
      yield piece;
      if (this.#isPointless()) return;
    }
  }
}

async function attempt(messages: Messages, work: () => Promise<void>, subject?: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    await messages.fail(error, subject);
  }
}
