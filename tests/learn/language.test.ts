import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRestorer as createInBrowser } from "../../src/browser.js";
import { createRestorer, type Restorer } from "../../src/index.js";
import { temporaryFolder } from "../support/folder.js";
import { lessons } from "../support/lessons.js";
import { run } from "../support/scripts.js";
import { genuineText, SPANISH, spin } from "../support/spinner.js";
import { putXzInPath } from "../support/xz.js";

beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.stubEnv("CELLS", "4000");
  vi.stubEnv("DIM", "8");
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Makes a language pack as docs/languages.md tells, of generated texts. */
async function makePack(): Promise<string> {
  putXzInPath();
  const folder = temporaryFolder({
    ...lessons(SPANISH),
    "manifest.json": JSON.stringify({ language: "es", name: "Español" }),
    "more.dict": "dentro de la casa -> en casa [tell]\n",
  });
  const at = (name: string): string => join(folder, name);
  const [model, words, table, heads] = ["language-model.bin", "words.txt", "table.tsv", "heads.txt"].map(at);
  await run("learn-table", table, heads, at("pairs.jsonl"));
  await run("learn-evidence", folder, at("evidence.tsv"), at("pairs.jsonl"));
  await run("train-language-model", folder, model, words, "2500");
  await run("train-classifier", model, words, table, heads, at("classifier.bin"), "2", at("pairs.jsonl"));
  await run("build-pack", folder, at("language.pack"));
  return folder;
}

it("another language is a folder of data: it restores, and English rules stay out of it", async () => {
  const folder = await makePack();
  const bytes = (name: string): Uint8Array => readFileSync(join(folder, name));
  const inNode: Restorer = await createRestorer({ language: folder });
  const inBrowser = await createInBrowser({
    pack: bytes("language.pack"),
    languageModel: bytes("language-model.bin"),
    classifier: bytes("classifier.bin"),
  });
  let restored = 0;
  for (let i = 0; i < 10; i++) {
    const original = genuineText(9000 + i, 8, SPANISH);
    expect(inNode.restore(original).changes).toEqual([]);
    const spun = spin(original, 70 + i, SPANISH);
    const { text, score, changes } = inNode.restore(spun);
    expect(score).toBeGreaterThan(0.9);
    // The article *an* is English: a Spanish *a* stays, whatever comes behind it.
    expect(changes.map(({ replacement }) => replacement).filter((words) => /\ban\b/i.test(words))).toEqual([]);
    expect(inBrowser.restore(spun).text).toBe(text);
    if (text === original) restored++;
  }
  expect(restored).toBeGreaterThanOrEqual(8);
});

it("a pack that is not there is named", async () => {
  await expect(createRestorer({ language: "./nowhere" })).rejects.toThrow(
    "no language pack ./nowhere: nowhere/language.pack",
  );
  await expect(createRestorer({ language: "xx" })).rejects.toThrow(
    /^no language pack xx: .* is missing; name a language/,
  );
});
