import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type DiscoverOptions, discover } from "../../src/files/discover.js";
import { temporaryFolder } from "../support/folder.js";

const extensions = new Set([".txt", ".md"]);

function tree(...files: string[]): string {
  return temporaryFolder(Object.fromEntries(files.map((file) => [file, "x"])));
}

async function find(cwd: string, paths: string[], options: Partial<DiscoverOptions> = {}) {
  const { files, failures, excluded } = await discover(paths, { cwd, extensions, ...options });
  return { paths: files.map(({ path }) => path), failures: failures.map(({ message }) => message), excluded };
}

describe("discover", () => {
  it("takes known files of a folder at any depth, sorted, hidden ones and node_modules left out", async () => {
    const cwd = tree("b.txt", "a/z.MD", "a/c.png", "a/.hidden/d.txt", ".e.txt", "node_modules/f/g.txt", "A.md");
    for (const folder of [".", "./", cwd]) {
      const { paths, failures } = await find(cwd, [folder]);
      expect(paths.map((path) => path.replace(`${cwd}/`, ""))).toEqual(["A.md", "a/z.MD", "b.txt"]);
      expect(failures).toEqual([]);
    }
  });

  it("takes any file named itself, each once", async () => {
    const cwd = tree("a.rst", "b/.c.txt");
    const found = await discover(["a.rst", "b", "./a.rst", "b/.c.txt", join(cwd, "a.rst")], { cwd, extensions });
    expect(found.files).toEqual([
      { path: "a.rst", explicit: true, place: "a.rst" },
      { path: "b/.c.txt", explicit: true, place: "b/.c.txt" },
    ]);
  });

  it("expands patterns, unless a file has that very name", async () => {
    const cwd = tree("a1.txt", "a2.png", "a[1].txt", "d/a3.txt", "node_modules/a4.txt");
    expect((await find(cwd, ["a[1].txt"])).paths).toEqual(["a[1].txt"]);
    expect((await find(cwd, ["**/a*"])).paths).toEqual(["a1.txt", "a2.png", "a[1].txt", "d/a3.txt"]);
    expect((await find(cwd, ["{a1,zz}.txt"])).paths).toEqual(["a1.txt"]);
    expect((await find(cwd, ["**/a1*"], { globs: false })).failures).toEqual(["**/a1*: no such file or folder"]);
  });

  it("does not follow links within a folder, but those named", async () => {
    const cwd = tree("a/b.txt", "a.txt");
    symlinkSync("..", join(cwd, "a/up"));
    symlinkSync("../a.txt", join(cwd, "a/link.txt"));
    expect((await find(cwd, ["a"])).paths).toEqual(["a/b.txt"]);
    expect((await find(cwd, ["a/link.txt"])).paths).toEqual(["a/link.txt"]);
  });

  it("names what gives nothing", async () => {
    const cwd = tree("a.txt", "b/c.png");
    expect((await find(cwd, ["no.txt", "b", "*.zip", "a.txt/x"])).failures).toEqual([
      "no.txt: no such file or folder",
      "b: no file to work on in this folder; looked for .txt .md",
      "*.zip: no file matches this pattern",
      "a.txt/x: a part of the path is not a folder",
    ]);
  });

  it("leaves out what is ignored, also when named, without a failure", async () => {
    const cwd = tree("a.txt", "b.txt", "d/a.txt", "d/b.txt", "e/f.txt");
    const ignore = ["a.txt", "/e/", "!d/a.txt"];
    expect(await find(cwd, ["."], { ignore })).toEqual({
      paths: ["b.txt", "d/a.txt", "d/b.txt"],
      failures: [],
      excluded: 2,
    });
    expect(await find(cwd, ["a.txt", "e", "e/f.txt"], { ignore })).toEqual({ paths: [], failures: [], excluded: 3 });
    expect((await find(cwd, ["**/*.txt"], { ignore: ["d"] })).paths).toEqual(["a.txt", "b.txt", "e/f.txt"]);
  });

  it("applies ignores to files elsewhere from the folder that was named", async () => {
    const root = tree("here/x.txt", "there/a.txt", "there/b/c.txt");
    const cwd = join(root, "here");
    expect((await find(cwd, ["../there"], { ignore: ["/b/"] })).paths).toEqual(["../there/a.txt"]);
    expect((await find(cwd, ["../there/a.txt", "../there/b/c.txt"], { ignore: ["c.*"] })).paths).toEqual([
      "../there/a.txt",
    ]);
    expect((await find(cwd, [".."], { ignore: ["zz"] })).paths).toEqual([
      "../here/x.txt",
      "../there/a.txt",
      "../there/b/c.txt",
    ]);
  });

  it("does not read the output folder", async () => {
    const cwd = tree("a.txt", "out/a.txt", "outer/a.txt");
    expect((await find(cwd, ["."], { skip: "out" })).paths).toEqual(["a.txt", "outer/a.txt"]);
    expect((await find(cwd, ["."], { skip: "out", ignore: ["outer"] })).paths).toEqual(["a.txt"]);
    expect((await find(cwd, ["a.txt", "o*"], { skip: "out" })).paths).toEqual(["a.txt"]);
    expect((await find(cwd, ["a.txt", "out", "**/a.txt"], { skip: "out" })).paths).toEqual(["a.txt", "outer/a.txt"]);
    expect((await find(cwd, ["a.txt"], { skip: "." })).paths).toEqual(["a.txt"]);
  });

  it("takes what is named in the output folder, and searches what lies within it as a whole", async () => {
    const cwd = tree("a.txt", "out/a.txt", "out/in/b.txt");
    expect((await find(cwd, ["out/a.txt", "out/in"], { skip: "out" })).paths).toEqual(["out/a.txt", "out/in/b.txt"]);
    const inside = join(cwd, "out/in");
    for (const path of [".", "*.txt", "b.txt"]) {
      expect((await find(inside, [path], { skip: "../.." })).paths).toEqual(["b.txt"]);
    }
  });

  it("does not find what git leaves out, but takes it when it is named", async () => {
    const cwd = tree("a.txt", "a.md", "build/b.txt", "c/d.txt");
    mkdirSync(join(cwd, ".git"));
    writeFileSync(join(cwd, ".gitignore"), "/build/\n*.md\n");
    expect(await find(cwd, ["."])).toEqual({ paths: ["a.txt", "c/d.txt"], failures: [], excluded: 2 });
    expect(await find(cwd, ["**/*.*"])).toEqual({ paths: ["a.txt", "c/d.txt"], failures: [], excluded: 2 });
    expect((await find(cwd, ["."], { gitignore: false })).paths).toEqual(["a.md", "a.txt", "build/b.txt", "c/d.txt"]);
    expect((await find(cwd, ["build", "a.md"])).paths).toEqual(["a.md", "build/b.txt"]);
  });

  it("leaves out folders on its way, and says nothing where all is left out", async () => {
    const cwd = tree("a/b/c.txt", "a/d.txt");
    writeFileSync(join(cwd, "a/.unspinignore"), "b/\n");
    expect(await find(cwd, ["a/"])).toEqual({ paths: ["a/d.txt"], failures: [], excluded: 1 });
    writeFileSync(join(cwd, "a/.unspinignore"), "*\n");
    expect(await find(cwd, ["a"])).toEqual({ paths: [], failures: [], excluded: 2 });
  });

  it("does not mind that nothing is found where that is allowed", async () => {
    const cwd = tree("b/c.png");
    const found = await find(cwd, ["no.txt", "b", "*.zip"], { allowUnmatched: true });
    expect(found).toEqual({ paths: [], failures: [], excluded: 0 });
  });

  it.runIf(process.platform === "linux")("names files and folders whose names are not UTF-8", async () => {
    const cwd = tree("in/ok.txt", "in/x\uFFFD.txt");
    const bytes = (...parts: (string | number)[]): Buffer =>
      Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.of(part))));
    // As Node reads it, this name is that of the other file.
    writeFileSync(bytes(`${cwd}/in/x`, 0xff, ".txt"), "");
    mkdirSync(bytes(`${cwd}/in/d`, 0xfe));
    const { paths, failures } = await find(cwd, ["in"]);
    expect(paths).toEqual(["in/ok.txt", "in/x\uFFFD.txt"]);
    expect(failures.sort()).toEqual([
      "in/d\uFFFD: no such file or folder; its name may not be UTF-8: rename it",
      "in/x\uFFFD.txt: two names here read like this, since one is not UTF-8; rename it",
    ]);
  });

  it("takes pipes that are named, but no devices", async () => {
    const cwd = tree();
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const { paths, failures } = await find(cwd, ["pipe", "/dev/null"]);
    expect(paths).toEqual(["pipe"]);
    expect(failures).toEqual(["/dev/null: a device or socket, not a file"]);
  });

  it("mirrors files elsewhere below the folder that was named", async () => {
    const root = tree("here/x.txt", "there/a.txt", "there/b/c.txt");
    const { files } = await discover(["../there", "x.txt"], { cwd: join(root, "here"), extensions });
    expect(files.map(({ place }) => place)).toEqual(["there/a.txt", "there/b/c.txt", "x.txt"]);
  });
});
