import { describe, expect, it } from "vitest";
import { createProgram } from "../../src/cli/program.js";
import { temporaryFolder } from "../support/folder.js";
import { cli, faultyRestorer, read, watchedRestorer } from "./harness.js";

const SPUN = "“Fine,” she mentioned.\r\nHe additionally left";
const RESTORED = "“Fine,” she said.\r\nHe also left";

describe("one text", () => {
  it("comes out on stdout, everything else byte for byte as it was", async () => {
    const cwd = temporaryFolder({ "a.txt": `\uFEFF${SPUN}` });
    expect(await cli(["restore", "a.txt"], { cwd })).toMatchObject({
      code: 0,
      stdout: `\uFEFF${RESTORED}`,
      stderr: "",
    });
    expect(read(cwd, "a.txt")).toBe(`\uFEFF${SPUN}`);
  });

  it.each([[[]], [["-"]]])("is read from stdin with the paths %j", async (paths) => {
    expect(await cli(["restore", ...paths], { stdin: SPUN })).toMatchObject({ code: 0, stdout: RESTORED, stderr: "" });
  });

  it("is asked for where a person sits at stdin", async () => {
    const { code, stderr } = await cli(["restore"]);
    expect(code).toBe(2);
    expect(stderr).toBe("unspin: nothing to read; name files, folders or patterns, or pipe a text in\n");
  });

  it("takes its format from --input-format, else from the name", async () => {
    const formats: (string | undefined)[] = [];
    const restorer = watchedRestorer((_, options) => formats.push(options?.format));
    const cwd = temporaryFolder({ "a.md": "x", "b.HTM": "x", "c.rst": "x" });
    for (const name of ["a.md", "b.HTM", "c.rst"]) await cli(["restore", name], { cwd, restorer });
    await cli(["restore", "a.md", "--input-format", "html"], { cwd, restorer });
    await cli(["restore", "--stdin-filepath", "post.markdown"], { stdin: "x", restorer });
    await cli(["restore"], { stdin: "x", restorer });
    expect(formats).toEqual(["markdown", "html", "text", "html", "markdown", "text"]);
  });

  it("goes through as it is if its name is left out", async () => {
    const cwd = temporaryFolder({ ".unspinignore": "vendor/\n", "unspin.config.json": '{"ignore":["*.log"]}' });
    const spun = Buffer.from("She mentioned it.\r\n\0\xff", "latin1");
    for (const name of ["vendor/a.md", "b.log", "c.jsonl"]) {
      const argv = ["--stdin-filepath", name, "--ignore", "*.jsonl"];
      const { code, bytes, stderr } = await cli(["restore", ...argv], { cwd, stdin: spun });
      expect({ code, bytes, stderr }).toEqual({ code: 0, bytes: spun, stderr: "" });
      const { code: found, stdout } = await cli(["check", ...argv], { cwd, stdin: spun });
      expect({ found, stdout }).toEqual({ found: 0, stdout: "" });
      expect((await cli(["explain", ...argv], { cwd, stdin: spun })).stderr).toContain(`${name} is left out`);
    }
    expect((await cli(["restore", "--stdin-filepath", "a.md"], { cwd, stdin: "mentioned" })).stdout).toBe("said");
  });

  it("passes --assume and --min-confidence on", async () => {
    let given: unknown;
    const restorer = watchedRestorer((_, options) => {
      given = options;
    });
    await cli(["restore", "--assume", "spun", "--min-confidence", "0.5"], { stdin: "x", restorer });
    expect(given).toEqual({ format: "text", assume: "spun", minConfidence: 0.5 });
  });

  it("that is empty is a failure if it was named, and done with a note if a folder holds it", async () => {
    const cwd = temporaryFolder({ "texts/a.txt": "" });
    expect(await cli(["restore", "texts/a.txt"], { cwd })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "unspin: texts/a.txt: an empty file; nothing to restore\n",
    });
    expect(await cli(["restore", "--diff", "texts"], { cwd })).toMatchObject({
      code: 0,
      stderr: "unspin: texts/a.txt: empty, nothing to restore\n",
    });
  });
});

