import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { learnDictionary } from "../../src/learn/learn-dictionary.js";
import { writeDictionary } from "../../src/learn/write-dictionary.js";
import { genuineText, spin, THESAURUS } from "../support/spinner.js";

const nothingKnown = () => undefined;

/** Pairs of generated texts, spun with a thesaurus of ten heads. */
function pairs(count: number, edit = (spun: string) => spun) {
  return Array.from({ length: count }, (_, i) => {
    const original = genuineText(i + 1, 12);
    return { name: String(i), original, spun: edit(spin(original, i)) };
  });
}

describe("a dictionary learned from pairs", () => {
  const learned = learnDictionary(pairs(40), nothingKnown, "Q");
  const { entries, heads = [] } = learned.content;

  it("has the spinner's phrases with their originals and counts, and its heads in their full extent", () => {
    expect(heads.map(({ phrase }) => phrase)).toEqual(expect.arrayContaining(Object.keys(THESAURUS)));
    expect(heads.length).toBeLessThan(Object.keys(THESAURUS).length + 3);
    const found = new Map(entries.map(({ phrase, originals }) => [phrase, originals]));
    expect(found.get("a variety of")?.[0]).toEqual({ text: "a number of", weight: expect.any(Number) });
    // One synonym of two heads.
    expect(
      found
        .get("numerous")
        ?.map(({ text }) => text)
        .sort(),
    ).toEqual(["a lot of", "a number of", "numerous"]);
    expect(entries.every(({ family }) => family === "Q")).toBe(true);
  });

  it("tells how much it was learned from, and how sure it is", () => {
    expect(learned).toMatchObject({ pairs: 40, matched: 40, paragraphs: 40, refused: [], known: 0 });
    expect(learned.replaced).toBeGreaterThan(400);
    expect(learned.unseen).toBeLessThan(0.01);
    expect(learnDictionary(pairs(2), nothingKnown).unseen).toBeGreaterThan(learned.unseen);
  });

  it("can be written and read", () => {
    const read = parseDictionary(writeDictionary(learned.content), "a.dict");
    expect(read.entries).toHaveLength(entries.length);
    expect(read.heads).toHaveLength(heads.length);
  });

  it("is the same for the same pairs", () => {
    expect(learnDictionary(pairs(40), nothingKnown, "Q").content).toEqual(learned.content);
  });

  it("leaves out paragraphs that are no pairs", () => {
    const { matched, paragraphs } = learnDictionary(
      [...pairs(5), { name: "x", spun: "Nothing of it.", original: "Entirely different words." }],
      nothingKnown,
    );
    expect({ matched, paragraphs }).toEqual({ matched: 5, paragraphs: 6 });
  });
});

describe("what is known beforehand", () => {
  const known = (phrase: string) =>
    phrase === "folks"
      ? new Map([
          ["people", 0.5],
          ["family", 0.5],
        ])
      : undefined;

  it("weighs the more, the more of the pairs it explains", () => {
    const entryOf = (prior: typeof known | typeof nothingKnown) =>
      learnDictionary(pairs(10), prior).content.entries.find(({ phrase }) => phrase === "folks");
    const [{ text, weight }] = entryOf(nothingKnown)?.originals ?? [];
    expect(text).toBe("people");
    const smoothed = entryOf(known)?.originals ?? [];
    expect(smoothed[0].text).toBe("people");
    expect(smoothed[0].weight).toBeGreaterThan(weight);
  });
});

describe("an original seen at the start of a sentence only", () => {
  it("has no capital for that", () => {
    const texts = Array.from({ length: 5 }, (_, i) => ({
      name: String(i),
      original: `We left. Residents saw ${i} dogs.`,
      spun: `We left. Denizens saw ${i} dogs.`,
    }));
    const [entry] = learnDictionary(texts, nothingKnown).content.entries;
    expect(entry).toMatchObject({
      phrase: "denizens",
      originals: [{ text: "residents", weight: 5 }, { text: "denizens" }],
    });
  });
});
