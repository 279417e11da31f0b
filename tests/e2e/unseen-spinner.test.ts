import { beforeAll, describe, expect, it } from "vitest";
import type { Figures } from "../../src/learn/evaluate.js";
import { article, spinArticle, UNSEEN_THESAURUS } from "../support/articles.js";
import { temporaryFolder, temporaryFolderForAll } from "../support/folder.js";
import { unspin } from "./cli.js";

const ARTICLES = 300;
const WORDS = 400;

/** Pairs of made-up articles, spun by a spinner whose thesaurus no dictionary of the package holds. */
function pairs(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, i) => {
    const original = article(from + i, WORDS);
    return `${JSON.stringify({ spun: spinArticle(original, from + i), original })}\n`;
  }).join("");
}

let cwd: string;

beforeAll(() => {
  cwd = temporaryFolderForAll({
    "learn.jsonl": pairs(0, 200),
    "few.jsonl": pairs(0, 50),
    "test.jsonl": pairs(200, ARTICLES),
    "thesaurus.txt": `${UNSEEN_THESAURUS}\n`,
    "genuine.jsonl": Array.from(
      { length: 100 },
      (_, i) => `${JSON.stringify({ text: article(200 + i, WORDS) })}\n`,
    ).join(""),
  });
});

async function evaluated(...dictionaries: readonly string[]): Promise<Figures> {
  const options = dictionaries.flatMap((name) => ["--dictionary", name]);
  const { status, stdout } = await unspin(["evaluate", "--format", "json", ...options, "test.jsonl"], cwd);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Figures;
}

async function learned(pairsFile: string, output: string): Promise<Figures> {
  const { status } = await unspin(["dict", "learn", "-q", "-o", output, pairsFile], cwd);
  expect(status).toBe(0);
  return evaluated(output);
}

describe("a spinner that unspin has never met", () => {
  it("is not undone without a dictionary", async () => {
    const { errorReduction } = await evaluated();
    expect(errorReduction).toBeLessThan(0.05);
  });

  it("is learned from 200 pairs", async () => {
    const { errorReduction, precision, spun, documents } = await learned("learn.jsonl", "learned.dict");
    expect(documents).toBe(100);
    expect(spun).toBe(100);
    expect(errorReduction).toBeGreaterThan(0.8);
    expect(precision).toBeGreaterThan(0.95);
  });

  it("is learned from 50 pairs well enough to help", async () => {
    const { errorReduction, spun } = await learned("few.jsonl", "few.dict");
    expect(spun).toBe(100);
    expect(errorReduction).toBeGreaterThan(0.75);
  });

  it("is undone by its own thesaurus, and genuine articles stay as they are", async () => {
    const { status } = await unspin(["dict", "import", "-q", "-o", "imported.dict", "thesaurus.txt"], cwd);
    expect(status).toBe(0);
    const { errorReduction, harmed, spun } = await evaluated("imported.dict");
    expect(spun).toBe(100);
    expect(errorReduction).toBeGreaterThan(0.85);
    expect(harmed).toBeLessThan(1);
    const check = await unspin(["check", "--format", "jsonl", "--dictionary", "imported.dict", "genuine.jsonl"], cwd);
    expect(check).toMatchObject({ status: 0, stderr: "unspin: 0 findings in 0 of 100 documents\n" });
  });

  it("is learned from paragraphs that were moved, dropped and put in", async () => {
    const shuffled = pairs(0, 60)
      .trimEnd()
      .split("\n")
      .map((line) => {
        const { spun, original } = JSON.parse(line) as { spun: string; original: string };
        const [first, , ...rest] = spun.split("\n\n");
        return JSON.stringify({ spun: ["Buy cheap shoes at our shop today!", ...rest, first].join("\n\n"), original });
      });
    const home = temporaryFolder({ "moved.jsonl": `${shuffled.join("\n")}\n` });
    const { stderr } = await unspin(["dict", "learn", "-o", `${cwd}/moved.dict`, "moved.jsonl"], home);
    expect(stderr).toMatch(
      /^unspin: Learned from 60 pairs; \d{3} of \d{3} paragraphs of the originals found again\.$/m,
    );
    expect((await evaluated("moved.dict")).errorReduction).toBeGreaterThan(0.7);
  });
});
