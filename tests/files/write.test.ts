import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { FileError } from "../../src/files/errors.js";
import { replaceFile, writeFile } from "../../src/files/write.js";

const bytes = (text: string) => Buffer.from(text);
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "unspin-"));
  file = join(folder, "a.txt");
  writeFileSync(file, "old");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
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

describe("writeFile", () => {
  it("makes the folders it needs and writes only what differs", async () => {
    const target = join(folder, "b/c/d.txt");
    expect(await writeFile(target, bytes("new"))).toBe(true);
    expect(await writeFile(target, bytes("new"))).toBe(false);
    expect(await writeFile(target, bytes("newer"))).toBe(true);
    expect(readFileSync(target, "utf8")).toBe("newer");
  });

  it("names what is in the way", async () => {
    await expect(writeFile(join(file, "b.txt"), bytes("new"))).rejects.toThrow(FileError);
    await expect(writeFile(folder, bytes("new"))).rejects.toThrow(FileError);
  });
});

it("errors of other kinds come through as they are", () => {
  const fault = new TypeError("x");
  expect(FileError.from("a", fault)).toBe(fault);
  expect(FileError.from("a", "odd").message).toBe("a: odd");
  expect(FileError.from("a", Object.assign(new Error("?"), { code: "EODD" })).message).toBe("a: EODD");
  expect(FileError.from("a", Object.assign(new Error("?"), { code: 1 })).message).toBe("?");
});
