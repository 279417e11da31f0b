import { describe, expect, it } from "vitest";
import { EntryFlag, MAX_PHRASE_TOKENS, type PhraseEntry, PhraseTable } from "../../src/language/phrase-table.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { tokenize } from "../../src/text/tokens.js";
import { Vocabulary } from "../../src/text/vocabulary.js";

function entry(phrase: string, originals: readonly string[], more: Partial<PhraseEntry> = {}): PhraseEntry {
  const candidates = originals.map((text, i) => ({ text, logProbability: -i, rule: "table" }));
  return { phrase, candidates, logOther: -3, tell: false, ...more };
}

function tableOf(...entries: PhraseEntry[]): { table: PhraseTable; vocabulary: Vocabulary } {
  const vocabulary = new Vocabulary();
  const builder = new PhraseTableBuilder(vocabulary);
  for (const each of entries) builder.set(each);
  return { table: builder.build(), vocabulary };
}

/** The phrases of a table that match at the start of a text, short to long. */
function matches(table: PhraseTable, vocabulary: Vocabulary, text: string): string[] {
  const { id, count } = tokenize(text, vocabulary);
  const found: string[] = [];
  let node = table.first(id[0]);
  for (let at = 1; node >= 0; node = at < count ? table.next(node, id[at++]) : -1) {
    const e = table.entryAt(node);
    if (e >= 0) found.push(table.strings.texts[table.arrays.entryPhrase[e]]);
  }
  return found;
}

/** The originals of an entry. */
function originals(table: PhraseTable, phrase: string): string[] {
  const { entryPhrase, entryStart, candidatePhrase } = table.arrays;
  const e = entryPhrase.findIndex((id) => table.strings.texts[id] === phrase);
  return Array.from(candidatePhrase.subarray(entryStart[e], entryStart[e + 1]), (id) => table.strings.texts[id]);
}

describe("a phrase table", () => {
  const { table, vocabulary } = tableOf(
    entry("tons", ["lots"]),
    entry("tons of", ["hundreds of", "lots of"]),
    entry("tons of of fun", ["a lot of fun"]),
    entry("human beings", ["people"]),
    entry("don't", ["do not"]),
  );

  it("finds every phrase that begins at a place, short to long", () => {
    expect(matches(table, vocabulary, "tons of of fun was had")).toEqual(["tons", "tons of", "tons of of fun"]);
    expect(matches(table, vocabulary, "Tons\nof men")).toEqual(["tons", "tons of"]);
  });

  it("finds phrases whose words are cut into several tokens", () => {
    expect(matches(table, vocabulary, "Don’t go")).toEqual(["don't"]);
  });

  it("finds nothing at words that begin no phrase, known or not", () => {
    expect(matches(table, vocabulary, "human men")).toEqual([]);
    expect(matches(table, vocabulary, "people")).toEqual([]);
    expect(matches(table, vocabulary, "unheard of")).toEqual([]);
  });

  it("keeps the candidates of each entry in their order", () => {
    expect(originals(table, "tons of")).toEqual(["hundreds of", "lots of"]);
    expect(originals(table, "human beings")).toEqual(["people"]);
  });

  it("counts entries and all phrases of both sides", () => {
    expect(table.entryCount).toBe(5);
    expect(table.phraseCount).toBe(11);
    expect(new Set(table.strings.texts).size).toBe(11);
  });

  it("reads the text of a phrase when it is asked for, and once", () => {
    const asked: number[] = [];
    const late = new PhraseTable(table.arrays, table.strings, {
      text: (phrase) => {
        asked.push(phrase);
        return table.strings.texts[phrase];
      },
      rule: () => "table",
    });
    expect(asked).toEqual([]);
    expect([late.text(3), late.text(3), late.text(0)]).toEqual([3, 3, 0].map((id) => table.strings.texts[id]));
    expect(asked).toEqual([3, 0]);
  });

  it("matches nothing when it is empty", () => {
    const empty = tableOf();
    expect(empty.table.entryCount).toBe(0);
    expect(matches(empty.table, empty.vocabulary, "tons of")).toEqual([]);
  });
});

it("tells where phrases end that speak for a family, and what leads to them", () => {
  const { table, vocabulary } = tableOf(
    entry("tons", ["lots"]),
    entry("tons of", ["lots of"], { sign: 2 }),
    entry("tons of fun", ["a lot of fun"]),
  );
  const tons = table.first(vocabulary.id("tons"));
  const of = table.next(tons, vocabulary.id("of"));
  const fun = table.next(of, vocabulary.id("fun"));
  expect([tons, of, fun].map((node) => table.hasSign(node))).toEqual([false, true, false]);
  expect([tons, of, fun].map((node) => table.leadsToSign(node))).toEqual([true, false, false]);
});

it("an entry all of whose candidates have contexts is conditional", () => {
  const context = { left: ["the"], right: [], except: [] };
  const candidates = [{ text: "y", logProbability: -0.25, rule: "house.dict:3", context }];
  expect(tableOf(entry("x", [], { candidates })).table.isUnconditional(0)).toBe(false);
});

describe("a table's builder", () => {
  it("puts a later entry in the place of an earlier one for the same phrase", () => {
    const { table } = tableOf(entry("a", ["b"]), entry("c", ["d"]), entry("a", ["e", "f"]));
    expect(table.entryCount).toBe(2);
    expect(table.arrays.entryPhrase[0]).toBe(table.strings.texts.indexOf("a"));
    expect(originals(table, "a")).toEqual(["e", "f"]);
  });

  it("refuses phrases that are empty or too long to match", () => {
    const builder = new PhraseTableBuilder(new Vocabulary());
    expect(builder.set(entry(" ", ["b"]))).toBe(false);
    expect(builder.set(entry("a ".repeat(MAX_PHRASE_TOKENS + 1).trim(), ["b"]))).toBe(false);
    expect(builder.set(entry("a ".repeat(MAX_PHRASE_TOKENS).trim(), ["b"]))).toBe(true);
    expect(builder.build().entryCount).toBe(1);
  });

  it("keeps tells, rules, contexts and probabilities", () => {
    const context = { left: ["the"], right: [], except: [] };
    const { table } = tableOf(
      entry("x", [], {
        tell: true,
        logOther: -0.5,
        candidates: [
          { text: "y", logProbability: -0.25, rule: "house.dict:3", context },
          { text: "z", logProbability: -0.75, rule: "table" },
        ],
      }),
    );
    const { arrays } = table;
    expect(arrays.entryFlags[0]).toBe(EntryFlag.Tell);
    expect(table.isUnconditional(0)).toBe(true);
    expect(arrays.entryOther[0]).toBe(-0.5);
    expect([...arrays.candidateLog]).toEqual([-0.25, -0.75]);
    expect(Array.from(arrays.candidateRule, (id) => table.strings.rules[id])).toEqual(["house.dict:3", "table"]);
    expect([table.rule(0), table.rule(1)]).toEqual(["house.dict:3", "table"]);
    expect([...arrays.candidateContext]).toEqual([1, 0]);
    expect(table.strings.contexts).toEqual([context]);
  });
});
