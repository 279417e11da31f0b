import { closeSync, createReadStream, openSync, readFileSync, readSync, type Stats, statSync } from "node:fs";
import { devNull } from "node:os";
import { FileError } from "./errors.js";

const CHUNK = 1 << 16;

/** Reads a whole file. Throws a `FileError` which names it if that cannot be done. */
export async function readBytes(path: string, name = path): Promise<Uint8Array> {
  try {
    // A pipe may keep its reader waiting, a regular file is read faster without Node's thread pool.
    return endingStats(path, name).isFile() ? readFileSync(path) : await collect(createReadStream(path));
  } catch (error) {
    throw FileError.from(name, error);
  }
}

/** Reads a whole file at once, be it a pipe. Throws what the system says of it, or a `FileError` for a device. */
export function readAtOnce(path: string, name = path): Buffer {
  endingStats(path, name);
  try {
    return readFileSync(path);
  } catch (error) {
    // Of a folder, and of what fails behind the opening, Node does not tell the path.
    throw Object.assign(error as Error, { path });
  }
}

/** What a path is. Throws a `FileError` for what is no path, and for a device, which may have no end, as those that a link in a folder leads to. */
export function endingStats(path: string, name: string): Stats {
  if (path.includes("\0")) throw new FileError(name, "no file has such a name");
  const stats = statSync(path);
  const isDevice = stats.isBlockDevice() || (stats.isCharacterDevice() && stats.rdev !== statSync(devNull).rdev);
  if (isDevice) throw new FileError(name, "a device, not a file");
  return stats;
}

/** Reads a file in chunks. Throws a `FileError` which names it if that cannot be done. */
export async function* chunksOf(path: string, name = path): AsyncGenerator<Uint8Array> {
  try {
    if (statSync(path).isFile()) yield* chunksOfRegular(path);
    else for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } catch (error) {
    throw FileError.from(name, error);
  }
}

function* chunksOfRegular(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Gathers a stream into one array of bytes. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Looks at the first bytes of a stream, at least `length` if it has so many; `all` is the stream from its beginning. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < length) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head, all: all() };
}

const LINE_FEED = 10;

/** Cuts a stream into lines, each with its line feed; the last one may have none. Holds one line in memory. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      pending.push(chunk.subarray(start, end + 1));
      yield pending.length === 1 ? pending[0] : Buffer.concat(pending);
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}
