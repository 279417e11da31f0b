import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readNgrams, readUnigrams } from "../../src/learn/ngram-counts.js";
import { lineStarts, readParallel, sequenceOf } from "../../src/learn/parallel.js";
import { readLines } from "../../src/learn/read-lines.js";
import { Vocabulary } from "../../src/text/vocabulary.js";
import { temporaryFolder } from "../support/folder.js";
import { putXzInPath } from "../support/xz.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function linesOf(path: string): Promise<string[]> {
  return all(readLines(path));
}

describe("the lines of a file", () => {
  const text = "one\ntwo\r\n\nlast";
  const lines = ["one", "two", "", "last"];

  it("are read as they are, unpacked with gzip, or with xz", async () => {
    const folder = temporaryFolder({ "a.txt": text, "b.gz": gzipSync(text), "c.xz": text });
    putXzInPath();
    expect(await linesOf(join(folder, "a.txt"))).toEqual(lines);
    expect(await linesOf(join(folder, "b.gz"))).toEqual(lines);
    expect(await linesOf(join(folder, "c.xz"))).toEqual(lines);
  });

  it("of a file that xz cannot unpack are an error that names it", async () => {
    putXzInPath();
    await expect(linesOf("/nowhere/missing.xz")).rejects.toThrow("/nowhere/missing.xz: xz could not unpack it");
  });

  it("cannot be read where there is no xz", async () => {
    vi.stubEnv("PATH", temporaryFolder());
    await expect(linesOf("/nowhere/missing.xz")).rejects.toThrow(/xz ENOENT/);
  });

  it("of a damaged gzip file are an error", async () => {
    const folder = temporaryFolder({ "a.gz": gzipSync(text).subarray(0, 12), "b.gz": "no gzip" });
    await expect(linesOf(join(folder, "a.gz"))).rejects.toThrow("unexpected end of file");
    await expect(linesOf(join(folder, "b.gz"))).rejects.toThrow("incorrect header check");
  });

  it("of a missing gzip file are an error that names it", async () => {
    await expect(linesOf("/nowhere/missing.gz")).rejects.toThrow("/nowhere/missing.gz");
  });

  it("need not all be read", async () => {
    const folder = temporaryFolder({ "a.xz": "line\n".repeat(100_000) });
    putXzInPath();
    for await (const line of readLines(join(folder, "a.xz"))) {
      expect(line).toBe("line");
      break;
    }
  });

  it("of a missing file are an error that names it", async () => {
    await expect(linesOf("/nowhere/missing.txt")).rejects.toThrow("/nowhere/missing.txt");
  });
});

describe("parallel text", () => {
  const rows = [
    { id: "1", original: "One said.", spun: ["One mentioned.", "One noted."] },
    { id: "2", original: "Two.", spun: "Deux." },
    { id: "3", original: "Three.", spun: [] },
  ];
  const jsonl = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;

  it("is read record by record, with one spun version or several", async () => {
    const folder = temporaryFolder({ "a.jsonl": jsonl });
    const vocabulary = new Vocabulary();
    const records = await all(readParallel([join(folder, "a.jsonl")], vocabulary));
    expect(records.map(({ id, original, spun }) => [id, original.text, ...spun.map(({ text }) => text)])).toEqual([
      ["1", "One said.", "One mentioned.", "One noted."],
      ["2", "Two.", "Deux."],
      ["3", "Three."],
    ]);
    expect(Array.from(records[0].original.ids, (id) => vocabulary.key(id))).toEqual(["one", "said", "."]);
  });

  it("leaves out records by their number over all files", async () => {
    const folder = temporaryFolder({ "a.jsonl": jsonl, "b.jsonl": jsonl });
    const paths = [join(folder, "a.jsonl"), join(folder, "b.jsonl")];
    const records = await all(readParallel(paths, new Vocabulary(), (index) => index % 2 === 0));
    expect(records.map(({ id }) => id)).toEqual(["1", "3", "2"]);
  });

  it("knows the lines of a text", () => {
    const sequence = sequenceOf("One two\nthree\n\nfour", new Vocabulary());
    expect([...lineStarts(sequence)]).toEqual([0, 2, 3, 4]);
    expect([...lineStarts(sequenceOf("", new Vocabulary()))]).toEqual([0, 0]);
  });
});

describe("counts of n-grams", () => {
  it("of words are numbered by line", async () => {
    const folder = temporaryFolder({ "1.tsv": "<unk>\t5\t4\t3\n<s>\t9\t0\t7\nthe\t8\t6\t2\n" });
    const { words, count, left, right } = await readUnigrams(join(folder, "1.tsv"));
    expect(words).toEqual(["<unk>", "<s>", "the"]);
    expect([[...count], [...left], [...right]]).toEqual([
      [5, 9, 8],
      [4, 0, 6],
      [3, 7, 2],
    ]);
  });

  it("of several words are ids and figures, those with unlisted words left out", async () => {
    const folder = temporaryFolder({ "2.tsv": "the big\t9\t2\t3\nthe odd\t8\t1\t1\nbig\t7\t1\t1\nbig the\t4\n" });
    const ids = new Map([
      ["the", 1],
      ["big", 2],
    ]);
    const { size, words, count, left, right } = await readNgrams(join(folder, "2.tsv"), 2, ids);
    const cut = (array: ArrayLike<number>): number[] => Array.from(array).slice(0, size);
    expect(size).toBe(2);
    expect(words.map(cut)).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect([count, left, right].map(cut)).toEqual([
      [9, 4],
      [2, 0],
      [3, 0],
    ]);
  });
});
