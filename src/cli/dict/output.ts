import { resolve } from "node:path";
import { writeFile } from "../../files/write.js";
import { type Io, isStdout } from "../io.js";

/** Writes a command's result to a file, whole or not at all, or to standard output. */
export async function writeResult(text: string | Uint8Array, file: string | undefined, io: Io): Promise<void> {
  if (isStdout(file)) await io.stdout.write(text);
  else await writeFile(resolve(io.cwd, file), Buffer.from(text), file);
}
