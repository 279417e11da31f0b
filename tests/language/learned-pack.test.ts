import { describe, expect, it } from "vitest";
import { addLearnedEntries, modelVocabulary, modelWordIds, tableChecksum } from "../../src/language/learned-pack.js";
import type { LearnedEntry } from "../../src/language/learned-table.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { Vocabulary } from "../../src/text/vocabulary.js";
import { entryOf } from "../support/entries.js";

function learned(phrase: string, identity: number, other: number, originals: Record<string, number>): LearnedEntry {
  return { phrase, identity, other, originals: Object.entries(originals).map(([text, count]) => ({ text, count })) };
}

describe("the vocabulary of a model", () => {
  const vocabulary = modelVocabulary(["<unk>", "<s>", "</s>", "the", "##", "#,###"]);

  it("has the model's words at the model's ids", () => {
    expect(["<unk>", "<s>", "</s>", "the", "##"].map((word) => vocabulary.id(word))).toEqual([0, 1, 2, 3, 4]);
  });

  it("maps further keys by their masked digits, or to the unknown word", () => {
    const [twelve, stranger, long] = ["12", "stranger", "123456"].map((key) => vocabulary.add(key));
    const ids = modelWordIds(vocabulary, 6);
    expect([...ids.subarray(0, 6)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([ids[twelve], ids[stranger], ids[long]]).toEqual([4, 0, 0]);
  });

  it("knows no masked key that is itself no word of the model", () => {
    vocabulary.add("####");
    const year = vocabulary.add("1990");
    expect(modelWordIds(vocabulary, 6)[year]).toBe(0);
  });
});

describe("a learned entry", () => {
  it("becomes candidates with smoothed shares, the phrase itself behind them", () => {
    const builder = new PhraseTableBuilder(new Vocabulary());
    addLearnedEntries(builder, [learned("mentioned", 10, 4, { said: 80, told: 3 })]);
    const entry = entryOf(builder.build(), "mentioned");
    // 80 + 3 + 10 + 4 seen, and half an occurrence more for each of the four outcomes.
    const shares = entry?.candidates.map(({ text, logProbability }) => [text, Math.exp(logProbability) * 99]);
    expect(shares?.map(([text]) => text)).toEqual(["said", "told", "mentioned"]);
    for (const [i, expected] of [80.5, 3.5, 10.5].entries()) expect(shares?.[i][1]).toBeCloseTo(expected, 5);
    expect(Math.exp(entry?.logOther ?? 0) * 99).toBeCloseTo(4.5, 5);
    expect(entry?.candidates.every(({ rule }) => rule === "table")).toBe(true);
  });

  it("keeps its six most frequent originals", () => {
    const builder = new PhraseTableBuilder(new Vocabulary());
    addLearnedEntries(builder, [learned("x", 0, 0, { a: 9, b: 8, c: 7, d: 6, e: 5, f: 4, g: 3 })]);
    expect(
      entryOf(builder.build(), "x")
        ?.candidates.map(({ text }) => text)
        .join(" "),
    ).toBe("a b c d e f x");
  });
});

describe("the checksum of a table", () => {
  const entries = [learned("a", 1, 2, { b: 3 }), learned("c", 1, 2, { d: 3 })];

  it("is the same for the same phrases, whatever their counts", () => {
    expect(tableChecksum([learned("a", 5, 5, { b: 5 }), learned("c", 0, 0, { d: 1 })])).toBe(tableChecksum(entries));
  });

  it.each([
    ["another original", [learned("a", 1, 2, { b: 3 }), learned("c", 1, 2, { e: 3 })]],
    ["another order", [...entries].reverse()],
    ["an original that became a phrase", [learned("a", 1, 2, {}), learned("b", 1, 2, {}), entries[1], entries[0]]],
    ["words joined otherwise", [learned("ab", 1, 2, {}), learned("c", 1, 2, { d: 3 })]],
  ])("differs for %s", (_, others) => {
    expect(tableChecksum(others)).not.toBe(tableChecksum(entries));
  });
});
