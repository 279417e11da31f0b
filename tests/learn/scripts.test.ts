import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Engine } from "../../src/engine/restore.js";
import { WEIGHTS } from "../../src/engine/weights.js";
import { ContextClassifier } from "../../src/language/classifier.js";
import { NgramModel, packNgramModel } from "../../src/language/ngram-model.js";
import { readLanguagePack } from "../../src/language/pack-file.js";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { diff } from "../../src/learn/diff.js";
import { sequenceOf } from "../../src/learn/parallel.js";
import { Vocabulary } from "../../src/text/vocabulary.js";
import { temporaryFolder } from "../support/folder.js";
import { lessons } from "../support/lessons.js";
import { ngramArrays, paperWords } from "../support/models.js";
import { run, SCRIPTS } from "../support/scripts.js";
import { ENGLISH, genuineText, spin, THESAURUS } from "../support/spinner.js";
import { putXzInPath } from "../support/xz.js";

let progress: string[];

beforeEach(() => {
  progress = [];
  vi.spyOn(process.stderr, "write").mockImplementation((message) => progress.push(String(message)) > 0);
  vi.stubEnv("CELLS", "4000");
  vi.stubEnv("DIM", "8");
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Number of words by which two texts differ. */
function distance(original: string, other: string): number {
  const vocabulary = new Vocabulary();
  const [a, b] = [original, other].map((text) => sequenceOf(text, vocabulary).ids);
  return diff(a, b).reduce((sum, { from, to, spunFrom, spunTo }) => sum + Math.max(to - from, spunTo - spunFrom), 0);
}

/** A folder with all that a language is learned from, and a record that cannot be aligned. */
function workspace(): { folder: string; at: (name: string) => string } {
  const files = lessons(ENGLISH);
  const odd = { id: "of other lines", original: "One.\nTwo.", spun: ["One. Two.", "One. Two.", "One. Two."] };
  const folder = temporaryFolder({
    ...files,
    "pairs.jsonl": files["pairs.jsonl"].replace("\n", `\n${JSON.stringify(odd)}\n`),
    "manifest.json": '{ "language": "en", "name": "English" }',
    "more.dict": "said -> spoke\nnumerous -> many\nwithinside -> in [tell]\n",
  });
  return { folder, at: (name) => join(folder, name) };
}

describe("learning from parallel text", () => {
  it("gives a language pack that restores texts it has not seen", async () => {
    putXzInPath();
    const { folder, at } = workspace();
    await run("learn-table", at("table.tsv"), at("heads.txt"), at("pairs.jsonl"));
    const heads = readFileSync(at("heads.txt"), "utf8").trim().split("\n");
    expect(heads).toEqual(expect.arrayContaining(Object.keys(THESAURUS)));
    await run("learn-evidence", folder, at("evidence.tsv"), at("pairs.jsonl"));
    await run("train-language-model", folder, at("language-model.bin"), at("words.txt"), "2500");
    await run(
      "train-classifier",
      at("language-model.bin"),
      at("words.txt"),
      at("table.tsv"),
      at("heads.txt"),
      at("classifier.bin"),
      "2",
      at("pairs.jsonl"),
    );
    await run("build-pack", folder, at("packs/en.pack"));
    expect(progress.join("")).toMatch(/records aligned, 1 left out/);
    expect(progress.join("")).toContain(`${heads.length} heads`);

    const pack = readLanguagePack(readFileSync(at("packs/en.pack")), "en.pack", () => ({
      model: NgramModel.read(readFileSync(at("language-model.bin")), "language-model.bin"),
      classifier: ContextClassifier.read(readFileSync(at("classifier.bin")), "classifier.bin"),
    }));
    const rules = new Set(pack.table.strings.rules);
    expect(rules).toEqual(new Set(["table", "more.dict:1", "more.dict:3"]));

    const engine = new Engine(pack);
    let spunErrors = 0;
    let errors = 0;
    for (let i = 0; i < 10; i++) {
      const original = genuineText(9000 + i, 8);
      expect(engine.restore(original).changes).toEqual([]);
      const spun = spin(original, 70 + i);
      const { text, score } = engine.restore(spun);
      expect(score).toBeGreaterThan(0.9);
      spunErrors += distance(original, spun);
      errors += distance(original, text);
    }
    expect(errors / spunErrors).toBeLessThan(0.1);

    const dictionary = ENGLISH.words.map((word) => `${word} ended -> people [family: D]\n`).join("");
    writeFileSync(at("family.dict"), `${dictionary}withinside -> in [tell; family: D]\n`);
    writeFileSync(at("old.txt"), Array.from({ length: 30 }, (_, i) => `${genuineText(400 + i, 9)}\n\n`).join(""));
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await run("learn-families", folder, at("pairs.jsonl"), at("old.txt"));
    expect(readFileSync(at("signs.tsv"), "utf8")).toMatch(/^(?:\w+ ended\t[\d.e+]+\n)+$/);
    const priors = readFileSync(at("families.tsv"), "utf8").trimEnd().split("\n");
    expect(priors.map((line) => line.split("\t")[0])).toEqual([..."BCDEFGHIJ"]);
    for (const line of priors) expect(Number(line.split("\t")[1])).toBeLessThanOrEqual(-0.5);
    expect(told.mock.calls).toEqual([[expect.stringMatching(/^\d+ signs; /)]]);

    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    await run("calibrate", folder, at("pairs.jsonl"));
    const knots = JSON.parse(String(printed.mock.calls[0][0])) as [number, number][];
    expect(knots).toEqual(knots.toSorted(([a, x], [b, y]) => a - b || x - y));
    expect(knots.at(-1)?.[1]).toBeGreaterThan(0.8);
    printed.mockClear();
    await run("tune", folder, "2", at("pairs.jsonl"));
    expect(printed.mock.calls[0][0]).toMatch(/^2 records, error reduction (?:0\.[89]|1\.0)/);
    expect(Object.keys(JSON.parse(String(printed.mock.calls.at(-1)?.[0])))).toEqual(Object.keys(WEIGHTS));
  });

  it("gives the same table and evidence every time", async () => {
    putXzInPath();
    const { folder, at } = workspace();
    for (const name of ["first", "second"]) {
      await run("learn-table", at(`${name}.tsv`), at(`${name}.txt`), at("pairs.jsonl"));
      await run("learn-evidence", folder, at(`${name}-evidence.tsv`), at("pairs.jsonl"));
    }
    expect(readFileSync(at("second.tsv"))).toEqual(readFileSync(at("first.tsv")));
    expect(readFileSync(at("second-evidence.tsv"))).toEqual(readFileSync(at("first-evidence.tsv")));
    const evidence = new Map(
      readFileSync(at("first-evidence.tsv"), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split("\t") as [string, string]),
    );
    expect(Number(evidence.get("folks"))).toBeGreaterThan(1);
    expect(Number(evidence.get("people"))).toBeLessThan(-1);
    expect(evidence.has("river")).toBe(false);
  });
});

it("write-wordnet writes a dictionary of the synsets whose words English has", async () => {
  const model = { words: { gadget: 8e-6, appliance: 2e-6 } };
  const folder = temporaryFolder({
    "language-model.bin": packNgramModel(ngramArrays(model)),
    "words.txt": `${paperWords(model).join("\n")}\n`,
    "wordnet/data.noun": "00001 06 n 03 gadget 0 appliance 0 contraption 1 000 | a device\n",
    "wordnet/data.verb": "",
    "wordnet/data.adj": "",
    "wordnet/data.adv": "",
  });
  const out = join(folder, "wordnet.dict");
  await run("write-wordnet", folder, join(folder, "wordnet"), out);
  const { entries } = parseDictionary(readFileSync(out, "utf8"), "wordnet.dict");
  expect(entries.filter(({ phrase }) => phrase === "contraption")).toMatchObject([
    { family: "C", originals: [{ text: "gadget", weight: 9 }, { text: "appliance" }] },
  ]);
});

it.each(Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[])("%s says how it is used", async (script) => {
  await expect(run(script)).rejects.toThrow(`usage: ${script} `);
});