describe("several texts", () => {
  it("do not go to stdout together", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN, "b.txt": SPUN });
    const { code, stdout, stderr } = await cli(["restore", "a.txt", "b.txt"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^unspin: 2 inputs, .*--write, --out-dir DIR, --diff or --report FORMAT\n$/);
  });

  it("are shown as one diff, sorted by path, whatever the order of arguments", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN, "b.txt": SPUN });
    const one = await cli(["restore", "--diff", "b.txt", "a.txt", "./a.txt"], { cwd });
    expect(one.stdout).toContain(
      "a.txt:1:13\n  “Fine,” she [-mentioned-]{+said+}. He [-additionally-]{+also+} left\nb.txt:1:13",
    );
    expect(one).toEqual(await cli(["restore", "a.txt", "--diff", "b.txt"], { cwd }));
  });

  it("are all done although some fail, each failure named", async () => {
    const cwd = temporaryFolder({
      "a.txt": SPUN,
      "bad.txt": new Uint8Array([0x61, 0xff]),
      "bin.txt": "a\0b",
      "z.txt": SPUN,
    });
    const { code, stderr } = await cli(["restore", "-w", "no.txt", "z.txt", "bad.txt", "a.txt", "bin.txt"], { cwd });
    expect(code).toBe(2);
    expect(stderr.split("\n")).toEqual([
      "unspin: no.txt: no such file or folder",
      expect.stringMatching(/^unspin: bad\.txt: .*; /),
      "unspin: bin.txt: a binary file, it holds NUL bytes; left as it is",
      "unspin: 4 changes; 2 of 4 files written",
      "",
    ]);
    expect(read(cwd, "a.txt")).toBe(RESTORED);
    expect(read(cwd, "z.txt")).toBe(RESTORED);
    expect(read(cwd, "bin.txt")).toBe("a\0b");
  });

  it("pass over a binary file in a folder, but not one that was named", async () => {
    const cwd = temporaryFolder({ "a.txt": "a\0b", "b.md": "\0\xff", "c.txt": SPUN });
    const { code, stderr } = await cli(["restore", "-w", "."], { cwd });
    expect(code).toBe(0);
    expect(stderr.split("\n").slice(0, 2)).toEqual([
      "unspin: a.txt: a binary file, it holds NUL bytes; left as it is",
      "unspin: b.md: a binary file, it holds NUL bytes; left as it is",
    ]);
    expect((await cli(["restore", "-w", ".", "a.txt"], { cwd })).code).toBe(2);
  });

  it("are no longer worked on once nobody reads", async () => {
    let texts = 0;
    const restorer = watchedRestorer(() => texts++);
    const cwd = temporaryFolder({ "a.txt": SPUN, "b.txt": SPUN, "c.txt": SPUN });
    expect(await cli(["restore", "--diff", "."], { cwd, restorer, reader: false })).toMatchObject({
      code: 0,
      stderr: "",
    });
    expect(texts).toBe(1);
    await cli(["restore", "--diff", "--report=json=r.json", "."], { cwd, restorer, reader: false });
    expect(JSON.parse(read(cwd, "r.json")).documents).toHaveLength(3);
  });

  it("name a fault of the restorer by its document and go on", async () => {
    const cwd = temporaryFolder({ "a.txt": "boom", "b.txt": SPUN });
    const { code, stderr } = await cli(["restore", "-w", "."], { cwd, restorer: faultyRestorer });
    expect(code).toBe(2);
    expect(stderr).toContain("unspin: a.txt: internal error");
    expect(stderr).toContain("out of luck");
    expect(read(cwd, "b.txt")).toBe(RESTORED);
  });
});

