import { expect, it } from "vitest";
import { readDocument } from "../../src/engine/document.js";
import { wordEvidence } from "../../src/engine/word-evidence.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({ model: { words: { he: 0.1, said: 0.1 } }, evidence: { mentioned: 2, said: -2 } });

/** What the words of a text say, without those that say nothing. */
function weights(text: string): number[] {
  return Array.from(wordEvidence(readDocument(text, pack), pack).weights).filter((weight) => weight !== 0);
}

it("words that a spinner could have touched speak for it or against it", () => {
  expect(weights("He mentioned what they said.")).toEqual([2, -2]);
  expect(weights("He wrote “they mentioned it” and said so.")).toEqual([-2]);
  expect(wordEvidence(readDocument("He mentioned 12 of them.", pack), pack).words).toBe(3);
});

it("a word that comes up more than four times in a thousand tokens says a quarter from then on", () => {
  expect(weights("He mentioned it. ".repeat(6))).toEqual([2, 2, 2, 2, 0.5, 0.5]);
  expect(weights("She said so. ".repeat(5))).toEqual([-2, -2, -2, -2, -0.5]);
  const far = weights(`${"He mentioned it. ".repeat(5)}${"So they went. ".repeat(250)}He mentioned it.`);
  expect(far.at(-1)).toBe(2);
});

it("a word that came into the vocabulary later says nothing", () => {
  pack.vocabulary.add("grumblesome");
  expect(weights("It was grumblesome.")).toEqual([]);
});
