import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository, temporaryFolder } from "../support/folder.js";
import { cli, unspin } from "./harness.js";

/** What a terminal, or a reader's eye, could take for more than text. A report's own line feeds and tabs apart. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const RAW = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** The colors that unspin itself sets. */
const PAINT = new RegExp(`${"\x1b"}\\[\\d+m`, "g");

/** What GitHub's runner would obey in a line that a step prints. */
const COMMAND = /^\s*::[\w-]+.*::|##\[/m;

const NAME = "::add-mask::\x1b]0;owned\x07 \x9b2J\u202e ##[error]\n::error::x.txt";
const TEXT = [
  "::stop-commands::token he mentioned",
  "  ::error file=a::he mentioned \x1b[2J\x1b]8;;http://x\x07 it",
  "##[set-output name=x]y mentioned \x9b31m \u202eeno \r over",
  "\u2028::add-mask::x mentioned 12\x1b[1m\nmonths",
].join("\n\n");

describe("a hostile article with a hostile name", () => {
  it.each([
    ["check"],
    ["check", "--format", "github"],
    ["check", "--format", "checkstyle"],
    ["check", "--format", "junit"],
    ["restore", "--diff"],
    ["score"],
    ["score", "--format", "tsv"],
    ["explain"],
  ])("%s %s %s prints nothing that acts", async (...argv) => {
    const cwd = temporaryFolder({ [NAME]: TEXT });
    for (const terminal of [false, true]) {
      const { stdout, stderr } = await cli([...argv, NAME], { cwd, terminal });
      const ours = stdout.replaceAll(PAINT, "");
      expect(ours).not.toBe("");
      expect(ours).not.toMatch(RAW);
      expect(stderr.replaceAll("\r\x1b[K", "")).not.toMatch(RAW);
      if (argv.includes("github")) {
        for (const line of ours.trimEnd().split("\n").slice(0, -1))
          expect(line).toMatch(/^::warning file=[^:,]*,[^:]*::/);
      } else expect(ours).not.toMatch(COMMAND);
      expect(stderr).not.toMatch(COMMAND);
    }
  });

  it.each([
    ["check", NAME],
    ["check", `--${NAME}`],
    ["check", "--format", NAME, "a.txt"],
    [NAME],
    ["check", "--config", NAME, "a.txt"],
    ["check", "--baseline", NAME, "a.txt"],
    ["check", "--changed-since", NAME, "a.txt"],
    ["restore", "--encoding", NAME, "a.txt"],
    ["restore", "--out-dir", `a.txt/${NAME}`, "a.txt"],
  ])("%j is told safely as a mistake", async (...argv) => {
    const { code, stdout, stderr } = await cli(argv, { cwd: temporaryFolder({ "a.txt": "He mentioned it.\n" }) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^unspin: /);
    expect(stderr).not.toMatch(RAW);
    expect(stderr).not.toMatch(COMMAND);
  });

  it.each([
    ["unspin.config.json", `{"${"\\u001b]0;x\\u0007"}": 1, "minConfidence": "\\u001b[2J"}`],
    ["unspin.config.yaml", '"\\e]0;x\\a": 1\nminConfidence: "\\e[2J"\n'],
    ["words.dict", "\x1b]0;x\x07 \u202e ->\n"],
  ])("%s is told safely as a mistake", async (name, content) => {
    const cwd = temporaryFolder({ "a.txt": "He mentioned it.\n", [name]: content });
    const argv = name === "words.dict" ? ["dict", "lint", name] : ["check", "a.txt"];
    const { code, stdout, stderr } = await cli(argv, { cwd });
    expect(code).not.toBe(0);
    expect(stdout + stderr).not.toBe("");
    expect(stdout + stderr).not.toMatch(RAW);
  });
});

describe("keys that mean something to JavaScript", () => {
  const before = Reflect.ownKeys(Object.prototype);
  const isClean = () => expect(Reflect.ownKeys(Object.prototype)).toEqual(before);

  it("are keys like others in JSON lines, also as fields", async () => {
    const line = '{"__proto__":{"text":"He mentioned it","polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    for (const field of ["__proto__.text", "__proto__.__proto__.text", "constructor.prototype.polluted", "toString"]) {
      const { stdout } = await cli(["restore", "--field", field, "a.jsonl"], {
        cwd: temporaryFolder({ "a.jsonl": `${line}\n` }),
      });
      if (field === "__proto__.text") expect(stdout).toContain('{"__proto__":{"text":"He said it","polluted":1}');
      else expect(stdout).toBe(`${line}\n`);
      isClean();
    }
  });

  it.each([
    ["unspin.config.json", '{"__proto__":{"polluted":1}}'],
    ["unspin.config.json", '{"constructor":{"prototype":{"polluted":1}}}'],
    ["unspin.config.json", '{"overrides":[{"files":"*","__proto__":{"polluted":1}}]}'],
    ["unspin.config.yaml", "__proto__:\n  polluted: 1\n"],
    ["unspin.config.yaml", "constructor: {prototype: {polluted: 1}}\n"],
  ])("are no keys of %s: %s", async (name, content) => {
    const { code, stderr } = await cli(["check", "a.txt"], {
      cwd: temporaryFolder({ "a.txt": "Fine.\n", [name]: content }),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/unknown key .*(?:__proto__|constructor)/);
    isClean();
  });

  it("name files in a baseline like any other", async () => {
    const names = ["__proto__", "constructor", "toString"];
    const cwd = temporaryFolder(Object.fromEntries(names.map((name) => [`./${name}`, "He mentioned it.\n"])));
    const check = (...argv: string[]) => cli(["check", "--baseline", "known.json", ...argv, ...names], { cwd });
    expect((await check("--update-baseline")).code).toBe(0);
    expect(readFileSync(join(cwd, "known.json"), "utf8").match(/"(__proto__|constructor|toString)": \{/g)).toHaveLength(
      3,
    );
    expect((await check()).code).toBe(0);
    isClean();
  });
});

describe.runIf(existsSync("/dev/zero"))("a folder where files should be that are none", () => {
  const places = ["unspin.config.yaml", "unspin.config.json", "package.json"];
  const make: Record<string, (path: string) => void> = {
    "a link to a device": (path) => symlinkSync("/dev/zero", path),
    "a pipe": (path) => execFileSync("mkfifo", [path]),
    "a folder": (path) => mkdirSync(path),
  };

  it.each(Object.keys(make).flatMap((what) => places.map((place) => [what, place])))(
    "has %s for %s, which is told",
    async (what, place) => {
      const cwd = temporaryFolder({ "a.txt": "a" });
      make[what](join(cwd, place));
      const { code, stderr } = await cli(["check", "a.txt"], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain(`unspin: ${place}: not a regular file\n`);
    },
  );

  it.each(Object.keys(make))("has %s for a list of what to leave out: there is none", async (what) => {
    for (const place of [".unspinignore", ".gitignore"]) {
      const { cwd } = repository({ "a.txt": "a" });
      make[what](join(cwd, place));
      expect((await cli(["score", "."], { cwd })).stdout).toContain("a.txt");
    }
  });

  it.each(["--dictionary", "--model", "--baseline", "--config", "--files-from"])(
    "reads no device for %s, which may have no end",
    async (option) => {
      const cwd = temporaryFolder({ "a.txt": "a" });
      const { code, stderr } = await unspin(["check", option, "/dev/zero", "a.txt"], cwd);
      expect(code).toBe(2);
      expect(stderr).toContain("unspin: /dev/zero: a device, not a file\n");
    },
  );

  it.each(["--dictionary", "--model", "--baseline"])("names a folder given for %s", async (option) => {
    const cwd = temporaryFolder({ "a.txt": "a", "d/b": "" });
    const { code, stderr } = await unspin(["check", option, "d", "a.txt"], cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^unspin: d: is a folder, not a file(?:; write it with --update-baseline)?\n(?!.*error)/);
  });

  it("names no device as a dictionary, but may name one that ends at once", async () => {
    const check = (dictionary: string) =>
      unspin(
        ["check", "a.txt"],
        temporaryFolder({ "a.txt": "a", "unspin.config.yaml": `dictionaries: [${dictionary}]\n` }),
      );
    expect(await check("/dev/zero")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "unspin: /dev/zero: a device, not a file\nunspin: unspin.config.yaml:1:16: names /dev/zero\n",
      ),
    });
    expect((await check('"a\\0b"')).stderr).toMatch(/^unspin: .*a\\x00b: no file has such a name\n/);
    expect(await check("/dev/null")).toMatchObject({ code: 0 });
  });
});

describe("a repository of a stranger", () => {
  function theirs(): string {
    const { cwd, git } = repository({ "a.txt": "He mentioned it.\n", "watch.sh": "#!/bin/sh\ntouch ran\n" });
    chmodSync(join(cwd, "watch.sh"), 0o755);
    git("config", "core.fsmonitor", "./watch.sh");
    git("config", "diff.external", "./watch.sh");
    return cwd;
  }

  it.each(["$(touch ran)", "`touch ran`", "; touch ran", "HEAD; touch ran", "--output=ran", "--exec=touch ran", "-h"])(
    "runs no shell for the revision %s",
    async (revision) => {
      const cwd = theirs();
      const { code, stderr } = await cli(["check", `--changed-since=${revision}`, "a.txt"], { cwd });
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("no such git revision") });
      expect(readdirSync(cwd)).not.toContain("ran");
    },
  );

  it("cannot have its watcher or its diff run", async () => {
    const cwd = theirs();
    appendFileSync(join(cwd, "a.txt"), "He mentioned more.\n");
    const { stdout } = await cli(["check", "--changed-since", "HEAD", "a.txt"], { cwd });
    expect(stdout).toMatch(/^a\.txt:2:/m);
    expect(readdirSync(cwd)).not.toContain("ran");
  });
});
