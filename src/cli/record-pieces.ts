import { FileError } from "../files/errors.js";
import { parseRecord } from "../files/json-record.js";
import { linesOf } from "../files/read.js";
import type { Restorer } from "../restorer.js";
import type { Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import type { Piece } from "./piece.js";
import { restoreText, type Task } from "./restore-text.js";

/** Restores JSON lines, a piece a line. A line that is no record goes out as it came in, with a failure that names it. */
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
    const piece = await recordPiece(bytes, line, input, restorer, task);
    if (piece.failure !== undefined) failures++;
    yield piece;
  }
  if (line === 0) await messages.note(`${input.name}: empty, nothing to restore`);
  if (failures > 0) await messages.note(`${input.name}: ${failures} of ${line} lines passed through unchanged`);
}

const BOM = "\uFEFF";
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

async function recordPiece(
  bytes: Uint8Array,
  line: number,
  input: Input,
  restorer: Restorer,
  task: Task,
): Promise<Piece> {
  const name = `${input.name}:${line}`;
  const untouched = { name, output: () => bytes, encoding: "utf-8" } as const;
  const failed = (problem: string) => ({
    ...untouched,
    failure: new FileError(name, problem, "the line is passed through unchanged"),
  });
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return failed("not valid UTF-8");
  }
  const mark = line === 1 && text.startsWith(BOM) ? BOM : "";
  text = text.slice(mark.length);
  if (text.trim() === "") return untouched;

  const record = parseRecord(text, input.settings.field);
  if ("problem" in record) return failed(record.problem);
  try {
    const found = await restoreText(record.text, input, restorer, task);
    return {
      name,
      output: () => encoder.encode(mark + record.withResult(found.restoration)),
      result: { path: input.name, record: line, source: record.text, ...found },
      encoding: "utf-8",
    };
  } catch (failure) {
    return { ...untouched, failure };
  }
}
