import { describe, expect, it } from "vitest";
import { ModelFileError } from "../../src/language/binary.js";
import { packLanguagePack, readLanguagePack } from "../../src/language/pack-file.js";
import type { PhraseArrays } from "../../src/language/phrase-table.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  learned: ["mentioned|1|0|said|9"],
  families: [
    "issues -> the [family: C]",
    "mentioned -> said [family: D]",
    "joined states -> United States [family: F]",
  ],
  dictionary: ["right -> suitable [left: the]", "right -> proper", "withinside -> in [tell]", "tōkyō -> tokyo"],
  model: { words: { the: 0.1, said: 0.1, "##": 0.1 } },
  evidence: { mentioned: 2.5, said: -3 },
});
const bytes = packLanguagePack({ ...pack, tableChecksum: 0 });
const read = readLanguagePack(bytes, "en.pack", pack.scorers);

describe("a language pack read from its file", () => {
  it("has the vocabulary that was packed, in the same order", () => {
    expect(read.vocabulary.size).toBe(pack.vocabulary.size);
    for (let id = 0; id < pack.vocabulary.size; id++) expect(read.vocabulary.key(id)).toBe(pack.vocabulary.key(id));
  });

  it("has the table that was packed", () => {
    const valuesOf = ({ entrySign, signs, ...others }: PhraseArrays): Record<string, ArrayLike<number>> => ({
      ...others,
      signs: Array.from(entrySign, (sign) => signs[sign]),
    });
    const found = valuesOf(read.table.arrays);
    for (const [name, values] of Object.entries(valuesOf(pack.table.arrays))) {
      expect(found[name]).toHaveLength(values.length);
      for (const [i, value] of Array.from(values).entries()) expect(found[name][i]).toBeCloseTo(value, 1);
    }
    expect(read.table.strings).toEqual(pack.table.strings);
    for (const [id, text] of pack.table.strings.texts.entries()) expect(read.table.text(id)).toBe(text);
    const candidates = [...pack.table.arrays.candidateRule.keys()];
    expect(candidates.map((candidate) => read.table.rule(candidate))).toEqual(
      candidates.map((candidate) => pack.table.rule(candidate)),
    );
    expect(read.learnedEntries).toBe(1);
  });

  it("has the figures that were packed", () => {
    expect(read.modelIds).toEqual(pack.modelIds);
    expect(read.evidence).toHaveLength(pack.evidence.length);
    for (const [id, weight] of pack.evidence.entries()) expect(read.evidence[id]).toBeCloseTo(weight, 1);
  });

  it("has the scorers read once, when they are needed", () => {
    let asked = 0;
    const late = readLanguagePack(bytes, "en.pack", () => {
      asked++;
      return pack.scorers();
    });
    expect(asked).toBe(0);
    late.scorers();
    late.scorers();
    expect(asked).toBe(1);
  });

  it("takes more keys, and the file's bytes stay as they are", () => {
    const before = bytes.slice();
    const grown = readLanguagePack(bytes, "en.pack", pack.scorers).vocabulary;
    const ids = Array.from({ length: 1000 }, (_, i) => grown.add(`new-${i}`));
    expect(ids[0]).toBe(pack.vocabulary.size);
    expect(grown.id("new-999")).toBe(ids[999]);
    expect(grown.id("mentioned")).toBe(pack.vocabulary.id("mentioned"));
    expect(bytes).toEqual(before);
  });

  it("refuses a classifier that was trained with another table", () => {
    const other = readLanguagePack(packLanguagePack({ ...pack, tableChecksum: 5 }), "en.pack", pack.scorers);
    expect(other.scorers).toThrow(ModelFileError);
    expect(other.scorers).toThrow("en.pack: the classifier was trained with another phrase table");
  });
});

it("a language pack of another kind is refused by name", () => {
  const scorers = pack.scorers;
  expect(() => readLanguagePack(bytes.slice(0, 40), "en.pack", scorers)).toThrow(ModelFileError);
  expect(() => readLanguagePack(bytes.slice(0, 40), "en.pack", scorers)).toThrow(/^en\.pack: /);
});
