import { chmodSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli, fakeRestorer, read, watchedRestorer } from "./harness.js";

const SPUN = "“Fine,” she mentioned.\r\nHe additionally left";
const RESTORED = "“Fine,” she said.\r\nHe also left";

describe("--write", () => {
  it("replaces a file, keeps its mode and leaves nothing beside it", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    chmodSync(join(cwd, "a.txt"), 0o640);
    expect(await cli(["restore", "--write", "a.txt"], { cwd })).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "unspin: 2 changes; 1 of 1 file written\n",
    });
    expect(read(cwd, "a.txt")).toBe(RESTORED);
    expect(statSync(join(cwd, "a.txt")).mode & 0o777).toBe(0o640);
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
  });

  it("does not touch a file that has nothing to restore", async () => {
    const cwd = temporaryFolder({ "a.txt": "Nothing here." });
    utimesSync(join(cwd, "a.txt"), 1000, 1000);
    expect((await cli(["restore", "-w", "a.txt"], { cwd })).code).toBe(0);
    expect(statSync(join(cwd, "a.txt")).mtimeMs).toBe(1_000_000);
  });

  it("writes a link's target, not the link", async () => {
    const cwd = temporaryFolder({ "real/a.txt": SPUN });
    symlinkSync("real/a.txt", join(cwd, "link.txt"));
    await cli(["restore", "-w", "link.txt"], { cwd });
    expect(read(cwd, "real/a.txt")).toBe(RESTORED);
  });

  it("leaves a file alone that changed meanwhile", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const restorer = watchedRestorer(() => writeFileSync(join(cwd, "a.txt"), "somebody else's words"));
    const { code, stderr } = await cli(["restore", "-w", "a.txt"], { cwd, restorer });
    expect(code).toBe(2);
    expect(stderr).toContain("unspin: a.txt: changed while unspin was at work on it; ");
    expect(read(cwd, "a.txt")).toBe("somebody else's words");
  });

  it("keeps a backup beside the file and never overwrites one", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN, "b.txt": SPUN, "b.txt.orig": "older" });
    const { code, stderr } = await cli(["restore", "-w", "--backup", "a.txt", "b.txt"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("unspin: b.txt.orig: exists already; ");
    expect([read(cwd, "a.txt"), read(cwd, "a.txt.orig")]).toEqual([RESTORED, SPUN]);
    expect([read(cwd, "b.txt"), read(cwd, "b.txt.orig")]).toEqual([SPUN, "older"]);
    await cli(["restore", "-w", "--backup=.bak", "b.txt"], { cwd });
    expect([read(cwd, "b.txt"), read(cwd, "b.txt.bak")]).toEqual([RESTORED, SPUN]);
  });

  it("shows the diff on stderr", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { stdout, stderr } = await cli(["restore", "-w", "--diff", "a.txt"], { cwd });
    expect(stdout).toBe("");
    expect(stderr).toContain("she [-mentioned-]{+said+}");
  });
});