describe("reports", () => {
  it("take the text's place on stdout", async () => {
    const { stdout, code } = await cli(["restore", "--report", "json"], { stdin: SPUN });
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ schema: 1, documents: [{ path: "stdin", score: 0.99 }] });
    expect(report.documents[0].changes[1]).toMatchObject({
      line: 2,
      column: 4,
      source: "additionally",
      replacement: "also",
    });
  });

  it("go to files beside the text", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { stdout } = await cli(["restore", "a.txt", "--report", "json=r.json", "--report=patch=r/p.patch"], { cwd });
    expect(stdout).toBe(RESTORED);
    expect(JSON.parse(read(cwd, "r.json")).documents).toHaveLength(1);
    expect(read(cwd, "r/p.patch")).toContain("+He also left\n\\ No newline");
  });

  it("go to stdout with the diff on stderr", async () => {
    const { stdout, stderr } = await cli(["restore", "--report", "json", "--diff"], { stdin: SPUN });
    expect(JSON.parse(stdout).documents).toHaveLength(1);
    expect(stderr).toContain("{+said+}");
  });

  it("are colored as asked", async () => {
    const plain = (await cli(["restore", "--diff"], { stdin: SPUN })).stdout;
    expect(plain).not.toContain("\x1b");
    const always = await cli(["restore", "--diff", "--color", "always"], { stdin: SPUN, env: { NO_COLOR: "1" } });
    expect(always.stdout).toContain("\x1b[32msaid\x1b[39m");
    const terminal = { stdin: SPUN, terminal: true };
    expect((await cli(["restore", "--diff"], terminal)).stdout).toContain("\x1b[");
    expect((await cli(["restore", "--diff"], { ...terminal, env: { NO_COLOR: "1" } })).stdout).toBe(plain);
    expect((await cli(["restore", "--diff"], { ...terminal, env: { TERM: "dumb" } })).stdout).toBe(plain);
    expect((await cli(["restore", "--diff", "--color=never"], terminal)).stdout).toBe(plain);
    expect((await cli(["restore", "--diff"], { stdin: SPUN, env: { FORCE_COLOR: "1" } })).stdout).toContain("\x1b[");
  });
});

