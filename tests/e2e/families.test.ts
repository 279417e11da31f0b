import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { beforeAll, describe, expect, it } from "vitest";
import { Evaluation } from "../../src/learn/evaluate.js";
import type { Restorer } from "../../src/restorer.js";
import { temporaryFolder } from "../support/folder.js";

const folder = (name: string): URL => new URL(`../${name}/`, import.meta.url);

interface Article {
  readonly id: string;
  readonly spun: string;
  readonly original: string;
}

function articles(family: string): Article[] {
  const lines = readFileSync(new URL(`${family}.jsonl`, folder("families")), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Article);
}

const built = new URL("../../dist/index.js", import.meta.url).href;
let restorer: Restorer;
beforeAll(async () => {
  const { createRestorer } = (await import(built)) as typeof import("../../src/index.js");
  restorer = await createRestorer({ formats: [] });
});

/** Twelve articles each, spun by hand in a family's manner by somebody who had not seen the dictionaries. */
describe.each([
  { family: "a", found: 12, precision: 0.82, recall: 0.76 },
  { family: "b", found: 12, precision: 0.87, recall: 0.52 },
  { family: "c", found: 12, precision: 0.74, recall: 0.53 },
  { family: "d", found: 12, precision: 0.81, recall: 0.56 },
  { family: "e", found: 12, precision: 0.88, recall: 0.64 },
  { family: "f", found: 9, precision: 0.79, recall: 0.31 },
  { family: "g", found: 5, precision: 0.75, recall: 0.2 },
  { family: "h", found: 7, precision: 0.75, recall: 0.36 },
  { family: "i", found: 11, precision: 0.82, recall: 0.54 },
  { family: "j", found: 8, precision: 0.78, recall: 0.33 },
  // Papers of family F: tortured phrases.
  { family: "s", found: 11, precision: 0.66, recall: 0.36 },
])("articles of family $family", ({ family, found, precision, recall }) => {
  it("are known to be spun and get their words back, as far as the figures go", () => {
    const evaluation = new Evaluation();
    for (const { id, spun, original } of articles(family)) {
      evaluation.add({ name: id, spun, original }, restorer.restore(spun));
    }
    const figures = evaluation.figures();
    expect(figures.spun).toBeGreaterThanOrEqual(found);
    expect(figures.precision).toBeGreaterThan(precision);
    expect(figures.recall).toBeGreaterThan(recall);
  });

  it("stay as they are in their genuine form", () => {
    for (const { id, original } of articles(family)) expect(restorer.restore(original).text, id).toBe(original);
  });
});

it("articles of family C keep a caption that the spinner left alone", () => {
  const caption =
    "The photograph shows the old bridge as it was in the spring of that year, when the people of the town had no other way to get to the market on the far side of the river.";
  const kept = articles("c").filter(({ spun }) => {
    const [first, ...rest] = spun.split("\n\n");
    return restorer.restore([first, caption, ...rest].join("\n\n")).text.includes(caption);
  });
  expect(kept.length).toBeGreaterThanOrEqual(11);
});

describe("genuine texts that look odd", () => {
  const registers = readdirSync(folder("registers"));

  it("are of forty registers and more", () => {
    expect(registers.length).toBeGreaterThanOrEqual(40);
  });

  it.each(registers)("%s stays as it is", (name) => {
    const text = readFileSync(new URL(name, folder("registers")), "utf8");
    expect(restorer.restore(text).text).toBe(text);
  });
});

describe("genuine texts in other languages", () => {
  it.each(readdirSync(folder("languages")))("%s stays as it is, alone and beside spun text", (name) => {
    const text = readFileSync(new URL(name, folder("languages")), "utf8");
    expect(restorer.restore(text)).toMatchObject({ text, changes: [], suggestions: [] });
    const [{ spun }] = articles("a");
    const both = restorer.restore(`${spun}\n\n${text}\n\n${spun}`);
    expect(both.text).toContain(text.trimEnd());
    expect(both.changes.length).toBeGreaterThan(2 * 10);
  });
});

it("the readme files of the packages that are installed here stay as they are", async () => {
  const { createRestorer } = (await import(built)) as typeof import("../../src/index.js");
  const markdown = await createRestorer({ formats: ["markdown"] });
  const packages = new URL("../../node_modules/", import.meta.url);
  const names = await glob(["*/*.md", "@*/*/*.md"], { cwd: fileURLToPath(packages), caseSensitiveMatch: false });
  expect(names.length).toBeGreaterThan(200);
  const changed = names.filter((name) => {
    const text = readFileSync(new URL(name, packages), "utf8");
    return markdown.restore(text, { format: "markdown" }).text !== text;
  });
  expect(changed).toEqual([]);
});

it("a dictionary whose phrases are not in an article changes nothing of what becomes of it", async () => {
  const { createRestorer } = (await import(built)) as typeof import("../../src/index.js");
  const file = join(temporaryFolder({ "house.dict": "grumblesome -> said\n" }), "house.dict");
  const extended = await createRestorer({ formats: [], dictionaries: [file] });
  for (const { spun } of [...articles("b"), ...articles("h")]) {
    expect(extended.restore(spun)).toEqual(restorer.restore(spun));
  }
});
