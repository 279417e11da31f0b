import { describe, expect, it } from "vitest";
import { addDictionaryEntries, joinEntries } from "../../src/language/dictionary-pack.js";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import type { PhraseEntry, PhraseTable } from "../../src/language/phrase-table.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { Vocabulary } from "../../src/text/vocabulary.js";
import { entryOf } from "../support/entries.js";

function build(lines: readonly string[]): PhraseTable {
  const builder = new PhraseTableBuilder(new Vocabulary());
  addDictionaryEntries(builder, joinEntries(parseDictionary(lines.join("\n"), "house.dict").entries));
  return builder.build();
}

/** `text share` of each candidate. */
function shares(entry: PhraseEntry | undefined): string[] {
  return entry?.candidates.map(({ text, logProbability }) => `${text} ${Math.exp(logProbability).toFixed(3)}`) ?? [];
}

describe("dictionary entries in a table", () => {
  it("leave half of the probability to the untouched phrase", () => {
    expect(shares(entryOf(build(["tons of -> hundreds of"]), "tons of"))).toEqual([
      "hundreds of 0.500",
      "tons of 0.500",
    ]);
  });

  it("leave none to a tell", () => {
    const entry = entryOf(build(["withinside -> in [tell]"]), "withinside");
    expect(shares(entry)).toEqual(["in 1.000"]);
    expect(entry?.tell).toBe(true);
  });

  it("give the phrase the share it is named with", () => {
    expect(shares(entryOf(build(["get -> get *3, obtain *1"]), "get"))).toEqual(["obtain 0.250", "get 0.750"]);
  });

  it("share by weight", () => {
    expect(shares(entryOf(build(["big -> large *3, huge *1"]), "big"))).toEqual([
      "large 0.375",
      "huge 0.125",
      "big 0.500",
    ]);
  });

  it("of one phrase are joined, each under the context and the name of its line", () => {
    const entry = entryOf(
      build(["right -> suitable [left: the | a]", "right -> proper", "right -> suitable [left: the | a]"]),
      "right",
    );
    expect(shares(entry)).toEqual(["suitable 0.333", "proper 0.167", "right 0.500"]);
    expect(entry?.candidates.map(({ rule }) => rule)).toEqual(["house.dict:1", "house.dict:2", "house.dict:1"]);
    expect(entry?.candidates.map(({ context }) => context?.left)).toEqual([["the", "a"], undefined, undefined]);
  });

  it("are a tell only if every line of the phrase says so", () => {
    expect(entryOf(build(["x -> y [tell]", "x -> z"]), "x")?.tell).toBe(false);
    expect(entryOf(build(["x -> y [tell]", "x -> z [tell]"]), "x")?.tell).toBe(true);
  });

  it("may stand for names where they are written with a capital or give one back", () => {
    const table = build(["Oregon -> or", "joined states -> United States", "big -> large"]);
    expect(["oregon", "joined states", "big"].map((phrase) => entryOf(table, phrase)?.name)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
