import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { explainHeeding } from "../explain-heeding.js";
import { parseRecord } from "../files/json-record.js";
import { linesOf } from "../files/read.js";
import type { ExplainedSource } from "../report/explanation.js";
import { lineStarts } from "../report/position.js";
import { Restorers } from "../restorers.js";
import { paintFor } from "./color.js";
import { readText } from "./document-pieces.js";
import { UsageError } from "./errors.js";
import { findInputs, type Input } from "./inputs.js";
import type { Io } from "./io.js";
import { type LoadRestorer, restorerFor } from "./load.js";
import { counted, Messages } from "./messages.js";
import type { ExplainOptions } from "./options.js";
import { heedingOptionsOf } from "./restore-text.js";

/** A line, and a column of it, from 1. */
interface Place {
  readonly line?: number;
  readonly column?: number;
}

/** `unspin explain`: tells of each word why it was changed or kept. Returns the exit code. */
export async function explain(
  argument: string | undefined,
  options: ExplainOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  const { path, ...place } = placeIn(argument, io.cwd);
  const messages = new Messages(io.stderr, options.quiet === true);
  const { inputs, failures } = await findInputs(path === undefined ? [] : [path], options, io, undefined);
  for (const failure of failures) await messages.fail(failure);
  if (failures.length > 0) return 2;
  if (inputs.length > 1) throw new UsageError("name one file to explain");
  const [input] = inputs;
  if (input === undefined || input.excluded === true) {
    throw new UsageError(`${input?.name ?? path} is left out by an ignore file or the configuration`);
  }
  const document = await sourceOf(input, place);
  const span = document.record === undefined ? spanOf(document.source, place, input.name) : undefined;
  const restorer = await restorerFor(input.settings, new Restorers(load));
  const asked = { ...heedingOptionsOf(input), ...(span === undefined ? {} : { span }) };
  const explained = await explainHeeding(restorer, document.source, asked);
  const { explanationJson, explanationText } = await import("../report/explanation.js");
  await io.stdout.write(
    options.format === "json"
      ? explanationJson(document, explained)
      : explanationText(document, explained, await paintFor(io.stdout, options.color, io.env)),
  );
  return 0;
}

/** `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`; a file whose name ends so goes before. */
function placeIn(argument: string | undefined, cwd: string): Place & { readonly path?: string } {
  if (argument === undefined) return {};
  const match = /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/.exec(argument);
  if (match === null || existsSync(resolve(cwd, argument))) return { path: argument };
  const [, path, line, column] = match;
  if (Number(line) === 0 || Number(column) === 0) throw new UsageError(`${argument}: lines and columns count from 1`);
  return { path, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

async function sourceOf(input: Input, { line }: Place): Promise<ExplainedSource> {
  const path = input.name;
  if (input.format === "wet")
    throw new UsageError(`the texts of a crawl cannot be explained; extract one from ${path}`);
  if (input.format !== "jsonl") return { path, source: await readText(input) };
  if (line === undefined) throw new UsageError(`name a record of ${path} by its line, as in ${path}:1`);
  let at = 0;
  for await (const bytes of linesOf(input.stream())) {
    if (++at < line) continue;
    const record = parseRecord(new TextDecoder().decode(bytes), input.settings.field);
    if ("problem" in record) throw new UsageError(`${path}:${line} holds no text to explain: ${record.problem}`);
    return { path, record: line, source: record.texts.map(({ text }) => text).join("\n\n") };
  }
  throw new UsageError(`${path} has no line ${line}`);
}

/** The line of a text, or the character at a column of it. */
function spanOf(source: string, { line, column }: Place, name: string): { start: number; end: number } | undefined {
  if (line === undefined) return undefined;
  const starts = lineStarts(source);
  // Behind the last line break no line begins, as editors and wc count.
  const lines = starts.length > 1 && starts[starts.length - 1] === source.length ? starts.length - 1 : starts.length;
  if (line > lines) throw new UsageError(`${name} has ${counted(lines, "line")}, no line ${line}`);
  const start = starts[line - 1];
  const end = starts[line] ?? source.length;
  if (column === undefined) return { start, end };
  if (start + column > end) throw new UsageError(`line ${line} of ${name} has no column ${column}`);
  return { start: start + column - 1, end: start + column };
}
