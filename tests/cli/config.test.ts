import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli, read, unspin } from "./harness.js";

const SPUN = "She mentioned it, additionally.\n";

/** What check finds, as `file phrase` lines. */
async function found(argv: readonly string[], cwd: string): Promise<string[]> {
  const { stdout } = await cli(["check", ...argv], { cwd });
  return [...stdout.matchAll(/^(\S+?):[\d:]+ {2}(.*) → /gm)].map(([, file, phrase]) => `${file} ${phrase}`);
}

describe("configuration", () => {
  it("holds for the files below it, the nearest one only", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "allow: [mentioned]\n",
      "a.txt": SPUN,
      "b/unspin.config.json": "{}",
      "b/b.txt": SPUN,
    });
    expect(await found(["."], cwd)).toEqual(["a.txt additionally", "b/b.txt mentioned", "b/b.txt additionally"]);
    expect(await found(["--no-config", "a.txt"], cwd)).toEqual(["a.txt mentioned", "a.txt additionally"]);
    expect(await found(["--config", "b/unspin.config.json", "a.txt"], cwd)).toHaveLength(2);
  });

  it("keeps allowed phrases when it restores, too", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "allow: [Mentioned, ADDITIONALLY, 12 months]\n",
      "a.txt": SPUN,
    });
    expect((await cli(["restore", "a.txt"], { cwd })).stdout).toBe("She said it, also.\n");
    const lower = temporaryFolder({ "unspin.config.yaml": "allow: [mentioned]\n", "a.txt": SPUN });
    expect((await cli(["restore", "a.txt"], { cwd: lower })).stdout).toBe("She mentioned it, also.\n");
    expect((await cli(["restore"], { cwd: lower, stdin: SPUN })).stdout).toBe("She mentioned it, also.\n");
  });

  it("gives formats and fields by glob, and the command line goes before it", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "overrides: [{ files: '*.log', inputFormat: jsonl, field: body }]\n",
      "a.log": '{"text":"","body":"She mentioned it."}\n',
    });
    expect((await cli(["restore", "a.log"], { cwd })).stdout).toContain('"body":"She said it."');
    const given = await cli(["restore", "a.log", "--field", "text"], { cwd });
    expect(given.stdout).toContain('"body":"She mentioned it."');
  });

  it("that is broken fails its own files, each violation told once, and the others are done", async () => {
    const cwd = temporaryFolder({
      "bad/unspin.config.yaml": "alow: []\nthreshold: 2\n",
      "bad/a.txt": SPUN,
      "bad/b.txt": SPUN,
      "good.txt": SPUN,
    });
    const { code, stdout, stderr } = await cli(["check", "."], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("good.txt:1:5");
    expect(stderr).toBe(
      [
        "unspin: bad/unspin.config.yaml:1:1: unknown key alow; did you mean allow?",
        "unspin: bad/unspin.config.yaml:2:12: threshold must be from 0 to 1, not 2",
        "unspin: 2 findings in 1 of 1 document",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["unspin.config.yaml", "dictionaries:\n  - good.dict\n  - no.dict\n", "no.dict", "3:5"],
    ["unspin.config.json", '{"overrides": [{"files": "*.txt", "dictionaries": ["./no.dict"]}]}', "no.dict", "1:52"],
    ["package.json", '{"files": ["no.bin"],\n"unspin": {"model": "no.bin"}}', "no.bin", "2:21"],
  ])("in %s is told as what names a file that is missing", async (config, text, file, place) => {
    const cwd = temporaryFolder({ [config]: text, "good.dict": "", "a.txt": SPUN });
    const { code, stderr } = await unspin(["restore", "a.txt"], cwd);
    expect(code).toBe(2);
    expect(stderr).toBe(`unspin: ${file}: no such file or folder\nunspin: ${config}:${place}: names ${file}\n`);
  });

  it("is told as what names a broken dictionary or model, behind all that is wrong with it", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "overrides: [{files: b/*, dictionaries: [words/bad.dict]}, {files: a.txt, model: a.txt}]\n",
      "words/bad.dict": "grasp\nhold\n",
      "a.txt": SPUN,
      "b/c.txt": SPUN,
    });
    const { code, stderr } = await unspin(["check", "--jobs", "1", "a.txt", "b"], cwd);
    expect(code).toBe(2);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^unspin: a\.txt: this is not a model file/),
      "unspin: unspin.config.yaml:1:81: names a.txt",
      expect.stringMatching(/^unspin: words\/bad\.dict:1:1: /),
      expect.stringMatching(/^unspin: words\/bad\.dict:2:1: /),
      "unspin: unspin.config.yaml:1:41: names words/bad.dict",
      "unspin: 0 findings in 0 of 0 documents",
      "",
    ]);
  });

  it("is not told where it names another file than the one that is missing", async () => {
    const cwd = temporaryFolder({ "unspin.config.yaml": "dictionaries: [good.dict]\n", "good.dict": "" });
    const { stderr } = await unspin(["restore", "--dictionary", "no.dict"], cwd, SPUN);
    expect(stderr).toBe("unspin: no.dict: no such file or folder\n");
  });

  it("excludes files, also those named", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "ignore: [/b.txt, old/]\n",
      "a.txt": SPUN,
      "b.txt": SPUN,
      "c/b.txt": SPUN,
      "c/old/d.txt": SPUN,
    });
    const left = ["a.txt mentioned", "a.txt additionally", "c/b.txt mentioned", "c/b.txt additionally"];
    expect(await found(["."], cwd)).toEqual(left);
    expect(await found(["b.txt", "c/old/d.txt", "c/old", "c/b.txt", "a.txt"], cwd)).toEqual(left);
  });

  it("excludes by .unspinignore of any folder above", async () => {
    const cwd = temporaryFolder({
      ".unspinignore": "*.md\n!keep.md\n",
      "x/.unspinignore": "keep.md\n",
      "x/keep.md": SPUN,
      "a.md": SPUN,
      "y/keep.md": SPUN,
    });
    expect(await found(["a.md", "x", "y", "x/keep.md"], cwd)).toEqual([
      "y/keep.md mentioned",
      "y/keep.md additionally",
    ]);
  });

  it("has a threshold for each file", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "overrides: [{files: a.txt, threshold: 1}]\n",
      "a.txt": SPUN,
      "b.txt": SPUN,
    });
    expect(await found(["."], cwd)).toEqual(["b.txt mentioned", "b.txt additionally"]);
    expect(await found([".", "--threshold", "1"], cwd)).toEqual([]);
    expect(await found([".", "--threshold", "0"], cwd)).toHaveLength(4);
  });

  it("is shown by --print-config, whether the path is there or not", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "allow: [x]\nattributes: true\noverrides: [{files: '*.md', minConfidence: 0.7}]\n",
    });
    const { code, stdout } = await cli(["check", "--print-config", "no.md", "--field", "body"], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      config: "unspin.config.yaml",
      allow: ["x"],
      dictionaries: [],
      field: ["body"],
      threshold: 0,
      minConfidence: 0.7,
      attributes: true,
    });
    expect(JSON.parse((await cli(["restore", "--print-config", "x"])).stdout).config).toBe(null);
  });
});

