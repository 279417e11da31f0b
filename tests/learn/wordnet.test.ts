import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { parseSynsets, synonymLines } from "../../src/learn/wordnet.js";

const NOUNS = [
  "  1 Lines of the licence begin with white space.",
  "00001 06 n 03 gadget 0 appliance 0 contraption 1 002 @ 00002 n 0000 ~ 00003 n 0000 | a device",
  "00002 06 n 01 alone 0 000 | a synset of one word",
  "00003 06 n 03 helium 0 He 0 Atomic_Number_Two 0 000 | an element",
  "00004 06 n 02 year 0 twelve_month_time_of_life 0 000 | too long a phrase",
].join("\n");
const ADJECTIVES = "00005 00 a 02 galore(ip) 0 abundant 0 000 | in great numbers";

describe("synsets", () => {
  it("are lists of words that can stand in a dictionary", () => {
    expect(parseSynsets(NOUNS, "noun")).toEqual([
      { file: "noun", words: ["gadget", "appliance", "contraption"] },
      { file: "noun", words: ["helium", "he"] },
    ]);
    expect(parseSynsets(ADJECTIVES, "adj")).toEqual([{ file: "adj", words: ["galore", "abundant"] }]);
  });
});

describe("the dictionary made of synsets", () => {
  const frequencies: Readonly<Record<string, number>> = { gadget: 8e-6, appliance: 2e-6, year: 1e-3, "solar year": 0 };
  const lines = (leastProbability: number): string[] =>
    synonymLines(
      [
        { file: "noun", words: ["gadget", "appliance", "contraption"] },
        { file: "noun", words: ["year", "solar year"] },
      ],
      {
        isOriginal: (word) => (frequencies[word] ?? 0) > 0,
        frequency: (word) => frequencies[word] ?? 0,
        leastProbability,
      },
    );

  it("names what each word may stand for, the more frequent the heavier", () => {
    expect(lines(0.1)).toContain("contraption -> gadget *9, appliance *2.3 [noun]");
    expect(lines(0.1)).toContain("solar year -> year *9 [noun]");
  });

  it("leaves out what a frequent word hardly ever stands for", () => {
    expect(lines(0.2).filter((line) => line.startsWith("gadget"))).toEqual([]);
    expect(lines(0.05).filter((line) => line.startsWith("gadget"))).toEqual(["gadget -> appliance *9 [noun]"]);
  });

  it("can be read as one", () => {
    expect(parseDictionary(lines(0.05).join("\n"), "wordnet.dict").entries.length).toBeGreaterThan(0);
  });
});
