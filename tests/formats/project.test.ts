import { expect, it } from "vitest";
import { project } from "../../src/formats/project.js";

it.each([
  ["text", "a b", "a b"],
  ["html", "<p>a", "a"],
  ["markdown", "*a*", "a"],
  ["markdown", "---\ntitle: a\n---\n<b>c</b>", "a\n\nc"],
  ["mdx", "{a} b", "\uFFFC b"],
] as const)("loads what %s needs for %j", async (format, source, text) => {
  expect((await project(source, format)).text).toBe(text);
});
