import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { unspin } from "./cli.js";

/** One run of the command line as data: files in a folder, arguments, and all that must come out. */
interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string | { readonly base64: string }>>;
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly status: number;
  readonly stdout?: string;
  readonly stderr?: readonly string[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));

it.each(cases)("$name", async ({ files, args, stdin, status, stdout = "", stderr = [] }) => {
  const cwd = temporaryFolder();
  const contents = Object.entries(files).map(([name, content]) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content.base64, "base64");
    return [join(cwd, name), bytes] as const;
  });
  for (const [path, bytes] of contents) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  expect(await unspin(args, cwd, stdin)).toEqual({
    status,
    stdout,
    stderr: stderr.map((line) => `${line}\n`).join(""),
  });
  for (const [path, bytes] of contents) expect(readFileSync(path)).toEqual(bytes);
});
