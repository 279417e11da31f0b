import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder with these files that lives as long as the test that asks for it. */
export function temporaryFolder(files: Files = {}): string {
  const folder = newFolder(files);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files that lives as long as the tests of the file that asks for it. */
export function temporaryFolderForAll(files: Files = {}): string {
  const folder = newFolder(files);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same in memory where there is such a disk: a file takes a thirtieth of the time. */
export function memoryFolderForAll(): string {
  const folder = newFolder({}, existsSync("/dev/shm") ? "/dev/shm" : tmpdir());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A temporary folder that is a repository with one commit of these files. */
export function repository(files: Files): { cwd: string; git: (...args: string[]) => string } {
  const cwd = temporaryFolder(files);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.org", ...args], { cwd, encoding: "utf8" });
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  return { cwd, git };
}

function newFolder(files: Files, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, "unspin-"));
  writeFiles(folder, files);
  return folder;
}

/** Writes files below a folder, and the folders that they need. */
export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
