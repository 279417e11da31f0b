import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { example } from "../support/examples.js";
import { temporaryFolder } from "../support/folder.js";
import { bin, unspin } from "./cli.js";

const spun = example("harbour", "spun");
/** Several windows, and the first of them long before the end. */
const long = `${spun}\n`.repeat(Math.ceil(300_000 / spun.length));

function start(...args: string[]): ChildProcess & { readonly stdin: NonNullable<ChildProcess["stdin"]> } {
  const child = spawn(process.execPath, [bin, "restore", ...args], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.on("error", () => {});
  return child;
}

describe("a long text on stdin", () => {
  it("comes out while it still comes in, the same as from a file, and the same the second time", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.txt"), long);
    await unspin(["restore", "--out-dir", "out", "a.txt"], cwd);
    const whole = readFileSync(join(cwd, "out/a.txt"), "utf8");

    const child = start();
    child.stdin.write(long.slice(0, 200_000));
    const chunks = [(await once(child.stdout ?? child, "data"))[0]];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stdin.end(long.slice(200_000));
    expect(await once(child, "close")).toEqual([0, null]);
    expect(Buffer.concat(chunks).toString()).toBe(whole);
    expect(whole).not.toBe(long);

    expect((await unspin(["restore", "a.txt"], cwd)).stdout).toBe(whole);
    expect((await unspin(["restore"], cwd, whole)).stdout).toBe(whole);
  });

  it("that is no UTF-8 to its end is told, and nothing behind the fault comes out", async () => {
    const broken = Buffer.concat([Buffer.from(`${long}caf\u00e9 `), Buffer.from([0xe9, 0x20]), Buffer.from(long)]);
    const { status, stdout, stderr } = await unspin(["restore", "--assume", "clean"], temporaryFolder(), broken);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `unspin: stdin: not utf-8: the byte E9 at offset ${Buffer.byteLength(long) + 6} does not decode; name its encoding with --encoding\n`,
    });
    expect(long.startsWith(stdout)).toBe(true);
    expect(stdout).not.toBe("");
  });

  it("heeds a directive to its end", async () => {
    const text = `${long}<!-- unspin-disable -->\n${long}`;
    const { stdout } = await unspin(["restore"], temporaryFolder(), text);
    expect(stdout.endsWith(`<!-- unspin-disable -->\n${long}`)).toBe(true);
    expect(stdout.startsWith(long.slice(0, 2000))).toBe(false);
  });
});

describe("stdin", () => {
  it("that holds only a byte order mark, comes out so", async () => {
    expect(await unspin(["restore"], temporaryFolder(), "\uFEFF")).toEqual({ status: 0, stdout: "\uFEFF", stderr: "" });
  });

  it("of zeros is binary", async () => {
    expect(await unspin(["restore"], temporaryFolder(), "a\0b")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "unspin: stdin: a binary file, it holds NUL bytes; left as it is\n",
    });
  });
});

describe("an interrupt", () => {
  it("ends at once, by the signal", async () => {
    const child = start();
    child.stdin.write(long);
    await once(child.stdout ?? child, "data");
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([null, "SIGINT"]);
  });

  it("leaves each file old or new, and nothing beside it", async () => {
    const cwd = temporaryFolder();
    // So many that the run goes on for as long as a busy machine may take to send the signal.
    const names = Array.from({ length: 4000 }, (_, i) => `${i}.txt`);
    for (const name of names) writeFileSync(join(cwd, name), spun);
    const child = start("--write", cwd);
    while (child.exitCode === null && readFileSync(join(cwd, "0.txt"), "utf8") === spun) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const closed = once(child, "close");
    child.kill("SIGINT");
    expect(await closed).toEqual([null, "SIGINT"]);
    const { stdout: restored } = await unspin(["restore"], cwd, spun);
    for (const name of names) expect([spun, restored]).toContain(readFileSync(join(cwd, name), "utf8"));
    expect(readdirSync(cwd).sort()).toEqual(names.sort());
  });
});
