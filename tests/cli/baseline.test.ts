import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository, temporaryFolder } from "../support/folder.js";
import { cli, read } from "./harness.js";

const BASELINE = ["check", ".", "--baseline", "known.json"];
const UPDATE = [...BASELINE, "--update-baseline"];

describe("--baseline", () => {
  it("is not written if nothing could be read", async () => {
    const cwd = temporaryFolder();
    const { code } = await cli(["check", "no.txt", "--baseline", "known.json", "--update-baseline"], { cwd });
    expect([code, existsSync(join(cwd, "known.json"))]).toEqual([2, false]);
  });

  it("takes out what was written down, whatever happens elsewhere in the file", async () => {
    const cwd = temporaryFolder({ "a.txt": "In the morning she mentioned it to him.\n", "b/c.txt": "additionally\n" });
    expect(await cli(UPDATE, { cwd })).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "unspin: 0 findings in 0 of 2 documents, 2 written to known.json\n",
    });
    expect(await cli(BASELINE, { cwd })).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "unspin: 0 findings in 0 of 2 documents, 2 known\n",
    });
    writeFileSync(join(cwd, "a.txt"), "First, 12 months passed.\n\nIn the morning\nshe mentioned it to him.\n");
    const { code, stdout, stderr } = await cli(BASELINE, { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.txt:1:8 {2}12 months → year/);
    expect(stderr).toBe("unspin: 1 finding in 1 of 2 documents, 2 known\n");
  });

  it("is a file that says what it holds, sorted, and the same for the same findings", async () => {
    const cwd = temporaryFolder({ "b.txt": "mentioned", "a.txt": "x\n12\tmonths 12 months", "clean.txt": "x" });
    await cli(UPDATE, { cwd });
    const written = read(cwd, "known.json");
    const { version, findings } = JSON.parse(written);
    expect(version).toBe(1);
    expect(Object.keys(findings)).toEqual(["a.txt", "b.txt"]);
    expect(Object.values(findings["b.txt"])).toEqual(["mentioned"]);
    await cli([...UPDATE, "b.txt", "a.txt"], { cwd });
    expect(read(cwd, "known.json")).toBe(written);
  });

  it("keeps what is known of files that were not looked at, unless they are gone", async () => {
    const cwd = temporaryFolder({ "a.txt": "mentioned", "b.txt": "mentioned" });
    await cli(UPDATE, { cwd });
    writeFileSync(join(cwd, "a.txt"), "nothing");
    await cli(["check", "a.txt", "--baseline", "known.json", "--update-baseline"], { cwd });
    expect(Object.keys(JSON.parse(read(cwd, "known.json")).findings)).toEqual(["b.txt"]);
  });

  it("knows files by their place beside it, from wherever it is run", async () => {
    const cwd = temporaryFolder({ "site/a.txt": "mentioned" });
    await cli(["check", "site", "--baseline", "site/known.json", "--update-baseline"], { cwd });
    expect((await cli(["check", ".", "--baseline", "known.json"], { cwd: join(cwd, "site") })).code).toBe(0);
  });

  it("tells the records of a file apart", async () => {
    const cwd = temporaryFolder({ "a.jsonl": '{"text":"mentioned"}\n{"text":"mentioned"}\n' });
    expect((await cli(["check", "a.jsonl", "--baseline", "k.json", "--update-baseline"], { cwd })).stderr).toContain(
      "2 written",
    );
    writeFileSync(join(cwd, "a.jsonl"), '{"text":"mentioned"}\n'.repeat(3));
    expect((await cli(["check", "a.jsonl", "--baseline", "k.json"], { cwd })).stdout).toContain("a.jsonl:3:1:1");
  });

  it("keeps what is known of lines that have not changed, and of what lies below the threshold", async () => {
    const { cwd } = repository({ "a.txt": "mentioned it\nx\n" });
    await cli(UPDATE, { cwd });
    writeFileSync(join(cwd, "a.txt"), "mentioned it\nx\nadditionally\n");
    expect((await cli([...UPDATE, "--changed-since", "HEAD"], { cwd })).stderr).toContain("2 written to known.json");
    expect((await cli([...UPDATE, "--threshold", "1"], { cwd })).stderr).toContain("2 written to known.json");
    expect((await cli(BASELINE, { cwd })).stderr).toContain("0 findings in 0 of 1 document, 2 known");
  });

  it("tells a new finding on a changed line from those like it on lines that have not changed", async () => {
    const line = "so the old man mentioned to us that night\n";
    const { cwd } = repository({ "a.txt": line.repeat(2) });
    await cli(UPDATE, { cwd });
    writeFileSync(join(cwd, "a.txt"), line.repeat(3));
    const all = await cli(BASELINE, { cwd });
    expect(all.stdout.match(/^a\.txt:\d+/gm)).toEqual(["a.txt:3"]);
    expect(await cli([...BASELINE, "--changed-since", "HEAD"], { cwd })).toMatchObject({ code: 1, stdout: all.stdout });
  });

  it.each([
    ["{}", "unspin: known.json: no baseline of unspin\n"],
    ["not JSON", "unspin: known.json: no baseline of unspin\n"],
    ['{"version":1,"findings":{"a.txt":[]}}', "unspin: known.json: no baseline of unspin\n"],
    [
      '{"version":2,"findings":{}}',
      "unspin: known.json: a baseline of version 2, this unspin reads version 1; write it anew with --update-baseline\n",
    ],
  ])("that holds %j is refused", async (text, stderr) => {
    const cwd = temporaryFolder({ "a.txt": "mentioned", "known.json": text });
    expect(await cli(BASELINE, { cwd })).toMatchObject({ code: 2, stdout: "", stderr });
  });

  it("of another version is written anew if that is asked for", async () => {
    const cwd = temporaryFolder({ "a.txt": "mentioned", "known.json": '{"version":2,"findings":{}}' });
    expect((await cli(UPDATE, { cwd })).code).toBe(0);
    expect(JSON.parse(read(cwd, "known.json")).version).toBe(1);
  });

  it("must be there, and be named to be updated", async () => {
    const cwd = temporaryFolder({ "a.txt": "mentioned" });
    expect(await cli(BASELINE, { cwd })).toMatchObject({
      code: 2,
      stderr: "unspin: known.json: no such file or folder; write it with --update-baseline\n",
    });
    expect(await cli(["check", ".", "--update-baseline"], { cwd })).toMatchObject({
      code: 2,
      stderr: "unspin: --update-baseline needs the file; add --baseline FILE\n",
    });
  });
});
