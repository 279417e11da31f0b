import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/engine/document.js";
import { weigh } from "../../src/engine/evidence.js";
import { Engine } from "../../src/engine/restore.js";
import { findSigns, headRatios } from "../../src/engine/signs.js";
import { signWeight } from "../../src/language/sign-weight.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  learned: ["mentioned|0|0|said|40"],
  families: [
    "withinside the -> in the [tell; family: D]",
    "withinside -> in [tell; family: D]",
    "human beings -> people [tell; family: D]",
    "now no longer -> not [tell; family: D]",
    "get entry to -> access [tell; family: D]",
    "gadget -> device [family: D]",
    "joined states -> United States [tell; family: F]",
    "croaker -> doctor [tell; family: E]",
    "megacity -> city [tell; family: E]",
  ],
  model: {
    words: { the: 0.05, in: 0.05, people: 0.01, device: 0.001, gadget: 0.0001, town: 0.001, said: 0.01, doctor: 0.001 },
  },
  evidence: { mentioned: 3, said: -2 },
});

function found(text: string): [string, string, number][] {
  const document = readDocument(text, pack);
  return findSigns(document, pack).map(({ from, to, family, weight }) => [
    document.text.slice(document.tokens.start[from], document.tokens.end[to - 1]),
    pack.families.names[family],
    weight,
  ]);
}

describe("the signs of a family", () => {
  it("are its phrases, the longest that begins at a word", () => {
    expect(found("It is withinside the town.").map(([phrase, family]) => [phrase, family])).toEqual([
      ["withinside the", "D"],
    ]);
  });

  it("weigh by the square of how much oftener the family writes them than genuine English, tells as much at least, none above 6", () => {
    const [[, , tell]] = found("A gadget for human beings.");
    expect(tell).toBeGreaterThanOrEqual(signWeight(0, true));
    expect(tell).toBeLessThanOrEqual(6);
    expect(signWeight(2, false)).toBeCloseTo(4 * signWeight(1, false));
    expect(signWeight(9, false)).toBe(6);
    expect(signWeight(0.5, false)).toBe(0);
    expect(signWeight(-1, false)).toBe(0);
  });

  it("weigh less where some register of English has them often", () => {
    const words = { in: 0.05, device: 0.001 };
    const weight = (usual: readonly string[]) => {
      const pack = paperPack({ families: ["contrivance -> device [family: D]"], usual, model: { words } });
      return findSigns(readDocument("A contrivance.", pack), pack)[0]?.weight;
    };
    expect(weight(["contrivance"])).toBeLessThan(weight([]));
  });

  it("count once within a burst, a little three times more, and again far on", () => {
    const weights = found("A croaker and a croaker. ".repeat(3)).map(
      ([, , weight]) => weight / found("A croaker.")[0][2],
    );
    expect(weights).toEqual([1, ...Array<unknown>(3).fill(expect.closeTo(0.1)), 0, 0]);
    const far = found(`A croaker. ${"So it was. ".repeat(400)}A croaker.`);
    expect(far.at(-1)?.[2]).toBe(far[0][2]);
  });

  it("stand in names only where they give names back", () => {
    expect(found("He went to the Joined States with a Croaker.").map(([phrase]) => phrase)).toEqual(["Joined States"]);
  });

  it("are contradicted by its heads that stand untouched, the same one once", () => {
    const d = pack.families.names.indexOf("D");
    const sum = (text: string): number =>
      headRatios(readDocument(text, pack), pack, [d])[d].reduce((all, ratio) => all + ratio, 0);
    expect(sum("So it was.")).toBe(0);
    expect(sum("The people left.")).toBeLessThan(0);
    expect(sum("The people and the people left.")).toBeGreaterThan(2 * sum("The people left."));
  });
});

describe("a document of a family", () => {
  it("is known by its signs, and by no other family's", () => {
    const document = readDocument("Withinside the town human beings met a gadget. It is withinside the town.", pack);
    const { families } = weigh(document, pack);
    expect(pack.families.names.filter((_, family) => (families >>> family) & 1)).toEqual(["D"]);
    expect(weigh(readDocument("The town said it.", pack), pack).score).toBeLessThan(0.1);
  });

  it("has them densely: as many in a long text are there by chance", () => {
    const signs = ["withinside the town", "human beings", "now no longer", "get entry to"];
    const among = (others: number) =>
      signs
        .map((sign) => `It was ${sign} that he meant. ${"So it was with all of them. ".repeat(others)}`)
        .join("\n\n");
    const judged = (others: number) => weigh(readDocument(among(others), pack), pack);
    expect(judged(5).score).toBeGreaterThan(0.9);
    expect(judged(300).score).toBeLessThan(0.1);
    expect(judged(300).logRatio).toBeLessThan(judged(5).logRatio);
  });

  it("has them at nearly every word if the family lays its work over the news spinner's", () => {
    const layer = paperPack({
      families: ["astatine -> at [tell; family: C]", "issues -> the [tell; family: C]", "ar -> are [tell; family: C]"],
      model: { words: { at: 0.05, the: 0.05, are: 0.05 } },
    });
    const score = (others: number) => {
      const text = `They ar astatine issues end. ${"So it was with all of them. ".repeat(others)}`;
      return weigh(readDocument(text, layer), layer).score;
    };
    expect(score(0)).toBeGreaterThan(0.5);
    expect(score(20)).toBeLessThan(0.02);
  });

  it("is restored by the families it shows only", () => {
    const restored = (text: string) => new Engine(pack).restore(text, { assume: "spun", minConfidence: 0 }).text;
    expect(restored("Withinside the town human beings met a croaker with a gadget. It is withinside the town.")).toBe(
      "In the town people met a croaker with a device. It is in the town.",
    );
    expect(restored("So the croaker of a megacity met a croaker.")).toBe("So the doctor of a city met a doctor.");
  });
});
