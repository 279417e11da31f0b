import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  promises,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { FileError } from "../../src/files/errors.js";
import { replaceFile, writeBelow, writeFile } from "../../src/files/write.js";
import { temporaryFolder } from "../support/folder.js";

const bytes = (text: string) => Buffer.from(text);
let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder({ "a.txt": "old" });
  file = join(folder, "a.txt");
});

describe("replaceFile", () => {
  it("writes the whole file, keeps its mode, leaves no other file", async () => {
    chmodSync(file, 0o755);
    expect(await replaceFile(file, bytes("new"), bytes("old"))).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(statSync(file).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it("does not write what is there already", async () => {
    expect(await replaceFile(file, bytes("old"), bytes("old"))).toBe(false);
  });

  it("refuses a file that was changed or removed meanwhile", async () => {
    await expect(replaceFile(file, bytes("new"), bytes("older"))).rejects.toThrow(/a\.txt: changed while/);
    expect(readFileSync(file, "utf8")).toBe("old");
    rmSync(file);
    await expect(replaceFile(file, bytes("new"), bytes("old"), { name: "a" })).rejects.toThrow("a: no such file");
  });

  it("refuses what is no regular file", async () => {
    await expect(replaceFile(folder, bytes("new"), bytes("old"), { name: "a" })).rejects.toThrow(
      "a: not a regular file",
    );
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    await expect(replaceFile(pipe, bytes("new"), bytes("old"))).rejects.toThrow(FileError);
  });

  it("gives the backup the original's bytes and mode", async () => {
    chmodSync(file, 0o600);
    await replaceFile(file, bytes("new"), bytes("old"), { backup: "~" });
    expect(readFileSync(`${file}~`, "utf8")).toBe("old");
    expect(statSync(`${file}~`).mode & 0o777).toBe(0o600);
  });
});

describe("a backup", () => {
  it("that is there already is never overwritten", async () => {
    writeFileSync(`${file}.orig`, "older");
    const replacing = replaceFile(file, bytes("new"), bytes("old"), { name: "a", backup: ".orig" });
    await expect(replacing).rejects.toThrow(/^a\.orig: .*; move it away or name another suffix with --backup=SUFFIX$/);
    expect([readFileSync(file, "utf8"), readFileSync(`${file}.orig`, "utf8")]).toEqual(["old", "older"]);
  });

  it("of an earlier run stays when the write fails", async () => {
    linkSync(file, `${file}.orig`);
    stub("rename", () => failure("EDQUOT"));
    await expect(replaceFile(file, bytes("new"), bytes("old"), { backup: ".orig" })).rejects.toThrow(FileError);
    expect(readdirSync(folder).sort()).toEqual(["a.txt", "a.txt.orig"]);
  });

  it("holds the original, not what a failed or killed run left of it", async () => {
    linkSync(file, `${file}.orig`);
    await replaceFile(file, bytes("new"), bytes("old"), { backup: ".orig" });
    expect([readFileSync(file, "utf8"), readFileSync(`${file}.orig`, "utf8")]).toEqual(["new", "old"]);
  });

  it("stands beside a link, of what it links to", async () => {
    const link = join(folder, "link.txt");
    symlinkSync(file, link);
    await replaceFile(link, bytes("new"), bytes("old"), { backup: ".orig" });
    expect([readFileSync(file, "utf8"), readFileSync(`${link}.orig`, "utf8")]).toEqual(["new", "old"]);
    expect(readdirSync(folder).sort()).toEqual(["a.txt", "link.txt", "link.txt.orig"]);
  });
});

/** Lets a call of the file system fail, or wait. */
function stub(name: "link" | "rename" | "writeFile", work: () => Promise<never>): void {
  const spy = vi.spyOn(promises, name).mockImplementation(work);
  onTestFinished(() => spy.mockRestore());
}

const failure = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

describe("where files have no second names", () => {
  it("the backup is a copy, with the mode of the original", async () => {
    stub("link", () => failure("EPERM"));
    chmodSync(file, 0o600);
    await replaceFile(file, bytes("new"), bytes("old"), { backup: ".orig" });
    expect([readFileSync(file, "utf8"), readFileSync(`${file}.orig`, "utf8")]).toEqual(["new", "old"]);
    expect(statSync(`${file}.orig`).mode & 0o777).toBe(0o600);
  });

  it("a copy that is there already is never overwritten, and stays", async () => {
    stub("link", () => failure("EPERM"));
    writeFileSync(`${file}.orig`, "older");
    const replacing = replaceFile(file, bytes("new"), bytes("old"), { name: "a", backup: ".orig" });
    await expect(replacing).rejects.toThrow(/^a\.orig: /);
    expect([readFileSync(file, "utf8"), readFileSync(`${file}.orig`, "utf8")]).toEqual(["old", "older"]);
  });

  it("nothing is written if the copy cannot be", async () => {
    stub("link", () => failure("EPERM"));
    stub("writeFile", () => failure("ENOSPC"));
    const replacing = replaceFile(file, bytes("new"), bytes("old"), { name: "a", backup: ".orig" });
    await expect(replacing).rejects.toThrow("a.orig: no space left on the device");
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });
});

describe("a write that does not come to its end", () => {
  it("leaves the file as it was, with nothing beside it", async () => {
    stub("rename", () => failure("EDQUOT"));
    const replacing = replaceFile(file, bytes("new"), bytes("old"), { name: "a", backup: ".orig" });
    await expect(replacing).rejects.toThrow("a: the disk quota is used up");
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it("is cleaned up by an interrupt, which then ends the process as ever", async () => {
    const kill = vi.spyOn(process, "kill").mockReturnValue(true);
    onTestFinished(() => kill.mockRestore());
    const others = process.listenerCount("SIGINT");
    const reached = new Promise<void>((resolve) => {
      stub("rename", () => new Promise(() => resolve()));
    });
    void replaceFile(file, bytes("new"), bytes("old"));
    await reached;
    expect(readdirSync(folder)).toHaveLength(2);
    process.emit("SIGINT", "SIGINT");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
    expect(kill).toHaveBeenLastCalledWith(process.pid, "SIGINT");
    expect(process.listenerCount("SIGINT")).toBe(others);
  });
});

describe("what a killed run left", () => {
  const left = (pid: number, seconds: number): string => {
    const path = join(folder, `.unspin-${pid}-0123abcd.tmp`);
    writeFileSync(path, "half");
    utimesSync(path, Date.now() / 1000, Date.now() / 1000 - seconds);
    return path;
  };
  const { pid: dead } = spawnSync("true");

  it("goes with the first write of the next, but not what a running one is at work on", async () => {
    writeFileSync(join(folder, ".unspin-1-notes.tmp"), "not ours");
    left(dead, 0);
    left(1, 0);
    await replaceFile(file, bytes("new"), bytes("old"));
    expect(readdirSync(folder).sort()).toEqual([".unspin-1-0123abcd.tmp", ".unspin-1-notes.tmp", "a.txt"]);
  });

  it("goes once it is old, whoever has its number by now", async () => {
    left(1, 7200);
    await writeFile(file, bytes("new"));
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });
});

describe("a folder for the output", () => {
  const source = { name: "a.txt", path: "" };
  const below = (place: string, content = "new") =>
    writeBelow(join(folder, "out"), place, bytes(content), { ...source, path: file });

  it("gets the file in its place, with the folders above it, if it differs", async () => {
    expect(await below("b/a.txt")).toBe(true);
    expect(await below("b/a.txt")).toBe(false);
    expect(readFileSync(join(folder, "out/b/a.txt"), "utf8")).toBe("new");
    expect(await writeBelow(folder, "c.txt", bytes("new"), { name: "stdin" })).toBe(true);
    expect(await writeBelow("/", join(folder, "d.txt").slice(1), bytes("new"), source)).toBe(true);
  });

  it("gets nothing through a link that leads out of it", async () => {
    mkdirSync(join(folder, "out"));
    mkdirSync(join(folder, "outer"));
    symlinkSync("../outer", join(folder, "out/b"));
    symlinkSync(file, join(folder, "out/a.txt"));
    for (const place of ["b/a.txt", "b/new/a.txt", "a.txt", "../outer/a.txt"]) {
      await expect(below(place)).rejects.toThrow(
        "a link leads out of the output folder; remove the link, or name another folder",
      );
    }
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(join(folder, "outer"))).toEqual([]);
  });

  it("gets nothing over the source", async () => {
    await expect(writeBelow(folder, "a.txt", bytes("new"), { name: "a.txt", path: file })).rejects.toThrow(
      "a.txt: --out-dir would write it over itself; use --write",
    );
    expect(readFileSync(file, "utf8")).toBe("old");
  });

  it("gets nothing into a pipe, a folder's place, or links that lead to one another", async () => {
    mkdirSync(join(folder, "out/b"), { recursive: true });
    execFileSync("mkfifo", [join(folder, "out/pipe")]);
    symlinkSync("y", join(folder, "out/x"));
    symlinkSync("x", join(folder, "out/y"));
    await expect(below("pipe")).rejects.toThrow("pipe: not a regular file; remove it, or name another folder");
    await expect(below("b")).rejects.toThrow("out/b: is a folder, not a file");
    await expect(below("x")).rejects.toThrow("out/x: a circle of links");
  });
});

describe("the owner of a file", () => {
  it.runIf(process.getuid?.() === 0)("is kept, and so is its group", async () => {
    chownSync(file, 1234, 0);
    await writeFile(file, bytes("new"));
    expect([statSync(file).uid, statSync(file).gid]).toEqual([1234, 0]);
    chownSync(file, 0, 4321);
    await writeFile(file, bytes("newer"));
    expect([statSync(file).uid, statSync(file).gid]).toEqual([0, 4321]);
  });
});

/** Mounts a file system in memory on a folder, or says that this is not allowed. */
function mount(options: string): string | undefined {
  const target = join(folder, "mounted");
  mkdirSync(target);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", target]).status !== 0) return undefined;
  onTestFinished(() => {
    spawnSync("umount", [target]);
  });
  return target;
}

describe("a disk", () => {
  it("that is full is told; the file stays as it was, with nothing beside it", async (context) => {
    const disk = mount("size=64k") ?? context.skip();
    const target = join(disk, "a.txt");
    writeFileSync(target, "o".repeat(20_000));
    // Some of it fits: a short write must not pass for a whole one.
    const replacing = replaceFile(target, bytes("n".repeat(60_000)), bytes("o".repeat(20_000)), {
      name: "a.txt",
      backup: ".orig",
    });
    await expect(replacing).rejects.toThrow("a.txt: no space left on the device");
    expect(readFileSync(target, "utf8")).toBe("o".repeat(20_000));
    await expect(writeFile(join(disk, "b.txt"), bytes("n".repeat(60_000)))).rejects.toThrow(
      /no space left on the device$/,
    );
    expect(readdirSync(disk)).toEqual(["a.txt"]);
  });

  it("that is read-only is told", async (context) => {
    const disk = mount("size=64k") ?? context.skip();
    const target = join(disk, "a.txt");
    writeFileSync(target, "old");
    spawnSync("mount", ["-o", "remount,ro", disk]);
    await expect(replaceFile(target, bytes("new"), bytes("old"), { name: "a.txt" })).rejects.toThrow(
      "a.txt: the file system is read-only",
    );
    await expect(writeFile(join(disk, "b.txt"), bytes("new"))).rejects.toThrow(
      /b\.txt: the file system is read-only; its folder must let a new file take its place/,
    );
  });
});

/** A device of the test's own: were the code broken, root would put a file in the place of the machine's. */
function device(name: string, minor: number): string {
  const path = join(folder, name);
  return spawnSync("mknod", ["-m", "666", path, "c", "1", `${minor}`]).status === 0 ? path : `/dev/${name}`;
}

describe("writeFile", () => {
  it.runIf(existsSync("/dev/full"))("writes to devices, and puts no file in their place", async () => {
    const [none, full] = [device("null", 3), device("full", 7)];
    expect(await writeFile(none, bytes("new"))).toBe(true);
    expect(statSync(none).isCharacterDevice()).toBe(true);
    await expect(writeFile(full, bytes("new"))).rejects.toThrow(`${full}: no space left on the device`);
  });

  it("makes the folders it needs and writes only what differs", async () => {
    const target = join(folder, "b/c/d.txt");
    expect(await writeFile(target, bytes("new"))).toBe(true);
    expect(await writeFile(target, bytes("new"))).toBe(false);
    expect(await writeFile(target, bytes("newer"))).toBe(true);
    expect(readFileSync(target, "utf8")).toBe("newer");
  });

  it.each(["a.txt/b.txt", "a.txt/b/c.txt"])("tells that a file stands where %s needs a folder", async (place) => {
    await expect(writeFile(join(folder, place), bytes("new"), place)).rejects.toThrow(
      new FileError(place, "a part of the path is not a folder"),
    );
  });

  it("tells that a folder is in the way", async () => {
    await expect(writeFile(folder, bytes("new"), "here")).rejects.toThrow(
      new FileError("here", "is a folder, not a file"),
    );
  });

  it.runIf(existsSync("/proc/self"))("tells that a folder cannot be made, and does not try for ever", async () => {
    await expect(writeFile("/proc/none/b/c.txt", bytes("new"))).rejects.toThrow(
      "/proc/none/b/c.txt: no such file or folder",
    );
  });
});

it("errors of other kinds come through as they are", () => {
  const fault = new TypeError("x");
  expect(FileError.from("a", fault)).toBe(fault);
  expect(FileError.from("a", "odd").message).toBe("a: odd");
  expect(FileError.from("a", Object.assign(new Error("?"), { code: "EODD" })).message).toBe("a: EODD");
  expect(FileError.from("a", Object.assign(new Error("?"), { code: 1 })).message).toBe("?");
});
