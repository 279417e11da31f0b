import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli, read, unspin, watchedRestorer } from "./harness.js";

describe("check", () => {
  it("reports findings on stdout, a summary on stderr, and exits 1", async () => {
    const cwd = temporaryFolder({ "a.txt": "She mentioned it.\n", "b.txt": "Nothing.\n" });
    expect(await cli(["check", "."], { cwd })).toMatchObject({
      code: 1,
      stdout: ["a.txt:1:5  mentioned → said  97 %, table", "    She mentioned it.", "        ^^^^^^^^^", ""].join("\n"),
      stderr: "unspin: 1 finding in 1 of 2 documents\n",
    });
    expect(read(cwd, "a.txt")).toBe("She mentioned it.\n");
  });

  it("exits 0 if there is nothing to find", async () => {
    expect(await cli(["check"], { stdin: "Nothing." })).toMatchObject({ code: 0, stdout: "" });
    expect(await cli(["check", "-q"], { stdin: "Nothing." })).toMatchObject({ code: 0, stderr: "" });
  });

  it("exits 2 if anything went wrong, whatever it found", async () => {
    const cwd = temporaryFolder({
      "a.txt": "She mentioned it.\n",
      "bad.txt": new Uint8Array([0xff, 0xfe, 0xff]),
      "e/x.png": "",
    });
    const { code, stdout, stderr } = await cli(["check", "no.txt", "bad.txt", "a.txt", "e"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("a.txt:1:5");
    for (const name of ["no.txt", "bad.txt", "e"]) expect(stderr).toContain(`unspin: ${name}: `);
    expect((await cli(["check", "no.txt"], { cwd })).code).toBe(2);
  });

  it("names records by line", async () => {
    const cwd = temporaryFolder({ "a.jsonl": '{"text":"x"}\nno\n{"text":"She mentioned it."}\n' });
    const { code, stdout, stderr } = await cli(["check", "a.jsonl"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("a.jsonl:3:1:5  mentioned → said");
    expect(stderr.split("\n")).toEqual([
      "unspin: a.jsonl:2: not valid JSON; the line is left as it is",
      "unspin: a.jsonl: 1 of 3 lines left as they are",
      "unspin: 1 finding in 1 of 2 documents",
      "",
    ]);
  });

  it("has nothing to do where all is ignored", async () => {
    const cwd = temporaryFolder({ "a.txt": "She mentioned it.\n" });
    expect(await cli(["check", "a.txt", "--ignore", "a.*"], { cwd })).toMatchObject({ code: 0, stdout: "" });
  });
});

it("tells every problem of a broken dictionary, one a line", async () => {
  const cwd = temporaryFolder({ "a.dict": "teh\nfoo -> (bar)\n" });
  const { code, stderr } = await unspin(["check", "--dictionary", "a.dict", "-"], cwd, "Fine.");
  expect(code).toBe(2);
  expect(stderr.split("\n")).toEqual([
    expect.stringMatching(/^unspin: a\.dict:1:1: /),
    expect.stringMatching(/^unspin: a\.dict:2:8: /),
    "unspin: 0 findings in 0 of 0 documents",
    "",
  ]);
});

describe("what counts", () => {
  const cwd = () => temporaryFolder({ "a.txt": "mentioned mentioned", "b.txt": "additionally" });

  it("is limited by --max-findings", async () => {
    expect((await cli(["check", ".", "--max-findings", "2"], { cwd: cwd() })).code).toBe(1);
    expect((await cli(["check", ".", "--max-findings", "3"], { cwd: cwd() })).code).toBe(0);
  });

  it("does not fail with --no-exit-code, unless something is wrong", async () => {
    expect((await cli(["check", ".", "--no-exit-code"], { cwd: cwd() })).code).toBe(0);
    expect((await cli(["check", ".", "no.txt", "--no-exit-code"], { cwd: cwd() })).code).toBe(2);
  });

  it.each([
    ["--max-findings", "-1"],
    ["--max-findings", "x"],
    ["--max-findings", "1000000000000", "Give a whole number from 0 to 999999999"],
    ["--jobs", "0"],
    ["--jobs", "1000"],
    ["--threshold", "2"],
    ["--format", "xml"],
  ])("refuses %s %s", async (option, value, remedy = "") => {
    const { code, stderr } = await cli(["check", ".", `${option}=${value}`], { cwd: cwd() });
    expect(code).toBe(2);
    expect(stderr).toContain(`${option} `);
    expect(stderr).toContain(remedy);
  });
});

describe("where the report goes", () => {
  it.each(["check", "score", "restore"])("%s tells programs of what could not be read", async (command) => {
    const cwd = temporaryFolder({ "a.txt": "Nothing.\n", "b.jsonl": "not JSON\n", "c.txt": Buffer.from([0x63, 0xe9]) });
    const asked = command === "restore" ? ["--report", "json"] : ["--format", "json"];
    const { code, stdout, stderr } = await cli([command, ...asked, "no.txt", "a.txt", "b.jsonl", "c.txt"], { cwd });
    expect(code).toBe(2);
    const { documents, errors } = JSON.parse(stdout);
    expect(documents).toMatchObject([{ path: "a.txt" }]);
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(["no.txt", "b.jsonl", "c.txt"]);
    for (const { message } of errors) expect(stderr).toContain(`unspin: ${message}\n`);
    const nothing = await cli([command, ...asked, "no.txt"], { cwd });
    expect(JSON.parse(nothing.stdout)).toMatchObject({ documents: [], errors: [{ path: "no.txt" }] });
    expect(nothing).toMatchObject({ code: 2, stderr: "unspin: no.txt: no such file or folder\n" });
  });

  it("is standard output with --output-file -, as without it", async () => {
    const cwd = temporaryFolder({ "a.txt": "She mentioned it.\n" });
    const env = { GITHUB_ACTIONS: "true" };
    const argv = ["check", "a.txt"];
    expect(await cli([...argv, "--output-file", "-"], { cwd, env })).toEqual(await cli(argv, { cwd, env }));
    expect(existsSync(join(cwd, "-"))).toBe(false);
  });

  it("is a file with --output-file, and the exit code stays", async () => {
    const cwd = temporaryFolder({ "a.txt": "She mentioned it.\n" });
    const argv = ["check", "a.txt", "--format", "json", "--output-file", "out/report.json"];
    expect(await cli(argv, { cwd, env: { GITHUB_ACTIONS: "true" } })).toMatchObject({ code: 1, stdout: "" });
    expect(JSON.parse(read(cwd, "out/report.json")).documents[0].changes).toHaveLength(1);
  });

  it("is told if it cannot be written", async () => {
    const cwd = temporaryFolder({ "a.txt": "She mentioned it.\n" });
    const { code, stderr } = await cli(["check", "a.txt", "--output-file", "a.txt/x"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe("unspin: a.txt/x: a part of the path is not a folder\n");
  });

  it("are annotations in GitHub Actions", async () => {
    const cwd = temporaryFolder({ "a.txt": "She mentioned it.\n" });
    const env = { GITHUB_ACTIONS: "true" };
    expect((await cli(["check", "a.txt"], { cwd, env })).stdout).toMatch(/^::warning file=a\.txt,line=1,/);
    expect((await cli(["check", "a.txt", "--format", "pretty"], { cwd, env })).stdout).toMatch(/^a\.txt:1:5/);
  });

  it.each([
    ["github", /(?<=file=)[^,]+/g],
    ["sarif", /(?<="physicalLocation":\{"artifactLocation":\{"uri":")[^"]+/g],
  ])("names files from the top of a checkout of GitHub's: %s", async (format, names) => {
    const checkout = temporaryFolder({ "site/posts/a.txt": "She mentioned it.\n", "b.txt": "He mentioned it.\n" });
    const outside = join(temporaryFolder({ "c.txt": "They mentioned it.\n" }), "c.txt");
    const setting = { cwd: join(checkout, "site"), env: { GITHUB_WORKSPACE: checkout }, stdin: "mentioned" };
    const { stdout } = await cli(["check", "--format", format, "-", "posts", "../b.txt", outside], setting);
    const expected = ["stdin", "b.txt", format === "sarif" ? `file://${outside}` : outside, "site/posts/a.txt"];
    expect(stdout.match(names)).toEqual(expected);
  });

  it("is a whole document, though there is nothing to report on", async () => {
    const { code, stdout } = await cli(["check", "no*", "--no-error-on-unmatched-pattern", "--format", "sarif"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).runs[0].results).toEqual([]);
  });
});

it("ends quietly if nobody reads the report", async () => {
  const cwd = temporaryFolder({ "a.txt": "mentioned", "b.txt": "mentioned", "c.txt": "mentioned" });
  const { stderr } = await cli(["check", "."], { cwd, reader: false });
  expect(stderr).toBe("");
});

it("shows how far it is on a terminal, and takes that away", async () => {
  const cwd = temporaryFolder(Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`${at}.txt`, "x"])));
  // Each text takes 200 ms by this clock.
  let now = 0;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  onTestFinished(() => void vi.restoreAllMocks());
  const restorer = watchedRestorer(() => {
    now += 200;
  });
  const { stderr } = await cli(["check", "."], { cwd, terminal: true, restorer });
  expect(stderr).toContain("3/5 3.txt\r\u001b[K");
  expect(stderr.endsWith("\r\u001b[Kunspin: 0 findings in 0 of 5 documents\n")).toBe(true);
  expect((await cli(["check", ".", "-q"], { cwd, terminal: true, restorer })).stderr).toBe("");
});
