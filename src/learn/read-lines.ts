import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** Lines of a text file, packed with xz (through the `xz` program), gzip or not at all. */
export async function* readLines(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: unpacked(path), crlfDelay: Number.POSITIVE_INFINITY });
}

function unpacked(path: string): NodeJS.ReadableStream {
  if (path.endsWith(".xz")) {
    const xz = spawn("xz", ["-dc", path], { stdio: ["ignore", "pipe", "inherit"] });
    xz.on("exit", (code) => code && xz.stdout.destroy(new Error(`${path}: xz could not unpack it (exit ${code})`)));
    return xz.stdout;
  }
  const raw = createReadStream(path);
  return path.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
}
