import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { example } from "../support/examples.js";
import { temporaryFolder } from "../support/folder.js";
import { bin, unspin } from "./cli.js";

const spun = example("harbour", "spun");
const restored = () => unspin(["restore", "a.txt"], withArticle()).then(({ stdout }) => stdout);

function withArticle(cwd = temporaryFolder()): string {
  writeFileSync(join(cwd, "a.txt"), spun);
  return cwd;
}

const article = (cwd: string, name = "a.txt"): string => readFileSync(join(cwd, name), "utf8");

describe("--out-dir", () => {
  it("writes through no link that leads out of it: neither folder nor file", async () => {
    const [cwd, elsewhere] = [temporaryFolder(), temporaryFolder()];
    for (const name of ["in", "out"]) mkdirSync(join(cwd, name, "in"), { recursive: true });
    for (const name of ["a.txt", "b.txt"]) writeFileSync(join(cwd, "in", name), spun);
    mkdirSync(join(cwd, "in/deep"));
    writeFileSync(join(cwd, "in/deep/c.txt"), spun);
    writeFileSync(join(elsewhere, "kept.txt"), "kept");
    symlinkSync(join(elsewhere, "kept.txt"), join(cwd, "out/in/a.txt"));
    symlinkSync(elsewhere, join(cwd, "out/in/deep"));

    const { status, stderr } = await unspin(["restore", "in", "--out-dir", "out"], cwd);
    expect(status).toBe(2);
    for (const name of ["a.txt", "deep/c.txt"]) {
      expect(stderr).toContain(`out/in/${name}: a link leads out of the output folder; remove the link`);
    }
    expect(readdirSync(elsewhere)).toEqual(["kept.txt"]);
    expect(article(elsewhere, "kept.txt")).toBe("kept");
    // The others are done.
    expect(article(cwd, "out/in/b.txt")).toBe(await restored());
  });

  it("may be a link itself, but not one back to the articles", async () => {
    const [cwd, elsewhere] = [withArticle(), temporaryFolder()];
    symlinkSync(elsewhere, join(cwd, "out"));
    symlinkSync(".", join(cwd, "here"));
    expect(await unspin(["restore", "a.txt", "--out-dir", "out"], cwd)).toMatchObject({ status: 0 });
    expect(article(elsewhere)).toBe(await restored());
    expect(await unspin(["restore", "a.txt", "--out-dir", "here"], cwd)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unspin: a.txt: --out-dir would write it over itself; use --write\n"),
    });
    expect(article(cwd)).toBe(spun);
  });

  it("puts nothing into a pipe that stands where a file should", async () => {
    const cwd = withArticle();
    mkdirSync(join(cwd, "out"));
    execFileSync("mkfifo", [join(cwd, "out/a.txt")]);
    expect(await unspin(["restore", "a.txt", "--out-dir", "out"], cwd)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("out/a.txt: not a regular file; remove it"),
    });
  });
});

describe("pipes and devices", () => {
  it("are not written in place, and not waited for", async () => {
    const cwd = withArticle();
    execFileSync("mkfifo", [join(cwd, "pipe.txt")]);
    expect(await unspin(["restore", "--write", "pipe.txt", "a.txt"], cwd)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unspin: pipe.txt: not a regular file; write to another with --out-dir\n"),
    });
    expect(article(cwd)).toBe(await restored());
  });

  it.runIf(existsSync("/dev/zero")).each(["restore", "check", "score", "explain"])(
    "%s reads no device, which may have no end",
    async (command) => {
      expect(await unspin([command, "/dev/zero"], temporaryFolder())).toMatchObject({
        status: 2,
        stderr: expect.stringContaining("unspin: /dev/zero: a device or socket, not a file\n"),
      });
    },
  );

  it("a pipe that another command fills is read", () => {
    const script = `"${process.execPath}" "${bin}" restore <(cat a.txt)`;
    const { status, stdout } = spawnSync("bash", ["-c", script], { cwd: withArticle(), encoding: "utf8" });
    expect(status).toBe(0);
    expect(stdout).not.toBe("");
    expect(stdout).not.toBe(spun);
  });
});

describe("circles of links", () => {
  it("are named, and everything else is done once", async () => {
    const cwd = withArticle();
    mkdirSync(join(cwd, "b"));
    symlinkSync("..", join(cwd, "b/up"));
    symlinkSync("self", join(cwd, "self"));
    expect(await unspin(["check", "self"], cwd)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unspin: self: a circle of links\n"),
    });
    for (const argument of [".", "**/*.txt"]) {
      const { stdout } = await unspin(["check", "--format", "json", argument], cwd);
      expect(JSON.parse(stdout).documents.map(({ path }: { path: string }) => path)).toEqual(["a.txt"]);
    }
  });
});