it("--print-config of a folder tells what holds in it", async () => {
  const cwd = temporaryFolder({
    "unspin.config.yaml": "allow: [x]\noverrides: [{files: news/, threshold: 1}]\n",
    "news/a.md": "",
    "own/unspin.config.yaml": "allow: [y]\n",
  });
  const asked = async (path: string) => JSON.parse((await cli(["check", "--print-config", path], { cwd })).stdout);
  for (const path of [".", "./", cwd]) {
    expect(await asked(path)).toMatchObject({ config: "unspin.config.yaml", allow: ["x"], threshold: 0 });
  }
  expect(await asked("news")).toMatchObject({ config: "unspin.config.yaml", threshold: 1 });
  expect(await asked("own/")).toMatchObject({ config: "own/unspin.config.yaml", allow: ["y"] });
});

describe("init", () => {
  it("writes a configuration that changes nothing, and not twice", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    expect(await cli(["init"], { cwd })).toMatchObject({ code: 0, stderr: "unspin: unspin.config.yaml written\n" });
    expect(await found(["."], cwd)).toHaveLength(2);
    expect(await cli(["init"], { cwd })).toMatchObject({
      code: 2,
      stderr: "unspin: unspin.config.yaml: exists already; left as it is\n",
    });
  });

  it.each([
    ["unspin.config.json", "{}"],
    ["unspin.config.yml", "allow: []"],
    ["package.json", '{"unspin":{}}'],
  ])("writes none beside %s", async (name, content) => {
    const cwd = temporaryFolder({ [name]: content, "sub/a.txt": SPUN });
    expect(await cli(["init"], { cwd })).toMatchObject({
      code: 2,
      stderr: `unspin: ${name}: configures this folder already; left as it is\n`,
    });
    expect(existsSync(join(cwd, "unspin.config.yaml"))).toBe(false);
    // What holds from above gives way to a nearer one.
    expect(await cli(["init"], { cwd: join(cwd, "sub") })).toMatchObject({ code: 0 });
  });

  it("shows settings that are valid once they are no comments any more", async () => {
    const cwd = temporaryFolder();
    await cli(["init"], { cwd });
    const { parse } = await import("yaml");
    const { configSchema } = await import("../../src/config/schema.js");
    const { safeParse } = await import("valibot");
    const text = read(cwd, "unspin.config.yaml")
      .replace(/: \[\]$/gm, ":")
      .replace(/^#( {2}- |\s*\w+: |\s*overrides:| {3}- | {5})/gm, (_, rest: string) => rest.replace(/^ (?=\w)/, ""));
    const config = parse(text);
    expect(safeParse(configSchema, config).issues).toBeUndefined();
    expect(Object.keys(config)).toHaveLength(14);
  });
});

