import { describe, expect, it } from "vitest";
import { addDictionaryEntries, addTable, joinEntries } from "../../src/language/dictionary-pack.js";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import type { PhraseEntry } from "../../src/language/phrase-table.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { Vocabulary } from "../../src/text/vocabulary.js";

function build(lines: readonly string[]): PhraseTableBuilder {
  const builder = new PhraseTableBuilder(new Vocabulary());
  addDictionaryEntries(builder, joinEntries(parseDictionary(lines.join("\n"), "house.dict").entries));
  return builder;
}

/** `text share` of each candidate. */
function shares(entry: PhraseEntry | undefined): string[] {
  return entry?.candidates.map(({ text, logProbability }) => `${text} ${Math.exp(logProbability).toFixed(3)}`) ?? [];
}

describe("dictionary entries in a table", () => {
  it("leave half of the probability to the untouched phrase", () => {
    expect(shares(build(["tons of -> hundreds of"]).entry("tons of"))).toEqual(["hundreds of 0.500", "tons of 0.500"]);
  });

  it("leave none to a tell", () => {
    const entry = build(["withinside -> in [tell]"]).entry("withinside");
    expect(shares(entry)).toEqual(["in 1.000"]);
    expect(entry?.tell).toBe(true);
  });

  it("give the phrase the share it is named with", () => {
    expect(shares(build(["get -> get *3, obtain *1"]).entry("get"))).toEqual(["obtain 0.250", "get 0.750"]);
  });

  it("share by weight", () => {
    expect(shares(build(["big -> large *3, huge *1"]).entry("big"))).toEqual([
      "large 0.375",
      "huge 0.125",
      "big 0.500",
    ]);
  });

  it("of one phrase are joined, each under the context and the name of its line", () => {
    const entry = build([
      "right -> suitable [left: the | a]",
      "right -> proper",
      "right -> suitable [left: the | a]",
    ]).entry("right");
    expect(shares(entry)).toEqual(["suitable 0.333", "proper 0.167", "right 0.500"]);
    expect(entry?.candidates.map(({ rule }) => rule)).toEqual(["house.dict:1", "house.dict:2", "house.dict:1"]);
    expect(entry?.candidates.map(({ context }) => context?.left)).toEqual([["the", "a"], undefined, undefined]);
  });

  it("are a tell only if every line of the phrase says so", () => {
    expect(build(["x -> y [tell]", "x -> z"]).entry("x")?.tell).toBe(false);
    expect(build(["x -> y [tell]", "x -> z [tell]"]).entry("x")?.tell).toBe(true);
  });

  it("may stand for names where they are written with a capital or give one back", () => {
    const builder = build(["Oregon -> or", "joined states -> United States", "big -> large"]);
    expect(["oregon", "joined states", "big"].map((phrase) => builder.entry(phrase)?.name)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

it("a table given to a builder comes out as it was", () => {
  const first = build([
    "tons of -> hundreds of, lots of",
    "right -> suitable [left: the]",
    "withinside -> in [tell]",
  ]).build();
  const builder = new PhraseTableBuilder(new Vocabulary());
  addTable(builder, first);
  const second = builder.build();
  expect(second.strings).toEqual(first.strings);
  expect(second.arrays).toEqual(first.arrays);
});
