import { expect, it } from "vitest";
import { isNestedDeeply } from "../../src/text/nesting.js";

it.each([
  ["brackets that are open at once", "[".repeat(101)],
  ["braces that are open at once", "{".repeat(101)],
  ["both of them, some closed again", `[]{}${"[{".repeat(50)}[`],
  ["brackets behind others that nothing opened", `]]}}${"[".repeat(101)}`],
  ["brackets on many lines", "a: [\n".repeat(101)],
  ["indentation", `a:\n${" ".repeat(201)}b: c`],
  ["marks of lists, keys and tabs", `${"- ? :\t".repeat(34)}a`],
])("%s are nested deeply", (_, yaml) => {
  expect(isNestedDeeply(yaml)).toBe(true);
});

it.each([
  ["nothing", ""],
  ["a hundred brackets", `${"[".repeat(100)}${"]".repeat(100)}`],
  ["brackets one behind the other", "[]{}".repeat(200)],
  ["two hundred marks", `${"- ".repeat(100)}a`],
  ["white space within a line", `a: b${" ".repeat(300)}c`],
  ["lines without end", "- a\n".repeat(300)],
])("%s is not", (_, yaml) => {
  expect(isNestedDeeply(yaml)).toBe(false);
});