describe(".gitignore", () => {
  const files = {
    ".git/HEAD": "",
    ".gitignore": "*.log.txt\n/build/\n",
    "a.txt": SPUN,
    "b.log.txt": SPUN,
    "build/c.txt": SPUN,
    "d/.gitignore": "!e.log.txt\nf.txt\n",
    "d/e.log.txt": SPUN,
    "d/f.txt": SPUN,
  };

  it("holds in its repository, nested ones too, for what is found", async () => {
    const names = async (...argv: string[]) => [
      ...new Set((await found(argv, temporaryFolder(files))).map((line) => line.split(" ")[0])),
    ];
    expect(await names(".")).toEqual(["a.txt", "d/e.log.txt"]);
    expect(await names("**/*.txt")).toEqual(["a.txt", "d/e.log.txt"]);
    expect(await names(".", "--no-gitignore")).toEqual(["a.txt", "b.log.txt", "build/c.txt", "d/e.log.txt", "d/f.txt"]);
    expect(await names("b.log.txt", "build")).toEqual(["b.log.txt", "build/c.txt"]);
  });

  it("means nothing outside one", async () => {
    const cwd = temporaryFolder({ ".gitignore": "*\n", "a.txt": SPUN });
    expect(await found(["."], cwd)).toHaveLength(2);
  });
});

it("--no-error-on-unmatched-pattern takes nothing for an answer", async () => {
  const cwd = temporaryFolder({ "d/x.png": "" });
  const args = ["check", "no.txt", "*.md", "d"];
  const { code, stderr } = await cli(args, { cwd });
  expect(code).toBe(2);
  for (const name of ["no.txt", "*.md", "d"]) expect(stderr).toContain(`unspin: ${name}: `);
  expect(await cli([...args, "--no-error-on-unmatched-pattern"], { cwd })).toMatchObject({
    code: 0,
    stderr: "unspin: nothing to do\nunspin: 0 findings in 0 of 0 documents\n",
  });
});
