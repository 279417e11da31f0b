import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { installed } from "../support/programs.js";
import { cli } from "./harness.js";

async function script(shell: string): Promise<string> {
  const { code, stdout } = await cli(["completion", shell]);
  expect(code).toBe(0);
  return stdout;
}

describe.each(["bash", "zsh", "fish"])("completion for %s", (shell) => {
  it.runIf(installed(shell))("is a script that the shell accepts", async () => {
    const cwd = temporaryFolder({ script: await script(shell) });
    const { status, stderr } = spawnSync(shell, ["-n", "script"], { cwd, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

it("refuses a shell it does not know", async () => {
  const { code, stderr } = await cli(["completion", "csh"]);
  expect(code).toBe(2);
  expect(stderr).toContain("bash, zsh, fish");
});

describe.runIf(installed("bash"))("bash", () => {
  /** What an interactive bash completes the words to, the last of them the one that is typed. */
  async function complete(words: readonly string[], files: readonly string[] = []): Promise<string[]> {
    const cwd = temporaryFolder({ "completion.bash": await script("bash") });
    for (const file of files) {
      if (file.endsWith("/")) mkdirSync(join(cwd, file));
      else writeFileSync(join(cwd, file), "");
    }
    const code = `source completion.bash
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_unspin
printf "%s\\n" "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync("bash", ["-c", code, "bash", "unspin", ...words], { cwd, encoding: "utf8" });
    return stdout.split("\n").filter((line) => line !== "");
  }

  it.each([
    [["c"], ["check", "completion"]],
    [["--v"], ["--version"]],
    [
      ["check", "--format", "j"],
      ["json", "jsonl", "junit"],
    ],
    [
      ["score", "--format", ""],
      ["table", "tsv", "json"],
    ],
    [["restore", "a.txt", "--dif"], ["--diff"]],
    [["restore", "--basel"], []],
    [["completion", "z"], ["zsh"]],
    [["check", "--threshold", "c"], []],
    [["di"], ["dict"]],
    [["dict", "le"], ["learn"]],
    [["dict", "learn", "--fam"], ["--family"]],
    [["dict", "learn", "--family", "x"], []],
  ])("completes %j to %j", async (words, replies) => {
    expect(await complete(words)).toEqual(replies);
  });

  it("completes folders where one is wanted, and leaves files to bash", async () => {
    expect(await complete(["restore", "-o", "o"], ["out/", "other.txt"])).toEqual(["out"]);
    expect(await complete(["restore", "o"], ["out/", "other.txt"])).toEqual([]);
  });

  it("is registered for the command", async () => {
    const code = `${await script("bash")}\ncomplete -p unspin`;
    expect(spawnSync("bash", ["-c", code], { encoding: "utf8" }).stdout).toBe(
      "complete -o default -F _unspin unspin\n",
    );
  });
});

it.runIf(installed("fish"))("fish completes commands, options and their values", async () => {
  const code = `${await script("fish")}
complete -C 'unspin sc'
complete -C 'unspin check --format sa'
complete -C 'unspin score --so'
complete -C 'unspin dict le'
complete -C 'unspin dict learn --fam'`;
  const { stdout } = spawnSync("fish", ["--no-config", "-c", code], {
    encoding: "utf8",
    env: { ...process.env, HOME: temporaryFolder() },
  });
  expect(stdout.split("\n").map((line) => line.split("\t")[0])).toEqual([
    "score",
    "sarif",
    "--sort",
    "learn",
    "--family",
    "",
  ]);
});
