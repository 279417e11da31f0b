import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FileError } from "../../src/files/errors.js";
import { changesSince } from "../../src/files/git.js";
import { repository, temporaryFolder } from "../support/folder.js";

describe("the changed lines of a file", () => {
  it("are those that differ; what was only taken away has none", async () => {
    const { cwd } = repository({ "a.txt": "1\n2\n3\n4\n5\n6\n7\n", "same.txt": "1\n", "less.txt": "1\n2\n" });
    writeFileSync(join(cwd, "a.txt"), "0\n1\n2\nx\ny\n4\n5\n6\nz\n");
    writeFileSync(join(cwd, "less.txt"), "1\n");
    const changes = await changesSince("HEAD", cwd);
    expect(await changes.linesOf(join(cwd, "a.txt"))).toEqual([
      { first: 1, last: 1 },
      { first: 4, last: 5 },
      { first: 9, last: 9 },
    ]);
    expect(await changes.linesOf(join(cwd, "same.txt"))).toEqual([]);
    expect(await changes.linesOf(join(cwd, "less.txt"))).toEqual([]);
  });

  it("are all where git does not know the file, and none where it was told to ignore it", async () => {
    const { cwd } = repository({ "a.txt": "1\n", ".gitignore": "*.log\n" });
    mkdirSync(join(cwd, "sub"));
    for (const name of ["sub/new.txt", 'é "x".txt', "b.log"]) writeFileSync(join(cwd, name), "1\n");
    const changes = await changesSince("HEAD", join(cwd, "sub"));
    expect(await changes.linesOf(join(cwd, "sub/new.txt"))).toBeUndefined();
    expect(await changes.linesOf(join(cwd, 'é "x".txt'))).toBeUndefined();
    expect(await changes.linesOf(join(cwd, "b.log"))).toEqual([]);
  });

  it("are found whatever the repository's settings and the file's name and bytes are", async () => {
    const name = 'é "x" [*].txt';
    const { cwd, git } = repository({ [name]: "1\0\n2\n", "moved.txt": "1\n2\n3\n4\n" });
    git("config", "diff.external", "false");
    git("config", "color.diff", "always");
    git("config", "diff.renames", "copies");
    git("mv", "moved.txt", "there.txt");
    writeFileSync(join(cwd, "there.txt"), "1\n2\n3\nfour\n");
    writeFileSync(join(cwd, name), "1\0\n3\n");
    const changes = await changesSince("HEAD", cwd);
    expect(await changes.linesOf(join(cwd, name))).toEqual([{ first: 2, last: 2 }]);
    expect(await changes.linesOf(join(cwd, "there.txt"))).toEqual([{ first: 4, last: 4 }]);
  });

  it("are those since the branch left the revision", async () => {
    const { cwd, git } = repository({ "a.txt": "1\n", "b.txt": "1\n" });
    git("switch", "-q", "-c", "topic");
    writeFileSync(join(cwd, "a.txt"), "1\n2\n");
    git("commit", "-q", "-a", "-m", "topic");
    git("switch", "-q", "main");
    writeFileSync(join(cwd, "b.txt"), "2\n");
    git("commit", "-q", "-a", "-m", "main");
    git("switch", "-q", "topic");
    const changes = await changesSince("main", cwd);
    expect(await changes.linesOf(join(cwd, "a.txt"))).toEqual([{ first: 2, last: 2 }]);
    expect(await changes.linesOf(join(cwd, "b.txt"))).toEqual([]);
  });

  it("are those that differ from a revision that the branch has nothing in common with", async () => {
    const { cwd, git } = repository({ "a.txt": "1\n" });
    git("switch", "-q", "--orphan", "other");
    writeFileSync(join(cwd, "a.txt"), "2\n");
    git("add", ".");
    git("commit", "-q", "-m", "other");
    const changes = await changesSince("main", cwd);
    expect(await changes.linesOf(join(cwd, "a.txt"))).toEqual([{ first: 1, last: 1 }]);
  });
});

describe("what git cannot answer", () => {
  it.each([["no-such"], ["--output=x"], ["HEAD:a.txt"], [""]])("is an error: the revision %j", async (revision) => {
    const { cwd } = repository({ "a.txt": "1\n" });
    const failing = changesSince(revision, cwd);
    await expect(failing).rejects.toThrow(FileError);
    await expect(failing).rejects.toThrow(`${revision}: no such git revision; in a shallow clone, fetch it first`);
  });

  it("is an error: a folder in no repository", async () => {
    await expect(changesSince("HEAD", temporaryFolder())).rejects.toThrow(/^changes since HEAD: not a git repository/);
  });

  it("is an error: a file outside of the repository", async () => {
    const { cwd } = repository({ "a.txt": "1\n" });
    const outside = join(temporaryFolder({ "b.txt": "1\n" }), "b.txt");
    const changes = await changesSince("HEAD", cwd);
    await expect(changes.linesOf(outside)).rejects.toThrow(
      `${outside}: not in the repository at ${realpathSync(cwd)}; leave it out, or leave out --changed-since`,
    );
  });
});
