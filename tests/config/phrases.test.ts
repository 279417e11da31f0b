import { expect, it } from "vitest";
import { compilePhrases, runsAcross } from "../../src/config/phrases.js";

const list = compilePhrases(["crucial", "Apple", "in the  course of", "writer’s", "IT"]);

it.each([
  ["crucial", "crucial"],
  ["CRUCIAL", "crucial"],
  ["Apple", "Apple"],
  ["In the\ncourse of", "in the  course of"],
  ["writer's", "writer’s"],
  ["writerʼs", "writer’s"],
  ["IT", "IT"],
])("%j is the entry %j", (text, entry) => {
  expect(list.match(text)).toBe(entry);
});

it.each(["apple", "APPLE", "it", "crucially", "course", ""])("%j is no entry", (text) => {
  expect(list.match(text)).toBeUndefined();
});

it("says of how many words its longest phrase is", () => {
  expect(list.mostWords).toBe(4);
  expect(compilePhrases([]).mostWords).toBe(0);
});

it("finds the runs of words that share one with a stretch", () => {
  const text = "He’s in the\n  course of it, then.";
  const runs = (phrase: string, mostWords: number) =>
    runsAcross(text, { start: text.indexOf(phrase), end: text.indexOf(phrase) + phrase.length }, mostWords);
  expect(runs("course", 1)).toEqual(["course", "course"]);
  expect(runs("course", 2)).toEqual(["course", "the\n  course", "course", "course of"]);
  expect(runs("course of", 3)).toContain("in the\n  course");
  expect(runs("course of", 3)).toContain("of it, then");
  expect(runs("course of", 3)).not.toContain("it, then");
  expect(runs("course", 0)).toEqual(["course"]);
});

it("finds no more runs for a phrase without end than for a long one", () => {
  const text = "of ".repeat(5000);
  const runs = (mostWords: number) => runsAcross(text, { start: 7500, end: 7502 }, mostWords);
  expect(runs(100_000)).toEqual(runs(16));
  expect(runs(16).length).toBeLessThan(200);
});
