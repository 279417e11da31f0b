import { describe, expect, it } from "vitest";
import { Engine } from "../../src/engine/restore.js";
import type { ExplainedToken } from "../../src/engine/types.js";
import { WEIGHTS } from "../../src/engine/weights.js";
import { paperPack } from "../support/packs.js";

const engine = new Engine(
  paperPack({
    learned: ["mentioned|1|0|said|40|told|4", "folks|1|0|people|40", "a number of|1|0|several|30", "said|40|0|told|1"],
    dictionary: ["number -> amount", "informed -> told", "bit -> piece [left: big]"],
    model: { words: { he: 0.1, said: 0.1, people: 0.1, that: 0.1, several: 0.05 } },
    evidence: { mentioned: 2.5, folks: 2.5, said: -2, people: -2 },
  }),
);

/** What is told of the first token with this text. */
function explain(text: string, word: string, assume: "auto" | "spun" = "spun"): ExplainedToken {
  const found = engine.explain(text, () => true, { assume }).tokens.find((token) => token.text === word);
  if (found === undefined) throw new Error(`no ${word} in ${text}`);
  return found;
}

describe("a word that was changed", () => {
  const { phrases, ...token } = explain("He mentioned that.", "mentioned");
  const [{ readings }] = phrases;

  it("has its change, and what it says of being spun", () => {
    expect(token).toMatchObject({
      start: 3,
      end: 12,
      outcome: "changed",
      evidence: 2.5,
      change: { replacement: "said" },
    });
    expect(token.reason).toMatch(/^“mentioned” most likely stands for “said” \(\d\d\.\d % sure\)$/);
  });

  it("has all its readings, the likeliest first, each with both probabilities and the entry it comes from", () => {
    expect(readings.map(({ text, won }) => [text, won])).toEqual([
      ["said", true],
      ["told", false],
      ["mentioned", false],
    ]);
    expect(readings[0].originalGivenSpun).toBeCloseTo(40.5 / 47);
    // Of the phrases that are put in the place of "told", "said" and "informed" have shares, too.
    expect(readings[1].spunGivenOriginal).toBeGreaterThan(0);
    expect(readings[1].spunGivenOriginal).toBeLessThan(1);
    expect(readings.map(({ rule }) => rule)).toEqual(["table", "table", "table"]);
    expect(readings.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  });

  it("has a reason for each", () => {
    expect(readings[0].reason).toBe("the likeliest reading");
    expect(readings[1].reason).toMatch(/^(?:classifier|language model) \d+\.\d behind/);
  });
});

it("a phrase that several spinners write has the readings of each, with its shares", () => {
  const two = new Engine(
    paperPack({
      learned: ["mentioned|1|0|said|40", "folks|1|0|people|40"],
      families: [
        "withinside -> in [tell; family: C]",
        "croaker -> doctor [tell; family: C]",
        "megacity -> city [tell; family: C]",
        "gadget -> device [tell; family: D]",
        "mentioned -> told [tell; family: C]",
        "mentioned -> named [left: big; tell; family: C]",
        "noted -> told [tell; family: C]",
      ],
      model: { words: { he: 0.1, said: 0.1, told: 0.05, people: 0.1, that: 0.1, in: 0.1 } },
      evidence: { mentioned: 2.5, folks: 2.5, said: -2, people: -2 },
    }),
  );
  const text = "The croaker of folks mentioned that folks met withinside the megacity with a gadget. ".repeat(3);
  const { tokens } = two.explain(text, () => true, { assume: "spun" });
  const token = tokens.find((found) => found.text === "mentioned");
  const readings = Object.fromEntries((token?.phrases[0].readings ?? []).map((reading) => [reading.text, reading]));
  expect(Object.keys(readings).sort()).toEqual(["mentioned", "named", "said", "told"]);
  expect(readings.said.spunGivenOriginal).toBeCloseTo(1);
  // "noted" is put in the place of "told", too.
  expect(readings.told.spunGivenOriginal).toBeGreaterThan(0);
  expect(readings.told.spunGivenOriginal).toBeLessThan(1);
  expect(readings.named.reason).toBe("its entry asks for other words around it");
  expect(tokens.find((found) => found.text === "gadget")?.reason).toBe(
    "only spinners put it in whose signs the document does not show",
  );
});

it("a phrase of a dictionary names its file and line", () => {
  const [{ readings }] = explain("He informed that.", "informed").phrases;
  expect(readings[0].rule).toBe("test.dict:2");
});

it("a phrase inside a longer one that won loses to it, and its words are part of the change", () => {
  const number = explain("He said a number of that.", "number");
  expect(number).toMatchObject({ outcome: "changed", change: { source: "a number of" } });
  expect(number.phrases[0].readings.map(({ reason }) => reason)).toContain("“a number of” is the likelier phrase");
});

it("a word within a phrase is told with the phrase, unless the phrase is told with the word before", () => {
  const text = "He said a number of that.";
  const told = (from: number) =>
    engine
      .explain(text, (start) => start >= from, { assume: "spun" })
      .tokens.slice(0, 2)
      .map(({ phrases }) => phrases.map(({ source }) => source));
  expect(told(text.indexOf("number"))).toEqual([["number", "a number of"], []]);
  expect(told(text.indexOf("a number"))).toEqual([["a number of"], ["number"]]);
});

it("a suggestion is told from a change", () => {
  const { tokens } = engine.explain("He mentioned that.", () => true, { assume: "spun", minConfidence: 1 });
  expect(tokens[1]).toMatchObject({ outcome: "suggested" });
  expect(tokens[1].reason).toContain("too little to change it");
});

describe("a word that was kept", () => {
  it.each([
    ["He said “mentioned” that.", "mentioned", "it stands in a quotation"],
    ["He said Mentioned that.", "Mentioned", "it begins with a capital: a name"],
    ["He well-mentioned that.", "mentioned", "joined to another word by a hyphen"],
    ["Mentioned that.", "Mentioned", "it begins a sentence with a capital"],
    ["He went there.", "went", "no dictionary has a phrase that begins with it"],
    ["A bit that.", "bit", "its entry asks for other words around it"],
    ["He said that!", "!", "it is no word"],
    ["He said that.", "said", "as it stands it is the likeliest reading"],
  ])("%s: %s, because %s", (text, word, reason) => {
    const token = explain(text, word);
    expect(token.outcome).toBe("kept");
    expect(token.reason).toContain(reason);
  });

  it("in genuine text still has its readings, none of them tried", () => {
    const token = explain("He said that people mentioned that.", "mentioned", "auto");
    expect(token.reason).toMatch(/^its sentence reads as genuine \(spun with a probability of <?\d\.\d %\)$/);
    expect(token.phrases[0].readings.map(({ reason, probability }) => [reason, probability])).toContainEqual([
      "not tried: the sentence reads as genuine",
      0,
    ]);
  });
});

it("no certainty is claimed of what is all but certain", () => {
  const sure = new Engine(
    paperPack({ dictionary: ["withinside -> in [tell]"], model: { words: {} } }),
    WEIGHTS,
    () => 1,
  );
  const { tokens } = sure.explain("It stood withinside it.", () => true, { assume: "spun" });
  expect(tokens[2].reason).toBe("“withinside” most likely stands for “in” (99.9 % sure)");
  const genuine = engine.explain("He said that people said that. ".repeat(40), () => true, { assume: "auto" });
  expect(genuine.tokens[1].reason).toBe("its sentence reads as genuine (spun with a probability of <0.1 %)");
});

it("only what is asked for is told, with its place in a long text", () => {
  const text = `${"He mentioned that folks mentioned it.\n\n".repeat(4000)}At last he mentioned that.`;
  const at = text.lastIndexOf("mentioned");
  const { tokens } = engine.explain(text, (start, end) => start >= at && end <= at + 9, { assume: "spun" });
  expect(tokens).toHaveLength(1);
  expect(tokens[0]).toMatchObject({ start: at, end: at + 9, phrases: [{ start: at }], change: { start: at } });
});
