import { createReadStream, promises as fs } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pipeline } from "node:stream";
import { DecodeError, decode } from "../files/encoding.js";
import { FileError } from "../files/errors.js";
import { linesOf, readBytes } from "../files/read.js";
import type { Pair } from "../learn/evaluate.js";
import type { Io } from "./io.js";
import type { Messages } from "./messages.js";

/** Folders within a folder of pairs: files of the same name belong together. */
const SPUN = "spun";
const ORIGINAL = "original";

/** A pair, and where it was. */
interface ReadPair extends Pair {
  /** The files of its texts, if each has one of its own. */
  readonly files?: readonly string[];
}

/**
 * Reads pairs: JSON lines with the keys `spun` (one text or a list) and `original`, packed with gzip or not, `-` for
 * standard input; or a folder with the folders `spun` and `original` in it. What is no pair is told, not thrown.
 */
export async function* readPairs(paths: readonly string[], io: Io, messages: Messages): AsyncGenerator<ReadPair> {
  for (const path of paths) {
    try {
      if (path === "-") yield* pairsInLines("stdin", io.stdin, messages);
      else if ((await statOf(resolve(io.cwd, path), path)).isDirectory()) yield* pairsInFolder(path, io.cwd, messages);
      else yield* pairsInLines(path, await openLines(resolve(io.cwd, path)), messages);
    } catch (error) {
      await messages.fail(FileError.from(path, error));
    }
  }
}

async function statOf(path: string, name: string): ReturnType<typeof fs.stat> {
  try {
    return await fs.stat(path);
  } catch (error) {
    throw FileError.from(name, error);
  }
}

async function openLines(path: string): Promise<AsyncIterable<Uint8Array>> {
  const raw = createReadStream(path);
  if (!path.endsWith(".gz")) return raw;
  const { createGunzip } = await import("node:zlib");
  // `pipeline` hands an error of the file on to the stream that is read, `pipe` does not.
  return pipeline(raw, createGunzip(), () => undefined);
}

async function* pairsInLines(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  messages: Messages,
): AsyncGenerator<Pair> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 0;
  for await (const bytes of linesOf(stream)) {
    const place = `${name}:${++line}`;
    try {
      const text = decoder.decode(bytes);
      if (text.trim() !== "") yield* pairsOf(text, place);
    } catch (error) {
      if (error instanceof FileError) await messages.fail(error);
      else await messages.fail(new FileError(place, "not valid UTF-8", "the line is left out"));
    }
  }
  if (line === 0)
    throw new FileError(name, "no pairs in it", "write one JSON object a line, with `spun` and `original`");
}

function pairsOf(line: string, place: string): Pair[] {
  const wrong = (problem: string): FileError => new FileError(place, problem, "the line is left out");
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    throw wrong("not valid JSON");
  }
  if (typeof record !== "object" || record === null) throw wrong("not a JSON object");
  const { spun, original } = record as Record<string, unknown>;
  const versions = [spun].flat();
  if (typeof original !== "string") throw wrong("no text under the key `original`");
  if (versions.length === 0 || !versions.every((version) => typeof version === "string")) {
    throw wrong("no text, or list of texts, under the key `spun`");
  }
  return versions.map((version) => ({ name: place, spun: version, original }));
}

async function* pairsInFolder(folder: string, cwd: string, messages: Messages): AsyncGenerator<ReadPair> {
  const [spun, original] = [await namesIn(folder, SPUN, cwd), await namesIn(folder, ORIGINAL, cwd)];
  if (spun.size + original.size === 0) {
    const advice = `put texts into ${join(folder, SPUN)} and their originals, under the same names, into ${join(folder, ORIGINAL)}`;
    throw new FileError(folder, "no pairs in it", advice);
  }
  for (const name of [...new Set([...spun, ...original])].sort()) {
    const missing = spun.has(name) ? ORIGINAL : SPUN;
    if (!(spun.has(name) && original.has(name))) {
      const place = join(folder, missing === SPUN ? ORIGINAL : SPUN, name);
      await messages.fail(new FileError(place, `no file of this name in ${join(folder, missing)}`, "left out"));
      continue;
    }
    try {
      yield {
        name: join(folder, SPUN, name),
        files: [SPUN, ORIGINAL].map((side) => join(folder, side, name)),
        spun: await readText(folder, SPUN, name, cwd),
        original: await readText(folder, ORIGINAL, name, cwd),
      };
    } catch (error) {
      await messages.fail(error);
    }
  }
}

async function namesIn(folder: string, side: string, cwd: string): Promise<ReadonlySet<string>> {
  const home = resolve(cwd, folder, side);
  try {
    const entries = await fs.readdir(home, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
    return new Set(files.map((entry) => relative(home, join(entry.parentPath, entry.name)).split(sep).join("/")));
  } catch (error) {
    throw FileError.from(join(folder, side), error, `a folder of pairs holds the folders ${SPUN} and ${ORIGINAL}`);
  }
}

async function readText(folder: string, side: string, name: string, cwd: string): Promise<string> {
  const path = join(folder, side, name);
  try {
    return decode(await readBytes(resolve(cwd, path), path)).text;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new FileError(path, error.message, "convert it to UTF-8");
  }
}
