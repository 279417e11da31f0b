import { constants, promises as fs } from "node:fs";
import { dirname } from "node:path";
import { FileError } from "./errors.js";

/**
 * Replaces what `path` holds by `content`, whole or not at all; a link's target is replaced, the mode is kept.
 * Returns false, without a write, if nothing would change.
 *
 * `original` is what was read: a file that holds something else by now is left alone with a `FileError`.
 * With `backup`, a suffix, the original is first written beside the file; a backup already there is never overwritten.
 */
export async function replaceFile(
  path: string,
  content: Uint8Array,
  original: Uint8Array,
  options: { readonly name?: string; readonly backup?: string | undefined } = {},
): Promise<boolean> {
  const name = options.name ?? path;
  if (equal(content, original)) return false;
  try {
    if (!(await fs.stat(path)).isFile())
      throw new FileError(name, "not a regular file", "write to another with --out-dir");
    // A rename needs no right to write the file itself: ask, so that a read-only file stays what it is.
    await fs.access(path, constants.W_OK);
    if (!equal(await fs.readFile(path), original)) {
      throw new FileError(name, "changed while unspin was at work on it", "left as it is, run unspin again");
    }
  } catch (error) {
    throw FileError.from(name, error);
  }
  if (options.backup !== undefined) await writeBackup(path, name, options.backup, original);
  await writeAtomically(path, content, name);
  return true;
}

/** Writes `path`, with the folders above it, whole or not at all. Returns false if it held just that. */
export async function writeFile(path: string, content: Uint8Array): Promise<boolean> {
  try {
    if (equal(await fs.readFile(path), content)) return false;
  } catch {
    // Not there, or not readable: the write below will tell.
  }
  try {
    await fs.mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw FileError.from(dirname(path), error);
  }
  await writeAtomically(path, content, path);
  return true;
}

async function writeAtomically(path: string, content: Uint8Array, name: string): Promise<void> {
  const { default: writeFileAtomic } = await import("write-file-atomic");
  try {
    await writeFileAtomic(path, Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  } catch (error) {
    throw FileError.from(name, error);
  }
}

async function writeBackup(path: string, name: string, suffix: string, original: Uint8Array): Promise<void> {
  try {
    await fs.writeFile(path + suffix, original, { flag: "wx", mode: (await fs.stat(path)).mode });
  } catch (error) {
    throw FileError.from(name + suffix, error, "move it away or name another suffix with --backup=SUFFIX");
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
