import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli, type Outcome, read, watchedRestorer } from "./harness.js";

const FILES = { "a.txt": "In the morning she mentioned it.\n", "b.md": "additionally, *12 months*\n", "c.txt": "x\n" };

/** Runs a command and tells which texts had to be restored for it. */
async function run(argv: readonly string[], cwd: string): Promise<Outcome & { readonly restored: string[] }> {
  const restored: string[] = [];
  const restorer = watchedRestorer((source) => restored.push(source));
  return { ...(await cli(argv, { cwd, restorer })), restored };
}

const CHECK = ["check", ".", "--cache"];

describe("--cache", () => {
  it.each(["pretty", "json", "jsonl", "sarif", "junit"])(
    "reports the same as %s, and works on nothing twice",
    async (format) => {
      const cwd = temporaryFolder(FILES);
      const { restored, ...first } = await run([...CHECK, "--format", format], cwd);
      expect(restored).toHaveLength(3);
      expect(first.code).toBe(1);
      expect(await run([...CHECK, "--format", format], cwd)).toEqual({ ...first, restored: [] });
      expect(await cli(["check", ".", "--format", format], { cwd })).toEqual(first);
    },
  );

  it("works on what is new or changed, and forgets what is gone", async () => {
    const cwd = temporaryFolder(FILES);
    await run(CHECK, cwd);
    writeFileSync(join(cwd, "c.txt"), "she mentioned y\n");
    writeFileSync(join(cwd, "d.txt"), "z\n");
    rmSync(join(cwd, "a.txt"));
    const { restored, stdout } = await run(CHECK, cwd);
    expect(restored).toEqual(["she mentioned y\n", "z\n"]);
    expect(stdout).toContain("c.txt:1:5");
    expect(read(cwd, ".unspincache")).not.toContain("a.txt");
    writeFileSync(join(cwd, "a.txt"), FILES["a.txt"]);
    expect((await run(CHECK, cwd)).restored).toEqual([FILES["a.txt"]]);
  });

  it("keeps what is known of files that were not looked at", async () => {
    const cwd = temporaryFolder(FILES);
    await run(CHECK, cwd);
    writeFileSync(join(cwd, "c.txt"), "y\n");
    await run(["check", "c.txt", "--cache"], cwd);
    expect((await run(CHECK, cwd)).restored).toEqual([]);
  });

  it("works anew under other settings, but not under others that only choose what is reported", async () => {
    const cwd = temporaryFolder({ ...FILES, "more.dict": "foo -> bar\n", "unspin.config.json": "{}" });
    const all = [FILES["a.txt"], FILES["b.md"], FILES["c.txt"]];
    await run(CHECK, cwd);
    for (const options of [
      ["--min-confidence", "0.6"],
      ["--assume", "spun"],
      ["--input-format", "html"],
    ]) {
      expect((await run([...CHECK, ...options], cwd)).restored).toEqual(all);
      expect((await run([...CHECK, ...options], cwd)).restored).toEqual([]);
    }
    await run(CHECK, cwd);
    expect((await run([...CHECK, "--threshold", "0.5", "--max-findings", "9"], cwd)).restored).toEqual([]);
    writeFileSync(join(cwd, "unspin.config.json"), '{"allow": ["mentioned"]}');
    const allowed = await run(CHECK, cwd);
    expect(allowed.restored).toEqual(all);
    expect(allowed.stdout).not.toContain("mentioned");
    const dictionary = join(cwd, "more.dict");
    expect((await run([...CHECK, "--dictionary", dictionary], cwd)).restored).toEqual(all);
    expect((await run([...CHECK, "--dictionary", dictionary], cwd)).restored).toEqual([]);
    writeFileSync(dictionary, "foo -> baz\n");
    expect((await run([...CHECK, "--dictionary", dictionary], cwd)).restored).toEqual(all);
  });

  it("serves restore as well as check, but judges what was written by itself", async () => {
    const cwd = temporaryFolder(FILES);
    await run(CHECK, cwd);
    const write = ["restore", "--write", "--cache", "."];
    const first = await run(write, cwd);
    expect(first).toMatchObject({ restored: [], stderr: "unspin: 3 changes; 2 of 3 files written\n" });
    expect(read(cwd, "a.txt")).toBe("In the morning she said it.\n");
    expect((await run(write, cwd)).restored).toEqual(["In the morning she said it.\n", "also, *year*\n"]);
    expect(await run(write, cwd)).toMatchObject({
      restored: [],
      stderr: "unspin: 0 changes; 0 of 3 files written\n",
    });
  });

  it("heeds directives, and remembers what is said of them", async () => {
    const cwd = temporaryFolder({ "a.md": "<!-- unspin-disable additionally -->\n\nmentioned\n" });
    const strict = [...CHECK, "--report-unused-directives"];
    const { restored: _, ...first } = await run(strict, cwd);
    expect(first.stdout).toContain("unspin-disable");
    expect(await run(strict, cwd)).toEqual({ ...first, restored: [] });
    expect((await run(CHECK, cwd)).stdout).not.toContain("unspin-disable");
  });

  it("asks nothing of a text that has no place, nor of records", async () => {
    const cwd = temporaryFolder({ "a.jsonl": '{"text":"mentioned"}\n' });
    for (let time = 0; time < 2; time++) {
      expect((await run(["check", "a.jsonl", "--cache"], cwd)).restored).toEqual(["mentioned"]);
      expect((await cli(["check", "-", "--cache"], { cwd, stdin: "mentioned" })).stdout).toContain("stdin:1:1");
    }
  });

  it("may be a file or in a folder, and can be taken elsewhere with the documents", async () => {
    const cwd = temporaryFolder(FILES);
    await run(["check", ".", "--cache-location", "made/here/known"], cwd);
    expect(existsSync(join(cwd, ".unspincache"))).toBe(false);
    expect((await run(["check", ".", "--cache-location", "made/here/known"], cwd)).restored).toEqual([]);
    await run(["check", ".", "--cache-location", "made/"], cwd);
    await run(["check", ".", "--cache-location", "made"], cwd);
    expect(existsSync(join(cwd, "made/.unspincache"))).toBe(true);
    await run(CHECK, cwd);
    const elsewhere = temporaryFolder({ ...FILES, ".unspincache": read(cwd, ".unspincache") });
    expect((await run(CHECK, elsewhere)).restored).toEqual([]);
  });

  it("is never believed when damaged, cut short or of another version", async () => {
    const cwd = temporaryFolder(FILES);
    await run(CHECK, cwd);
    const good = read(cwd, ".unspincache");
    const { restored: _, ...right } = await run(CHECK, cwd);
    const damaged = [
      good.slice(0, -20),
      good.slice(0, 20),
      good.slice(0, good.indexOf("\n") + 1),
      good.replace("mentioned", "mansioned"),
      `${good}"d.txt"\t1\t{}\n`,
    ];
    for (const content of damaged) {
      writeFileSync(join(cwd, ".unspincache"), content);
      const anew = await run(CHECK, cwd);
      expect(anew.restored).toHaveLength(3);
      expect(anew.stdout).toBe(right.stdout);
      expect(anew.stderr).toContain("unspin: .unspincache: a damaged cache; it is made anew\n");
      expect(await run(CHECK, cwd)).toEqual({ ...right, restored: [] });
    }
    for (const content of ["", good.replace("cache 1", "cache 2")]) {
      writeFileSync(join(cwd, ".unspincache"), content);
      expect(await run(CHECK, cwd)).toMatchObject({ ...right, restored: expect.objectContaining({ length: 3 }) });
    }
  });

  it("is not written over a file that is none", async () => {
    const cwd = temporaryFolder(FILES);
    expect(await run(["check", ".", "--cache-location", "c.txt"], cwd)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "unspin: c.txt: no cache of unspin; remove it, or name another file with --cache-location\n",
    });
    expect(read(cwd, "c.txt")).toBe("x\n");
  });

  it("is not written through a link that lies in a folder, unless it is named", async () => {
    const cwd = temporaryFolder({ "content/a.txt": "x\n", elsewhere: "" });
    symlinkSync("../elsewhere", join(cwd, "content/.unspincache"));
    const inside = { cwd: join(cwd, "content") };
    const { code, stderr } = await cli(CHECK, inside);
    expect(code).toBe(2);
    expect(stderr).toContain("unspin: .unspincache: a link; name what it leads to with --cache-location\n");
    expect(read(cwd, "elsewhere")).toBe("");
    expect(await cli(["check", ".", "--cache-location", "./.unspincache"], inside)).toMatchObject({ code: 0 });
    expect(read(cwd, "elsewhere")).not.toBe("");
  });

  it("fails where it cannot be read or written; what cannot be written comes after all else", async () => {
    const cwd = temporaryFolder({ ...FILES, taken: "a file" });
    expect(await run(["check", ".", "--cache-location", "taken/known"], cwd)).toMatchObject({
      code: 2,
      restored: [],
      stderr: "unspin: taken/known: a part of the path is not a folder\n",
    });
    const unwritten = await run(["check", ".", "--cache-location", "/proc/known"], cwd);
    expect(unwritten.code).toBe(2);
    expect(unwritten.stdout).toContain("a.txt:1:20");
    expect(unwritten.stderr).toMatch(/^unspin: \/proc\/known: .*\nunspin: 3 findings in 2 of 3 documents\n$/);
  });
});
