import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createExclusion, type ExcludeOptions } from "../../src/files/exclude.js";
import { temporaryFolder } from "../support/folder.js";

function tree(files: Readonly<Record<string, string>>, ...folders: readonly string[]): string {
  const root = temporaryFolder();
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  return root;
}

/** Which of these paths are left out; folders end in a slash. */
async function leftOut(cwd: string, paths: readonly string[], options: Partial<ExcludeOptions> = {}) {
  const exclusion = createExclusion({ cwd, ...options });
  const found = { held: [] as string[], forGit: [] as string[] };
  for (const path of paths) {
    const [absolute, isFolder] = [join(cwd, path), path.endsWith("/")];
    if (exclusion.isOutput(absolute, cwd) || (await exclusion.holds(absolute, isFolder, cwd))) found.held.push(path);
    if (await exclusion.holdsForGit(absolute, isFolder)) found.forGit.push(path);
  }
  return found;
}

describe(".unspinignore", () => {
  it("holds for what is below it, the nearer file first", async () => {
    const cwd = tree(
      { ".unspinignore": "*.log\r\n/d/c.md\nout/\n", "d/.unspinignore": "!keep.log\nb.md\n" },
      "d/e",
      "out/x",
    );
    const paths = ["a.md", "a.log", "b.md", "d/keep.log", "d/a.log", "d/e/keep.log", "d/b.md", "d/c.md", "d/e/c.md"];
    expect((await leftOut(cwd, [...paths, "out/", "out/x/", "out/x/a.md", "d/out"])).held).toEqual([
      "a.log",
      "d/a.log",
      "d/b.md",
      "d/c.md",
      "out/",
      "out/x/",
      "out/x/a.md",
    ]);
  });

  it("leaves out what is in a folder that is left out, whatever is said there", async () => {
    const cwd = tree({ ".unspinignore": "d/\n", "d/.unspinignore": "!a.md\n" }, "d");
    expect((await leftOut(cwd, ["d/a.md", "a.md"])).held).toEqual(["d/a.md"]);
  });

  it("is added to by a configuration, and goes before it", async () => {
    const cwd = tree({ ".unspinignore": "!b.md\n" });
    const ignoredIn = async (folder: string) => (folder === cwd ? ["*.md"] : []);
    expect((await leftOut(cwd, ["a.md", "b.md", "c.txt"], { ignoredIn })).held).toEqual(["a.md"]);
  });
});

describe(".gitignore", () => {
  it("holds within a repository, for git only", async () => {
    const files = { ".gitignore": "*.log\nbuild/\n", "d/.gitignore": "!b.log\n" };
    const cwd = tree(files, ".git", "d", "build");
    const paths = ["a.md", "a.log", "d/a.log", "d/b.log", "build/", "build/a.md"];
    expect(await leftOut(cwd, paths)).toEqual({ held: [], forGit: ["a.log", "d/a.log", "build/", "build/a.md"] });
    expect((await leftOut(cwd, paths, { gitignore: false })).forGit).toEqual([]);
    expect((await leftOut(tree(files, "d", "build"), paths)).forGit).toEqual([]);
  });
});

describe("the output", () => {
  it("is left out with all that is in it, unless it is the working directory itself or above it", async () => {
    const cwd = tree({}, "out");
    const paths = ["out/", "out/a.md", "out.md", "outer/a.md", "a.md"];
    expect((await leftOut(cwd, paths, { skip: "out" })).held).toEqual(["out/", "out/a.md"]);
    for (const skip of [".", ".."]) expect((await leftOut(cwd, paths, { skip })).held).toEqual([]);
  });
});
