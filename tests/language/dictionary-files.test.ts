import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DictionaryEntry } from "../../src/language/dictionary.js";
import { parseDictionary } from "../../src/language/parse-dictionary.js";

const folder = new URL("../../dictionaries/en/", import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".dict"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const dictionaries = files.map(({ name, text }) => parseDictionary(text, name));
const entries = dictionaries.flatMap((dictionary) => dictionary.entries);
/** Made from WordNet; what its words stand for themselves is left to their frequency. */
const GENERATED = "family-c-wordnet.dict";
const written = entries.filter(({ file }) => file !== GENERATED);

/** What tells two entries of a family apart: the phrase and the context it asks for. */
function identity(entry: DictionaryEntry): string {
  return JSON.stringify([entry.family, entry.phrase, [...entry.left].sort(), [...entry.right].sort()]);
}

function lines(of: readonly DictionaryEntry[]): number {
  return new Set(of.map(({ file, line }) => `${file}:${line}`)).size;
}

describe("the dictionaries shipped", () => {
  test("hold thousands of entries and dozens of tests", () => {
    expect(lines(entries)).toBeGreaterThanOrEqual(2000);
    expect(lines(entries.filter(({ family }) => family === "A" || family === "B"))).toBeGreaterThanOrEqual(2000);
    expect(dictionaries.flatMap(({ tests }) => tests).length).toBeGreaterThanOrEqual(60);
  });

  test.each([
    ["C", 250],
    ["D", 250],
    ["E", 250],
    ["F", 250],
    ["G", 50],
    ["H", 50],
    ["I", 50],
    ["J", 50],
  ])("hold enough lines of family %s", (family, least) => {
    expect(lines(entries.filter((entry) => entry.family === family))).toBeGreaterThanOrEqual(least);
  });

  test("hold 1,500 tortured phrases of five sciences", () => {
    const science = entries.filter(({ family, domain }) => family === "F" && domain !== undefined);
    expect([...new Set(science.map(({ domain }) => domain))].sort()).toEqual([
      "chemistry",
      "computing",
      "engineering",
      "medicine",
      "statistics",
    ]);
    expect(new Set(science.map(({ phrase }) => phrase)).size).toBeGreaterThanOrEqual(1500);
  });

  test("let every single word of family C stand that is common English", () => {
    const common = "issues past along for live tin equally surgery over inward inch leak twist".split(" ");
    const found = written.filter(({ family, phrase }) => family === "C" && common.includes(phrase));
    expect(found.length).toBeGreaterThan(10);
    const forced = found.filter(({ phrase, originals }) => originals.every(({ text }) => text !== phrase));
    expect(forced.map(({ file, line, phrase }) => `${file}:${line}: ${phrase}`)).toEqual([]);
  });

  test("say of every entry which family of spinners it belongs to", () => {
    expect(entries.filter(({ family }) => family === undefined)).toEqual([]);
  });

  test("hold no phrase twice in one context of one family", () => {
    const seen = new Map<string, string>();
    const repeated: string[] = [];
    for (const entry of written) {
      const key = identity(entry);
      const place = `${entry.file}:${entry.line}`;
      const before = seen.get(key);
      if (before !== undefined) repeated.push(`${place}: ${entry.phrase} (also ${before})`);
      seen.set(key, before ?? place);
    }
    expect(repeated).toEqual([]);
  });

  test("change what they match, or name a reason to leave it", () => {
    const idle = written.filter(
      ({ phrase, originals, left, right, except }) =>
        originals.every(({ text }) => text.toLowerCase() === phrase) &&
        left.length + right.length + except.length === 0,
    );
    expect(idle.map(({ file, line, phrase }) => `${file}:${line}: ${phrase}`)).toEqual([]);
  });

  test("never call a phrase a tell that may stand untouched without context", () => {
    const odd = entries.filter(
      ({ phrase, tell, originals }) => tell && originals.some(({ text }) => text.toLowerCase() === phrase),
    );
    expect(odd.map(({ file, line, phrase }) => `${file}:${line}: ${phrase}`)).toEqual([]);
  });

  test.each(files)("$name is tidy", ({ text }) => {
    expect(text).not.toMatch(/[ \t]$/m);
    expect(text).not.toMatch(/\n\n\n|\r/);
    expect(text.endsWith("\n")).toBe(true);
  });
});
