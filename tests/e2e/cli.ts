import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../support/root.js";

export const bin = join(root, "bin/unspin.js");

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a process. Without `stdin` its standard input is empty. */
export function unspin(args: readonly string[], cwd: string, stdin: string | Uint8Array = ""): Promise<Outcome> {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: { PATH: process.env.PATH } });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk) => stdout.push(chunk));
  child.stderr.on("data", (chunk) => stderr.push(chunk));
  // The process may end before it has read all: that is its right.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}
