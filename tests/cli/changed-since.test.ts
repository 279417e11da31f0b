import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository, temporaryFolder } from "../support/folder.js";
import { cli } from "./harness.js";

async function places(cwd: string, ...argv: string[]): Promise<string[]> {
  const { stdout } = await cli(["check", ...argv], { cwd });
  return [...stdout.matchAll(/^(\S+:\d+):\d+ {2}/gm)].map(([, place]) => place);
}

describe("--changed-since", () => {
  it("reports changed lines only", async () => {
    const { cwd } = repository({ "a.txt": "One mentioned\nx\nTwo mentioned\n", "b.txt": "mentioned\n" });
    expect(await places(cwd, ".", "--changed-since", "HEAD")).toEqual([]);
    writeFileSync(join(cwd, "a.txt"), "new\nOne mentioned\nx, additionally\nTwo mentioned\nThree mentioned\n");
    expect(await places(cwd, ".", "--changed-since", "HEAD")).toEqual(["a.txt:3", "a.txt:5"]);
    expect(await places(cwd, ".")).toHaveLength(5);
  });

  it("counts files that git does not know yet as new, below the working directory and above", async () => {
    const { cwd } = repository({ "sub/a.txt": "mentioned\n", ".gitignore": "*.log.txt\n" });
    writeFileSync(join(cwd, 'sub/new é".txt'), "mentioned\n");
    writeFileSync(join(cwd, "top.txt"), "mentioned\n");
    const { stdout } = await cli(["check", ".", "../top.txt", "--changed-since", "HEAD"], { cwd: join(cwd, "sub") });
    expect(stdout.match(/^\S.*:1:1/gm)).toEqual(["../top.txt:1:1", 'new é".txt:1:1']);
  });

  it("finds changes in files with names that git quotes", async () => {
    const { cwd } = repository({ 'é "x" *.txt': "x\n", "é y.txt": "mentioned\n" });
    appendFileSync(join(cwd, 'é "x" *.txt'), "mentioned\n");
    const { stdout } = await cli(["check", ".", "--changed-since", "HEAD"], { cwd });
    expect(stdout.match(/:\d+:1 {2}/g)).toEqual([":2:1  "]);
  });

  it("takes a file whose name begins with two full stops for what it is, not for one outside", async () => {
    const { cwd } = repository({ "..draft.txt": "x\n" });
    appendFileSync(join(cwd, "..draft.txt"), "mentioned\n");
    expect(await places(cwd, join(cwd, "..draft.txt"), "--changed-since", "HEAD")).toEqual(["..draft.txt:2"]);
  });

  it("knows a file that was renamed by its lines", async () => {
    const { cwd, git } = repository({ "a.txt": "One mentioned\nx\ny\nz\n", "same.txt": "mentioned\n" });
    git("mv", "a.txt", "b.txt");
    git("mv", "same.txt", "there.txt");
    appendFileSync(join(cwd, "b.txt"), "Two mentioned\n");
    expect(await places(cwd, ".", "--changed-since", "HEAD")).toEqual(["b.txt:5"]);
    git("commit", "-q", "-a", "-m", "second");
    expect(await places(cwd, ".", "--changed-since", "HEAD~")).toEqual(["b.txt:5"]);
  });

  it("looks into submodules, new ones too", async () => {
    const { cwd: inner } = repository({ "a.txt": "mentioned\n", "b.txt": "x\n" });
    const { cwd, git } = repository({ "top.txt": "mentioned\n" });
    const add = (folder: string) =>
      git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, folder);
    add("sub");
    git("commit", "-q", "-m", "second");
    appendFileSync(join(cwd, "sub/b.txt"), "mentioned\n");
    writeFileSync(join(cwd, "sub/new.txt"), "mentioned\n");
    expect(await places(cwd, ".", "--changed-since", "HEAD")).toEqual(["sub/b.txt:2", "sub/new.txt:1"]);
    add("other");
    expect(await places(cwd, "other", "--changed-since", "HEAD")).toEqual(["other/a.txt:1"]);
    // What is committed in it has changed just as well, from where the revision has it.
    execFileSync("git", ["-C", "sub", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qam", "x"], {
      cwd,
    });
    expect(await places(cwd, "sub", "--changed-since", "HEAD")).toEqual(["sub/b.txt:2", "sub/new.txt:1"]);
  });

  it("compares with where the branch left the revision", async () => {
    const { cwd, git } = repository({ "a.txt": "x\n", "b.txt": "x\nmentioned\n" });
    git("switch", "-q", "-c", "topic");
    appendFileSync(join(cwd, "a.txt"), "mentioned\n");
    git("commit", "-q", "-a", "-m", "topic");
    git("switch", "-q", "main");
    writeFileSync(join(cwd, "b.txt"), "y\n");
    git("commit", "-q", "-a", "-m", "main");
    git("switch", "-q", "topic");
    expect(await places(cwd, ".", "--changed-since", "main")).toEqual(["a.txt:2"]);
  });

  it("holds for every line that a finding stands on, and for records", async () => {
    const { cwd } = repository({ "a.txt": "12\nx\n", "b.jsonl": '{"text":"mentioned"}\n' });
    writeFileSync(join(cwd, "a.txt"), "12 months\n");
    appendFileSync(join(cwd, "b.jsonl"), '{"text":"x\\nmentioned"}\n');
    expect(await places(cwd, ".", "--changed-since", "HEAD")).toEqual(["a.txt:1", "b.jsonl:2:2"]);
  });

  it.each([["no-such"], ["--output=x"], ["HEAD:a.txt"], [""], ["HEAD; touch x"]])(
    "refuses the revision %j",
    async (revision) => {
      const { cwd } = repository({ "a.txt": "mentioned\n" });
      const { code, stdout, stderr } = await cli(["check", ".", `--changed-since=${revision}`], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toBe(`unspin: ${revision}: no such git revision; in a shallow clone, fetch it first\n`);
    },
  );

  it("needs a repository, and files in it", async () => {
    const outside = temporaryFolder({ "a.txt": "mentioned\n" });
    const { code, stderr } = await cli(["check", ".", "--changed-since", "HEAD"], { cwd: outside });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^unspin: changes since HEAD: not a git repository/);

    const { cwd } = repository({ "a.txt": "x\n" });
    mkdirSync(join(cwd, "d"));
    const elsewhere = await cli(["check", join(outside, "a.txt"), "--changed-since", "HEAD"], { cwd });
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.stderr).toContain("not in the repository at");
  });

  it("takes a text on stdin for new", async () => {
    const { cwd } = repository({ "a.txt": "x\n" });
    expect((await cli(["check", "--changed-since", "HEAD"], { cwd, stdin: "mentioned" })).stdout).toContain(
      "stdin:1:1",
    );
  });

  it("takes a text on stdin for new where no file has its name, else compares the file's lines", async () => {
    const { cwd } = repository({ "a.txt": "mentioned\n", stdin: "mentioned\n" });
    appendFileSync(join(cwd, "a.txt"), "mentioned\n");
    const stdin = "mentioned\nmentioned\n";
    const check = async (...argv: readonly string[]) =>
      (await cli(["check", ...argv, "--changed-since", "HEAD"], { cwd, stdin })).stdout.match(/^\S+:\d+(?=:)/gm);
    expect(await check("--stdin-filepath", "new.txt")).toEqual(["new.txt:1", "new.txt:2"]);
    expect(await check("--stdin-filepath", "a.txt")).toEqual(["a.txt:2"]);
    expect(await check()).toEqual(["stdin:1", "stdin:2"]);
    // A file is one, whatever its name.
    expect(await check("./stdin")).toBeNull();
    expect(await check("stdin")).toBeNull();
  });
});
