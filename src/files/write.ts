import { constants, promises as fs } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { writeAtomically } from "./atomic.js";
import { FileError, systemCode } from "./errors.js";

/**
 * Replaces what `path` holds by `content`, whole or not at all; a link's target is replaced, the mode is kept.
 * Returns false, without a write, if nothing would change.
 *
 * `original` is what was read: a file that holds something else by now is left alone with a `FileError`.
 * With `backup`, a suffix, the original is kept beside the file; a backup already there is never overwritten.
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
    await requireRegular(path, name);
    // A rename needs no right to write the file itself: ask, so that a read-only file stays what it is.
    await fs.access(path, constants.W_OK);
    if (!equal(await fs.readFile(path), original)) {
      throw new FileError(name, "changed while unspin was at work on it", "left as it is, run unspin again");
    }
  } catch (error) {
    throw FileError.from(name, error);
  }
  const { backup } = options;
  const isNew = backup !== undefined && (await keepBackup(path, path + backup, name + backup, original));
  try {
    await writeAtomically(path, content, name);
  } catch (error) {
    if (isNew) await fs.rm(path + backup).catch(() => {});
    throw error;
  }
  return true;
}

/** Throws a `FileError` if `path` is no regular file: a pipe or a device has no content to replace. */
export async function requireRegular(path: string, name = path): Promise<void> {
  try {
    if (!(await fs.stat(path)).isFile()) {
      throw new FileError(name, "not a regular file", "write to another with --out-dir");
    }
  } catch (error) {
    throw FileError.from(name, error);
  }
}

/**
 * Writes the restored text of `source` to `place` below `folder`, as `writeFile` does. Throws a `FileError` if
 * a link leads out of the folder or back to the source, or if a device or pipe is in the way.
 */
export async function writeBelow(
  folder: string,
  place: string,
  content: Uint8Array,
  source: { readonly path?: string; readonly name: string },
  name?: string,
): Promise<boolean> {
  const path = resolve(folder, place);
  const target = await realPlace(path);
  if (!isWithin(target, await realPlace(folder))) {
    throw new FileError(
      name ?? path,
      "a link leads out of the output folder",
      "remove the link, or name another folder",
    );
  }
  if (source.path !== undefined && target === (await realPlace(source.path))) {
    throw new FileError(source.name, "--out-dir would write it over itself", "use --write");
  }
  const stats = await fs.stat(path).catch(() => undefined);
  if (stats !== undefined && !stats.isFile() && !stats.isDirectory()) {
    throw new FileError(name ?? path, "not a regular file", "remove it, or name another folder");
  }
  return writeFile(path, content, name);
}

/** Where a path leads once its links are followed, as far as it exists. */
export async function realPlace(path: string): Promise<string> {
  const rest: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    try {
      return resolve(await fs.realpath(at), ...rest);
    } catch (error) {
      if (at === dirname(at) || systemCode(error) === "ELOOP") throw FileError.from(path, error);
    }
    rest.unshift(relative(dirname(at), at));
  }
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * Writes `path`, with the folders above it, whole or not at all. Returns false if it held just that. Devices and pipes
 * are written to. Throws a `FileError`; `name` is what it calls the file.
 */
export async function writeFile(path: string, content: Uint8Array, name = path): Promise<boolean> {
  const stats = await fs.stat(path).catch(() => undefined);
  if (stats !== undefined && !stats.isFile() && !stats.isDirectory()) {
    try {
      await fs.writeFile(path, content);
      return true;
    } catch (error) {
      throw FileError.from(name, error);
    }
  }
  try {
    if (equal(await fs.readFile(path), content)) return false;
  } catch {
    // Not there, or not readable: the write below will tell.
  }
  try {
    await makeFolder(dirname(path));
  } catch (error) {
    throw FileError.from(name, error);
  }
  await writeAtomically(path, content, name);
  return true;
}

/**
 * Makes a folder and those above it that are not there. Node's own way tries for ever where a file system refuses a folder
 * as if the one above were missing, and does not tell a file in the way from a folder.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    // A file has nothing of that name.
    await fs.access(`${path}/.`);
    return;
  } catch (error) {
    if (systemCode(error) !== "ENOENT" || dirname(path) === path) throw error;
  }
  await makeFolder(dirname(path));
  await fs.mkdir(path).catch((error: unknown) => {
    // Another run made it meanwhile.
    if (systemCode(error) !== "EEXIST") throw error;
  });
}

/**
 * Gives the original a second name: that happens at once, and the new content will not touch it. Returns false if there
 * was that backup already.
 */
async function keepBackup(path: string, backup: string, name: string, original: Uint8Array): Promise<boolean> {
  try {
    await fs.link(await fs.realpath(path), backup);
  } catch (error) {
    if (systemCode(error) === "EEXIST") {
      // A run that was killed between backup and write left just that.
      if (equal(await fs.readFile(backup).catch(() => new Uint8Array()), original)) return false;
      throw FileError.from(name, error, "move it away or name another suffix with --backup=SUFFIX");
    }
    await copyBackup(path, backup, name, original);
  }
  return true;
}

/** For file systems that know no second names. */
async function copyBackup(path: string, backup: string, name: string, original: Uint8Array): Promise<void> {
  try {
    await fs.writeFile(backup, original, { flag: "wx", mode: (await fs.stat(path)).mode });
  } catch (error) {
    if (systemCode(error) !== "EEXIST") await fs.rm(backup, { force: true }).catch(() => {});
    throw FileError.from(name, error);
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
