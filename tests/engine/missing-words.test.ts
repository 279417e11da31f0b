import { expect, it } from "vitest";
import { Engine } from "../../src/engine/restore.js";
import { paperPack } from "../support/packs.js";

// In the order of their frequency, behind the three words that every model has: "said" has rank 4.
const model = { words: { the: 0.1, said: 0.05, people: 0.04, but: 0.03, mentioned: 0.01 } };
const engine = new Engine(paperPack({ model, evidence: { said: -4, people: -3, but: -1, mentioned: 2.5 } }));
const words = (text: string) => engine.score(text).evidence.missing.map(({ word }) => word);

it("the words that spinners always replace are missed where a genuine text would have them", () => {
  expect(words("So they went home again. ".repeat(20))).toEqual(["said", "people"]);
  expect(words(`${"So they went home again. ".repeat(20)} He said it.`)).toEqual(["people"]);
});

it("a short text misses nothing", () => {
  expect(words("So they went home again.")).toEqual([]);
});

it("quotations and names have the author's words, so that they do not stand for what is missing", () => {
  expect(words(`${"So they went home again. ".repeat(20)} “We said it to people in Said,” he told us.`)).toEqual([
    "said",
    "people",
  ]);
});

it("weighs an absence as a Poisson process has it", () => {
  const { evidence } = engine.score("so they went home again ".repeat(16));
  const [said] = evidence.missing;
  expect(said.expected).toBeCloseTo(evidence.words / 40);
  expect(said.weight).toBeCloseTo(said.expected * (1 - Math.exp(-4)));
});

it("a page spun in part has the evidence of each part", () => {
  const genuine = "The man said that people said so. ".repeat(12);
  const spun = "The man mentioned that they mentioned it. ".repeat(12);
  const { sections } = engine.score(`${genuine}\n\n${spun}`);
  expect(sections.map(({ evidence }) => evidence.signs[0].phrase)).toEqual(["said", "mentioned"]);
  expect(sections.map(({ evidence }) => evidence.missing.map(({ word }) => word))).toEqual([[], ["said", "people"]]);
});

it("a word that one window of a long text has is missing in none", () => {
  const paragraph = `${"So they went home again. ".repeat(40)}\n\n`;
  const text = paragraph.repeat(300);
  expect(words(text)).toEqual(["said", "people"]);
  expect(words(`${text}He said it.`)).toEqual(["people"]);
});