describe("a folder that refuses a write", () => {
  // Root may write anywhere: then the run is another user's, if that one can reach unspin at all.
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: 65534, gid: 65534 } : {};

  it("half-way is told; the files before and behind it are done, none is lost", async (context) => {
    const reach = spawnSync(process.execPath, [bin, "--version"], { ...user, cwd: tmpdir() });
    if (reach.status !== 0) context.skip();
    const cwd = temporaryFolder();
    chmodSync(cwd, 0o777);
    for (const name of ["1", "2", "3"]) {
      mkdirSync(join(cwd, name));
      writeFileSync(join(cwd, name, "a.txt"), spun);
      chmodSync(join(cwd, name, "a.txt"), 0o666);
      chmodSync(join(cwd, name), name === "2" ? 0o555 : 0o777);
    }
    const { status, stderr } = spawnSync(process.execPath, [bin, "restore", "--write", "."], {
      ...user,
      cwd,
      encoding: "utf8",
    });
    chmodSync(join(cwd, "2"), 0o777);
    expect(status).toBe(2);
    expect(stderr).toContain("unspin: 2/a.txt: permission denied; its folder must let a new file take its place\n");
    const expected = await restored();
    expect(["1", "2", "3"].map((name) => article(cwd, `${name}/a.txt`))).toEqual([expected, spun, expected]);
    expect(readdirSync(join(cwd, "2"))).toEqual(["a.txt"]);
  });
});

describe("two runs at once", () => {
  it("over one tree leave every file restored and whole, every backup original, and nothing else", async () => {
    const cwd = temporaryFolder();
    const names = Array.from({ length: 40 }, (_, i) => `${String(i).padStart(2, "0")}.txt`);
    for (const name of names) writeFileSync(join(cwd, name), spun);
    const runs = [1, 2].map(() =>
      spawn(process.execPath, [bin, "restore", "--write", "--backup=.orig", "."], {
        cwd,
        stdio: ["ignore", "ignore", "pipe"],
      }),
    );
    const said = runs.map(() => "");
    for (const [i, run] of runs.entries()) run.stderr?.on("data", (chunk) => (said[i] += chunk));
    const ends = await Promise.all(runs.map((run) => once(run, "close")));
    const expected = await restored();
    for (const name of names) {
      expect(article(cwd, name)).toBe(expected);
      expect(article(cwd, `${name}.orig`)).toBe(spun);
    }
    expect(readdirSync(cwd)).toHaveLength(2 * names.length);
    // A run either saw no trouble or says which file it left to the other.
    for (const [i, [status]] of ends.entries()) {
      if (status === 0) continue;
      expect(status).toBe(2);
      expect(said[i]).toMatch(/^unspin: \d\d\.txt: changed while unspin was at work on it/m);
    }
  });
});

describe("too many open files", () => {
  it.each([24, 28, 32, 40])("with a limit of %i, each file is restored, or named and left as it was", async (limit) => {
    const cwd = temporaryFolder();
    const names = Array.from({ length: 30 }, (_, i) => `${i}.txt`);
    for (const name of names) writeFileSync(join(cwd, name), spun);
    const script = `ulimit -n ${limit} && exec "${process.execPath}" "${bin}" restore --write --jobs 4 .`;
    const { status, stderr } = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8" });
    const expected = await restored();
    const left = names.filter((name) => article(cwd, name) !== expected);
    expect(status).toBe(left.length === 0 ? 0 : 2);
    for (const name of left) {
      expect(article(cwd, name)).toBe(spun);
      // A model that could not be read is named itself, once for all that needed it.
      const isTold = stderr.includes(`unspin: ${name}: too many files are open`);
      if (!isTold) expect(stderr).toMatch(/^unspin: \S+\.bin: too many files are open$/m);
    }
    expect(readdirSync(cwd)).toHaveLength(names.length);
  });
});

describe("a working folder that is gone", () => {
  it("is told, with the exit code of what went wrong", () => {
    const script = `mkdir gone && cd gone && rmdir ../gone && "${process.execPath}" "${bin}"`;
    const run = (args: string) =>
      spawnSync("bash", ["-c", `${script} ${args}`], { cwd: temporaryFolder(), encoding: "utf8" });
    for (const args of ["check a.txt", "restore"]) {
      expect(run(args)).toMatchObject({
        status: 2,
        stdout: "",
        stderr: "unspin: the working folder: no such file or folder; change into another one\n",
      });
    }
    expect(run("--version").status).toBe(0);
  });
});

describe("closed streams", () => {
  it("a closed standard output loses no file that is written", () => {
    const cwd = withArticle();
    const script = `"${process.execPath}" "${bin}" restore --write a.txt >&- 2>&-`;
    expect(spawnSync("bash", ["-c", script], { cwd }).status).toBe(0);
    expect(article(cwd)).not.toBe(spun);
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
  });
});
