import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksOf, collect, linesOf, peek, readBytes } from "../../src/files/read.js";
import { numRuns } from "../runs.js";
import { temporaryFolder } from "../support/folder.js";

async function lines(chunks: readonly string[]): Promise<string[]> {
  const result: string[] = [];
  const stream = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  for await (const line of linesOf(stream)) result.push(Buffer.from(line).toString());
  return result;
}

describe("linesOf", () => {
  it("gives lines with their ends", async () => {
    expect(await lines(["a\nb\r\n", "\nc"])).toEqual(["a\n", "b\r\n", "\n", "c"]);
    expect(await lines([])).toEqual([]);
  });

  it("gives the same lines however the stream is cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r") })), async (chunks) => {
        expect(await lines(chunks)).toEqual(await lines([chunks.join("")]));
        expect((await lines(chunks)).join("")).toBe(chunks.join(""));
      }),
      { numRuns },
    );
  });
});

it("names the file that cannot be read", async () => {
  await expect(readBytes("/no/such/file", "file")).rejects.toThrow("file: no such file or folder");
  await expect(readBytes("/", "root")).rejects.toThrow("root: is a folder, not a file");
});

describe("a file in chunks", () => {
  it("is whole, be it a regular file or a pipe", async () => {
    const content = Buffer.alloc(200_000, "abc\n");
    const folder = temporaryFolder({ "a.txt": content, "empty.txt": "" });
    const chunks = [];
    for await (const chunk of chunksOf(join(folder, "a.txt"))) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(1);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    expect(await collect(chunksOf(join(folder, "empty.txt")))).toHaveLength(0);
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const writing = writeFile(pipe, "through");
    expect(Buffer.from(await collect(chunksOf(pipe))).toString()).toBe("through");
    await writing;
  });

  it("is named if it cannot be read", async () => {
    await expect(collect(chunksOf("/no/such/file", "file"))).rejects.toThrow("file: no such file or folder");
    await expect(collect(chunksOf("/", "root"))).rejects.toThrow("root: is a folder, not a file");
  });
});

describe("peeking", () => {
  const stream = async function* (...chunks: string[]) {
    for (const chunk of chunks) yield Buffer.from(chunk);
  };

  it.each([
    [["ab", "cd", "ef"], 3, "abcd"],
    [["ab", "cd", "ef"], 4, "abcd"],
    [["ab", "cd"], 9, "abcd"],
    [["ab", "cd"], 0, ""],
    [[], 2, ""],
  ])("at the first bytes of %j, at least %i, leaves the stream whole", async (chunks, length, seen) => {
    const { head, all } = await peek(stream(...chunks), length);
    expect(Buffer.from(head).toString()).toBe(seen);
    expect(Buffer.from(await collect(all)).toString()).toBe(chunks.join(""));
  });
});
