import { promises as fs, type Stats, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { FileError, systemCode } from "./errors.js";

/** Hidden, so that nothing takes them for documents; the number is that of the process at work on them. */
const TEMPORARY = /^\.unspin-(\d+)-[0-9a-f]{8}\.tmp$/;

/** Milliseconds after which a temporary file is abandoned, whatever process has its number by now. */
const ABANDONED = 3_600_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Replaces what `path`, or the file it links to, holds: a reader finds the old content or the new, whatever happens.
 * Mode and owner are kept. Throws a `FileError` that names the file.
 */
export async function writeAtomically(path: string, content: Uint8Array, name = path): Promise<void> {
  const target = await fs.realpath(path).catch(() => path);
  const folder = dirname(target);
  await removeLeftovers(folder);
  const temporary = join(folder, `.unspin-${process.pid}-${crypto.randomUUID().slice(0, 8)}.tmp`);
  const stopWatching = removeOnSignal(temporary);
  try {
    await writeNew(temporary, content, await fs.stat(target).catch(() => undefined));
    await fs.rename(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => {});
    throw FileError.from(name, error, remedyFor(error));
  } finally {
    stopWatching();
  }
}

async function writeNew(path: string, content: Uint8Array, former: Stats | undefined): Promise<void> {
  const file = await fs.open(path, "wx", former === undefined ? 0o666 : 0o600);
  try {
    await file.writeFile(content);
    if (former !== undefined) {
      const { uid, gid } = await file.stat();
      // Only root may give files away; others keep what they may.
      if (uid !== former.uid || gid !== former.gid) await file.chown(former.uid, former.gid).catch(() => {});
      await file.chmod(former.mode & 0o7777);
    }
    // Else the new name might outlive a crash of the machine, and its content not.
    await file.sync();
  } finally {
    await file.close();
  }
}

function remedyFor(error: unknown): string | undefined {
  const isCreation = error instanceof Error && "syscall" in error && error.syscall === "open";
  const isRefused = ["EACCES", "EPERM", "EROFS"].includes(systemCode(error) ?? "");
  return isCreation && isRefused ? "its folder must let a new file take its place" : undefined;
}

/**
 * Lets no interrupt leave a temporary file behind. Returns how to stop that. Only the main thread hears of signals: what
 * others are writing stays, as after a kill, until the next run that writes in the folder. Were the main thread to listen
 * for them, Ctrl-C would wait for the document that it is at work on.
 */
function removeOnSignal(temporary: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    stop();
    try {
      unlinkSync(temporary);
    } catch {
      // Not there yet, or no more.
    }
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return stop;
}

const searched = new Set<string>();

/** Removes what killed runs left in a folder, the first time that this one writes there. */
async function removeLeftovers(folder: string): Promise<void> {
  if (searched.has(folder)) return;
  searched.add(folder);
  for (const entry of await fs.readdir(folder).catch(() => [])) {
    const match = TEMPORARY.exec(entry);
    if (match === null) continue;
    const path = join(folder, entry);
    try {
      if (!isRunning(Number(match[1])) || Date.now() - (await fs.stat(path)).mtimeMs > ABANDONED) await fs.rm(path);
    } catch {
      // Somebody else's, or gone already.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}
