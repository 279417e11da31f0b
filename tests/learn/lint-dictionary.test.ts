import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { PhraseFrequency } from "../../src/language/phrase-frequency.js";
import { lintDictionaries } from "../../src/learn/lint-dictionary.js";
import { RULES } from "../../src/report/rules.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  model: {
    words: { big: 0.01, large: 0.001, neural: 1e-6, network: 1e-4, rare: 1e-9 },
    ngrams: { "neural network": 0.5 },
  },
});
const frequency = new PhraseFrequency(pack.scorers().model, pack.vocabulary);

/** Findings as `file:line:column rule`. */
function linted(files: Readonly<Record<string, string>>, restore = (spun: string) => spun) {
  const dictionaries = Object.entries(files).map(([file, text]) => parseDictionary(text, file));
  return lintDictionaries(dictionaries, frequency, restore);
}

function rules(text: string, restore?: (spun: string) => string): string[] {
  return linted({ a: text }, restore).map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

describe("a dictionary is told of", () => {
  it("phrases that stand twice in one context", () => {
    const text = "teh -> the\nteh -> a\nteh -> an [left: x]\n@family Q\nteh -> the\n";
    expect(rules(text)).toEqual(["2:1 dictionary-duplicate"]);
  });

  it("entries that a later file goes before", () => {
    const found = linted({ a: "teh -> the\nfoo -> bar\n", b: "teh -> that\n" });
    expect(found).toMatchObject([{ file: "a", line: 1, rule: "dictionary-shadowed" }]);
    expect(found[0].message).toContain("b:1 goes before it");
  });

  it("entries that lead to each other, unless they may stand untouched or are heads", () => {
    expect(rules("foo -> bar\nbar -> foo\n")).toEqual(["1:1 dictionary-circle", "2:1 dictionary-circle"]);
    expect(rules("foo -> bar, foo\nbar -> foo\n")).toEqual([]);
    expect(rules("@heads foo | bar\nfoo -> bar\nbar -> foo\n")).toEqual([]);
  });

  it("entries that stand for themselves only, and originals that are tells", () => {
    expect(rules("foo -> Foo\n")).toEqual(["1:1 dictionary-identity"]);
    expect(rules("foo -> bar\nbar -> baz [tell]\n")).toEqual(["1:1 dictionary-spun-original"]);
  });

  it("contexts that can never be met", () => {
    expect(rules("foo -> bar [left: <end>]\n")).toEqual(["1:1 dictionary-unreachable"]);
    expect(rules("foo -> bar [right: <start>]\n")).toEqual(["1:1 dictionary-unreachable"]);
    expect(rules("foo -> bar [left: a | b; except: a foo | b foo]\n")).toEqual(["1:1 dictionary-unreachable"]);
    expect(rules("foo -> bar [left: a | <end>; except: b foo]\n")).toEqual([]);
  });

  it("phrases that genuine English has, unless it says so itself", () => {
    const [{ line, rule, message }] = linted({ a: "rare -> x\nneural network -> x\n" });
    expect({ line, rule }).toEqual({ line: 2, rule: "dictionary-ordinary" });
    expect(message).toContain("about 1 in 2,000,000 words; add a context");
    expect(linted({ a: "big -> x [tell]" })[0].message).toContain("it is no tell");
    expect(rules("big -> large, big\nlarge -> x [left: a]\n@family Q\n@heads x\nneural network -> x\n")).toEqual([]);
    expect(rules("rare neural -> x\n")).toEqual([]);
  });

  it("inline tests that fail", () => {
    const restore = (spun: string) => spun.replace("opined", "said");
    expect(rules("> He opined. => He said.\n> She opined. => She wrote.\n", restore)).toEqual(["2:1 dictionary-test"]);
  });

  it("an inflected line once", () => {
    expect(rules("prance -> dance [verb]\nprance -> leap [verb]\n")).toEqual(["2:1 dictionary-duplicate"]);
  });
});

it("has a description for every rule that it reports", () => {
  const found = linted({
    a: "foo -> foo\nfoo -> foo\nbar -> baz [left: <end>]\nbaz -> bar\nqux -> tell\ntell -> x [tell]\nbig -> x\n> a => b\n",
    b: "foo -> x\n",
  });
  const names = new Set(found.map(({ rule }) => rule));
  expect(names.size).toBe(8);
  expect(Object.keys(RULES)).toEqual(expect.arrayContaining([...names, "dictionary-syntax"]));
});
