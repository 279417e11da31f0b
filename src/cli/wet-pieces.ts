import { pipeline } from "node:stream";
import { createGunzip, gzipSync } from "node:zlib";
import { FileError } from "../files/errors.js";
import { peek } from "../files/read.js";
import { type WarcRecord, type WarcRest, warcRecords, withBlock } from "../files/warc.js";
import type { Restorer } from "../restorer.js";
import type { Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import type { Piece } from "./piece.js";
import { restoreText, type Task } from "./restore-text.js";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Restores the texts of a crawl, Common Crawl's WET format, a piece a record: the records of type `conversion` are
 * texts, the others go out as they came in. A compressed file goes out compressed, each record by itself, as crawls are.
 */
export async function* wetPieces(
  input: Input,
  restorer: Restorer,
  messages: Messages,
  task: Task,
): AsyncGenerator<Piece> {
  const { head, all } = await peek(input.stream(), 2);
  const isCompressed = head[0] === 0x1f && head[1] === 0x8b;
  const pack = isCompressed ? (bytes: Uint8Array) => gzipSync(bytes) : (bytes: Uint8Array) => bytes;
  // `pipeline` hands an error of the source on to the stream that is read, `pipe` does not.
  const unpacked = isCompressed ? pipeline(all, createGunzip(), () => undefined) : all;
  let records = 0;
  try {
    for await (const record of warcRecords(unpacked)) {
      records++;
      yield await pieceOf(record, input, restorer, task, pack);
    }
  } catch (error) {
    throw isCompressed && error instanceof Error && /^Z_/.test(String((error as { code?: unknown }).code))
      ? new FileError(input.name, "damaged gzip data", "fetch the file anew")
      : error;
  }
  if (records === 0) await messages.note(`${input.name}: empty, nothing to restore`);
}

async function pieceOf(
  record: WarcRecord | WarcRest,
  input: Input,
  restorer: Restorer,
  task: Task,
  pack: (bytes: Uint8Array) => Uint8Array,
): Promise<Piece> {
  const name = `${input.name}:${record.line}`;
  if ("bytes" in record) {
    const { bytes, problem } = record;
    const failure = problem && new FileError(name, problem, "it and what follows are left as they are");
    return { name, output: () => pack(bytes), encoding: "utf-8", ...(failure ? { failure } : {}) };
  }
  const asItWas = () => pack(Buffer.concat([record.head, record.block, record.tail]));
  const untouched = { name, output: asItWas, encoding: "utf-8" } as const;
  if (record.type !== "conversion" || record.block.length === 0) return untouched;
  let source: string;
  try {
    source = decoder.decode(record.block);
  } catch {
    return { ...untouched, failure: new FileError(name, "not valid UTF-8", "the record is left as it is") };
  }
  const place = { record: record.line };
  try {
    const found = await restoreText(source, input, restorer, task, place);
    const { changes, text } = found.restoration;
    return {
      ...untouched,
      result: { path: input.name, ...place, source, ...found },
      output: changes.length === 0 ? asItWas : () => pack(withBlock(record, Buffer.from(text))),
    };
  } catch (failure) {
    return { ...untouched, failure };
  }
}
