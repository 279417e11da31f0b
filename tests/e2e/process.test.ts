import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { example } from "../support/examples.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { bin, unspin } from "./cli.js";

/** Runs a line of shell in which `unspin` is the built command line. */
function shell(line: string, cwd: string): { status: number | null; stdout: string; stderr: string } {
  const script = `unspin() { ${JSON.stringify(process.execPath)} ${JSON.stringify(bin)} "$@"; }; ${line}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", script], { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("streams", () => {
  it("a reader that leaves ends the run quietly", () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.jsonl"), '{"text":""}\n'.repeat(50_000));
    expect(shell("unspin restore a.jsonl | head -n 1", cwd)).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\{"text":"","unspin":\{"score":[\d.]+,"changes":\[\]\}\}\n$/),
      stderr: "",
    });
  });

  it("a reader that leaves ends a text without end quietly, too", () => {
    const { status, stdout, stderr } = shell(
      "yes 'The boat leaves at six.' | unspin restore | head -n 1",
      temporaryFolder(),
    );
    // The writer of the text ends by the closed pipe, as it should.
    expect({ status, stdout, stderr }).toEqual({ status: 141, stdout: "The boat leaves at six.\n", stderr: "" });
  });

  it("does not stop a write because nobody reads the messages", () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.jsonl"), '{"text":""}\nnot JSON\n');
    shell("unspin restore --write a.jsonl 2>&1 | true", cwd);
    expect(readFileSync(join(cwd, "a.jsonl"), "utf8")).toContain('"unspin"');
  });

  it.runIf(existsSync("/dev/full"))("a full disk is told, with exit code 2", () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.txt"), "A line.\n");
    for (const args of ["restore --assume clean a.txt", "check --help", "--version", "--version --verbose"]) {
      expect(shell(`unspin ${args} > /dev/full`, cwd)).toMatchObject({
        status: 2,
        stderr: "unspin: standard output: no space left on the device\n",
      });
    }
  });

  it("a large text reaches a slow reader whole", () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.txt"), "The boat leaves at six.\n".repeat(50_000));
    const { stdout } = shell("unspin restore --assume clean a.txt | (sleep 0.2; wc -c)", cwd);
    expect(Number(stdout)).toBe(24 * 50_000);
  });

  it("a folder for stdin is told, and where it should be named", () => {
    const stderr = "unspin: stdin: a folder, not a text; name it as an argument\n";
    for (const args of ["restore", "check --quiet", "restore --input-format jsonl", "dict import -"]) {
      expect(shell(`unspin ${args} < .`, temporaryFolder())).toMatchObject({ status: 2, stdout: "", stderr });
    }
  });

  it("a closed stdin is an empty text", () => {
    expect(shell("unspin restore <&-", temporaryFolder())).toMatchObject({ status: 0, stdout: "" });
  });
});

describe("start-up", () => {
  it("needs none of the installed packages for a plain text", () => {
    const cwd = temporaryFolder();
    for (const part of ["bin", "bundle", "package.json"])
      cpSync(join(root, part), join(cwd, part), { recursive: true });
    for (const part of ["dictionaries", "dist"]) symlinkSync(join(root, part), join(cwd, part));
    const spun = example("harbour", "spun");
    writeFileSync(join(cwd, "a.txt"), spun);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["bin/unspin.js", "restore", "a.txt"], {
      cwd,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toBe(spun);
  });
});

describe.each(["harbour", "orchard"] as const)("the example %s", (name) => {
  const spun = example(name, "spun");
  const original = example(name, "original");

  it("is restored by the changes that the report lists, its quotations untouched", async () => {
    const report = join(temporaryFolder(), "report.json");
    const args = ["restore", `examples/${name}.spun.txt`, "--report", `json=${report}`];
    const { status, stdout, stderr } = await unspin(args, root);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });

    const [{ changes }] = JSON.parse(readFileSync(report, "utf8")).documents;
    let rebuilt = spun;
    for (const { start, end, source, replacement } of changes.toReversed()) {
      expect(spun.slice(start, end)).toBe(source);
      rebuilt = rebuilt.slice(0, start) + replacement + rebuilt.slice(end);
    }
    expect(rebuilt).toBe(stdout);
    const quotations = (text: string) => [...text.matchAll(/“[^”]*”|"[^"]*"/g)].map(String);
    expect(quotations(stdout)).toEqual(quotations(original));
  });

  it("gives a patch that git applies", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.txt"), spun);
    const { stdout: restored } = await unspin(["restore", "a.txt"], cwd);
    const { stdout: patch } = await unspin(["restore", "--report", "patch", "a.txt"], cwd);
    if (patch !== "") execFileSync("git", ["apply", "-"], { cwd, input: patch });
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(restored);
  });
});
