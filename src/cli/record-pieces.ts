import { FileError } from "../files/errors.js";
import { parseRecord } from "../files/json-record.js";
import { linesOf } from "../files/read.js";
import type { DocumentResult } from "../report/result.js";
import type { Restorer } from "../restorer.js";
import type { Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import type { Piece } from "./piece.js";
import { restoreText, type Task } from "./restore-text.js";

/** Restores JSON lines, a piece for each text of a line. A line that is no record goes out as it came in, with a failure that names it. */
export async function* recordPieces(
  input: Input,
  restorer: Restorer,
  messages: Messages,
  task: Task,
): AsyncGenerator<Piece> {
  let line = 0;
  let failures = 0;
  for await (const bytes of linesOf(input.stream())) {
    line++;
    const pieces = await piecesOfLine(bytes, line, input, restorer, task);
    if (pieces.some(({ failure }) => failure !== undefined)) failures++;
    yield* pieces;
  }
  if (line === 0) await messages.note(`${input.name}: empty, nothing to restore`);
  if (failures > 0) await messages.note(`${input.name}: ${failures} of ${line} lines left as they are`);
}

const BOM = "\uFEFF";
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

async function piecesOfLine(
  bytes: Uint8Array,
  line: number,
  input: Input,
  restorer: Restorer,
  task: Task,
): Promise<readonly Piece[]> {
  const name = `${input.name}:${line}`;
  const untouched = { name, output: () => bytes, encoding: "utf-8" } as const;
  const failed = (problem: string) => [
    { ...untouched, failure: new FileError(name, problem, "the line is left as it is") },
  ];
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return failed("not valid UTF-8");
  }
  const mark = line === 1 && text.startsWith(BOM) ? BOM : "";
  text = text.slice(mark.length);
  if (text.trim() === "") return [untouched];

  const fields = input.settings.field;
  const record = parseRecord(text, fields);
  if ("problem" in record) return failed(record.problem);
  const results: DocumentResult[] = [];
  try {
    for (const { field, text: source } of record.texts) {
      const place = { record: line, ...(fields.length > 1 ? { field } : {}) };
      const found = await restoreText(source, input, restorer, task, place);
      results.push({ path: input.name, ...place, source, ...found });
    }
  } catch (failure) {
    return [{ ...untouched, failure }];
  }
  const output = () => encoder.encode(mark + record.withResults(results.map(({ restoration }) => restoration)));
  // The line comes out with the last of its texts.
  const last = results.length - 1;
  return results.map((result, i) => ({ ...untouched, result, output: i === last ? output : () => new Uint8Array() }));
}