describe("--out-dir", () => {
  it("mirrors the tree and does not read its own output on the next run", async () => {
    const cwd = temporaryFolder({ "in/a.txt": SPUN, "in/deep/b.md": SPUN, "in/picture.png": "x" });
    for (let run = 0; run < 2; run++) expect((await cli(["restore", ".", "-o", "out"], { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, "out"), { recursive: true }).sort()).toEqual([
      "in",
      "in/a.txt",
      "in/deep",
      "in/deep/b.md",
    ]);
    expect(read(cwd, "out/in/deep/b.md")).toBe(RESTORED);
    expect(read(cwd, "in/a.txt")).toBe(SPUN);
  });

  it("keeps files from elsewhere below the folder that was named", async () => {
    const elsewhere = temporaryFolder({ "posts/a.txt": SPUN });
    const cwd = temporaryFolder();
    await cli(["restore", join(elsewhere, "posts"), "-o", "out"], { cwd });
    expect(read(cwd, "out/posts/a.txt")).toBe(RESTORED);
  });

  it("does not write a file over itself", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { code, stderr } = await cli(["restore", "a.txt", "-o", "."], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("unspin: a.txt: --out-dir would write it over itself; use --write");
  });

  it("may be above the files that are named", async () => {
    const cwd = temporaryFolder({ "work/a.txt": SPUN });
    expect(await cli(["restore", "-o", "..", "a.txt"], { cwd: join(cwd, "work") })).toMatchObject({ code: 0 });
    expect(read(cwd, "a.txt")).toBe(RESTORED);
    expect(read(cwd, "work/a.txt")).toBe(SPUN);
    const { code, stderr } = await cli(["restore", "-o", cwd, join(cwd, "work/a.txt")]);
    expect(code).toBe(2);
    expect(stderr).toContain("--out-dir would write it over itself; use --write");
  });

  it("takes stdin with a name", async () => {
    const cwd = temporaryFolder();
    await cli(["restore", "-o", "out", "--stdin-filepath", "x/a.txt"], { cwd, stdin: SPUN });
    expect(read(cwd, "out/x/a.txt")).toBe(RESTORED);
    await cli(["restore", "-o", "out", "--stdin-filepath", "../../b.txt"], { cwd: join(cwd, "out"), stdin: SPUN });
    expect(readdirSync(join(cwd, "out/out"), { recursive: true })).toHaveLength(2);
  });

  it.each([
    ["taken/below", "unspin: taken/below: a part of the path is not a folder\n"],
    ["other", "unspin: other/a.txt: is a folder, not a file\n"],
  ])("names what it cannot write: %s", async (folder, message) => {
    const cwd = temporaryFolder({ "a.txt": SPUN, taken: "a file", "other/a.txt/b": "" });
    const { code, stderr } = await cli(["restore", "-q", "a.txt", "-o", folder], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: message });
  });
});

describe("encodings", () => {
  const latin = Buffer.from("caf\xe9, she mentioned", "latin1");
  const utf16 = Buffer.from("\uFEFFcafé, she mentioned\n", "utf16le");

  it("are kept", async () => {
    expect((await cli(["restore", "--encoding", "latin1"], { stdin: latin })).bytes.toString("latin1")).toBe(
      "café, she said",
    );
    // A byte order mark need not come whole.
    for (const stdin of [utf16, [utf16.subarray(0, 1), utf16.subarray(1, 2), utf16.subarray(2)]]) {
      expect((await cli(["restore"], { stdin })).bytes.toString("utf16le")).toBe("\uFEFFcafé, she said\n");
    }
  });

  it("that do not fit are named and the file left alone", async () => {
    const cwd = temporaryFolder({ "a.txt": latin, "b.txt": utf16.subarray(0, 9) });
    const { code, stderr } = await cli(["restore", "-w", "."], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^unspin: a\.txt: not utf-8.*; name its encoding with --encoding\nunspin: b\.txt: not utf-16le/,
    );
  });

  it("that lack a character of the replacement are named", async () => {
    const restorer = {
      ...fakeRestorer,
      restore: (source: string) => ({ ...fakeRestorer.restore(source), text: "→" }),
    };
    const cwd = temporaryFolder({ "a.txt": latin });
    const { code, stderr } = await cli(["restore", "-w", "--encoding=latin1", "a.txt"], { cwd, restorer });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^unspin: a\.txt: latin1 has no "→"/);
    expect(read(cwd, "a.txt")).toBe(latin.toString());
  });

  it("are those of the patch, except UTF-16, which has none", async () => {
    const patch = ["restore", "--report", "patch"];
    expect((await cli([...patch, "--encoding", "latin1"], { stdin: latin })).bytes.toString("latin1")).toContain(
      "+café, she said",
    );
    const { code, stdout, stderr } = await cli(patch, { stdin: utf16 });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: "",
      stderr: "unspin: stdin: a patch cannot tell changes in utf-16le\n",
    });
  });
});
