import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** Lines of a text file, packed with xz (through the `xz` program), gzip or not at all. */
export async function* readLines(path: string): AsyncGenerator<string> {
  if (path.endsWith(".xz")) yield* unpackedByXz(path);
  else {
    const raw = createReadStream(path);
    // `pipeline` hands an error of the file on to the stream that is read, `pipe` does not.
    yield* linesOf(path.endsWith(".gz") ? pipeline(raw, createGunzip(), () => undefined) : raw);
  }
}

async function* unpackedByXz(path: string): AsyncGenerator<string> {
  const xz = spawn("xz", ["-dc", path], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(xz, "close");
  // Awaited below, where a reader that got all lines waits for it.
  closed.catch(() => undefined);
  try {
    yield* linesOf(xz.stdout);
    const [code] = await closed;
    if (code !== 0) throw new Error(`${path}: xz could not unpack it (exit ${code})`);
  } finally {
    xz.kill();
  }
}

function linesOf(input: NodeJS.ReadableStream): AsyncIterable<string> {
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}