describe("a wrong command line", () => {
  const cwd = () => temporaryFolder({ "a.txt": "x", "b.jsonl": "{}", list: "a.txt\n" });
  it.each([
    [["restore", "a.txt", "--wriet"], "unspin: unknown option '--wriet'; did you mean --write?\n"],
    [["restore", "a.txt", "-w", "-o", "x"], /cannot be used with/],
    [["restore", "a.txt", "--backup"], "unspin: --backup goes with --write\n"],
    [["restore", "-", "-w"], "unspin: stdin has no file to write to; leave out --write\n"],
    [["restore", "-", "-o", "x"], "unspin: stdin has no file to write to; name it with --stdin-filepath\n"],
    [["restore", "a.txt", "--min-confidence", "2"], /'2' is invalid\. Give a number from 0 to 1; see --help/],
    [["restore", "a.txt", "--min-confidence", ""], /Give a number/],
    [["restore", "a.txt", "--report", "pdf"], /Formats are diff, patch, json/],
    [["restore", "a.txt", "--report", "json="], /Name a file after json=/],
    [["restore", "a.txt", "--report", "json", "--report", "patch"], /only one report can go to stdout/],
    [["restore", "b.jsonl", "--report", "patch"], /a patch cannot tell .* b\.jsonl; use --report json/],
    [["restore", "-", "--files-from", "-"], /stdin cannot be both/],
    [["restore", "a.txt", "--assume", "maybe"], /Allowed choices are spun, clean, auto/],
    [["restore", "a.txt", "--encoding", "ebcdic"], /Known are utf-8, /],
    [["restore", "a.txt", "--write", "--backup="], /--backup= lacks a suffix; /],
    [["restore", "b.jsonl", "--field", "unspin"], /That key holds the result; /],
    [["restore", "a.txt", "-w", ""], "unspin: one of the paths is empty; is a variable not set?\n"],
    [["restore", "a.txt", "-o", ""], /'' is invalid\. Give a path; see --help/],
    [["restore", "a.txt", "--dictionary="], /'' is invalid\. Give a path; see --help/],
    [["restore", "b.jsonl", "--field", ""], /'' is invalid\. Name a key; see --help/],
    [
      ["restore", "a.txt", "-o", "list"],
      "unspin: list is a file, but --out-dir names a folder; for one text say > list\n",
    ],
    [
      ["restore", "a.txt", "-o", "b.txt"],
      /^unspin: b\.txt is no folder, .*; for one text say > b\.txt, or make the folder\n$/,
    ],
    [["rstore"], "unspin: unknown command rstore; did you mean restore?\n"],
    [["fix", "a.txt"], "unspin: unknown command fix; did you mean restore --write?\n"],
    [["lint", "."], "unspin: unknown command lint; did you mean check?\n"],
    [["check", "--fix", "."], "unspin: unknown option '--fix'; did you mean unspin restore --write?\n"],
    [["check", "a.txt", "--write"], "unspin: unknown option '--write'; did you mean unspin restore --write?\n"],
    [["chek", "a.txt"], "unspin: unknown command chek; did you mean check?\n"],
    [["a.txt"], "unspin: unknown command a.txt; to restore a file say unspin restore a.txt\n"],
    [["frobnicate"], "unspin: unknown command frobnicate; see unspin --help\n"],
    [["help", "chek"], "unspin: no command chek; see unspin --help\n"],
    [["completion"], "unspin: name the shell; see --help\n"],
    [["completion", "tcsh"], "unspin: shell 'tcsh' is invalid. Allowed choices are bash, zsh, fish; see --help\n"],
    [[], "unspin: name a command, restore or check; see unspin --help\n"],
  ])("%j is told in one line", async (argv, message) => {
    const { code, stdout, stderr } = await cli(argv, { cwd: cwd(), stdin: "x" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^unspin: [^\n]+\n$/);
    if (typeof message === "string") expect(stderr).toBe(message);
    else expect(stderr).toMatch(message);
  });
});

describe("paths", () => {
  it("come from --files-from, by lines or by NUL, from a file or from stdin", async () => {
    const cwd = temporaryFolder({
      "a.txt": SPUN,
      "b c.txt": SPUN,
      list: "a.txt\r\nb c.txt\n",
      list0: "a.txt\0b c.txt\0",
    });
    const expected = (await cli(["restore", "--diff", "a.txt", "b c.txt"], { cwd })).stdout;
    for (const list of ["list", "list0"]) {
      expect((await cli(["restore", "--diff", "--files-from", list], { cwd })).stdout).toBe(expected);
      const stdin = read(cwd, list);
      expect((await cli(["restore", "--diff", "--files-from", "-"], { cwd, stdin })).stdout).toBe(expected);
    }
  });

  it("that come to none are no failure if the list was empty or all of it is ignored", async () => {
    expect(await cli(["restore", "--files-from", "-"], { stdin: "" })).toMatchObject({ code: 0, stdout: "" });
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { code, stderr } = await cli(["restore", "-w", "a.txt", "--ignore", "*.txt"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "unspin: nothing to do\n" });
    expect(read(cwd, "a.txt")).toBe(SPUN);
  });

  it("with escape sequences in them are spelt out", async () => {
    expect((await cli(["restore", "\x1b]red\n"])).stderr).toBe("unspin: \\x1b]red\\n: no such file or folder\n");
  });
});

describe("help", () => {
  const commands = createProgram({} as never, undefined as never, () => {}).commands;
  const names = commands.flatMap((command) => [
    [command.name()],
    ...command.commands.map((member) => [command.name(), member.name()]),
  ]);

  it.each([[], ...names].map((argv) => argv.join(" ")))("of unspin %s begins with examples", async (name) => {
    const { code, stdout, stderr } = await cli([...name.split(" ").filter(Boolean), "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Examples:\n {2}unspin /);
  });

  it("is also told by a command", async () => {
    expect(await cli(["help", "check"])).toEqual(await cli(["check", "--help"]));
    expect(await cli(["help", "dict", "lint"])).toEqual(await cli(["dict", "lint", "--help"]));
    expect(await cli(["help"])).toEqual(await cli(["--help"]));
  });

  it("tells what the exit codes mean", async () => {
    expect((await cli(["--help"])).stdout).toContain("Exit codes: 0 ");
  });

  it("tells the version", async () => {
    expect((await cli(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
