import { expect, it } from "vitest";
import { compilePhrases } from "../../src/config/phrases.js";

const list = compilePhrases(["crucial", "Apple", "in the  course of", "writer’s", "IT"]);

it.each([
  ["crucial", "crucial"],
  ["CRUCIAL", "crucial"],
  ["Apple", "Apple"],
  ["In the\ncourse of", "in the  course of"],
  ["writer's", "writer’s"],
  ["IT", "IT"],
])("%j is the entry %j", (text, entry) => {
  expect(list.match(text)).toBe(entry);
});

it.each(["apple", "APPLE", "it", "crucially", "course", ""])("%j is no entry", (text) => {
  expect(list.match(text)).toBeUndefined();
});
