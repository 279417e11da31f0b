import { describe, expect, it } from "vitest";
import { projectPlain } from "../../src/formats/plain.js";
import { replaced } from "./apply.js";

const change = (source: string, old: string, replacement: string) =>
  replaced(source, projectPlain(source), old, replacement);

describe("plain text", () => {
  it("is its own view", () => {
    const source = "  tons of\r\n\r\n\tof people\0 ";
    expect(projectPlain(source).text).toBe(source);
    expect(projectPlain("").text).toBe("");
  });

  it("replaces a phrase within a line by one edit", () => {
    expect(projectPlain("He had tons of of it").toSource(7, 17, "hundreds of")).toEqual([
      { start: 7, end: 17, replacement: "hundreds of" },
    ]);
  });

  it.each([
    [
      "keeps the break where a word stands on each side",
      "tons of\nof it",
      "tons of\nof",
      "hundreds of",
      "hundreds\nof it",
    ],
    ["keeps CRLF and indentation", "could be\r\n    seen", "could be\r\n    seen", "was seen", "was\r\n    seen"],
    ["keeps a break when words are added", "big\nhouse", "big\nhouse", "very large home", "very\nlarge home"],
    ["joins the lines when one word is left", "a lot\nof people", "a lot\nof", "many", "many people"],
    ["keeps one of two breaks", "a\nlarge\nnumber of it", "a\nlarge\nnumber of", "many of", "many\nof it"],
    ["knows a lone carriage return", "tons of\rof it", "tons of\rof", "hundreds of", "hundreds\rof it"],
    ["crosses a blank line as white space", "a lot\n\nof it", "a lot\n\nof", "tons of", "tons\n\nof it"],
    ["removes a word with the space before it", "of of it", " of", "", "of it"],
    ["removes a line's first word with the break before it", "it is of\nof use", "\nof", "", "it is of use"],
    ["adds white space that the range lacked", "ab\ncd", "ab\ncd", " x y ", " x\ny "],
    ["replaces white space alone", "a \nb", " \n", " ", "a b"],
  ])("%s", (_name, source, old, replacement, expected) => {
    expect(change(source, old, replacement)).toBe(expected);
  });

  it("changes nothing for an equal replacement", () => {
    expect(projectPlain("a\nb").toSource(0, 3, "a\nb")).toEqual([]);
    expect(projectPlain("a\nb").toSource(0, 3, "a b")).toEqual([]);
  });

  it("inserts at the start, between and at the end", () => {
    for (const at of [0, 1, 3]) {
      expect(projectPlain("a b").toSource(at, at, "x")).toEqual([{ start: at, end: at, replacement: "x" }]);
    }
  });

  it("replaces a range too long for a phrase as a whole", () => {
    const source = "word\n".repeat(500);
    expect(projectPlain(source).toSource(0, source.length, source.toUpperCase())).toEqual([
      { start: 0, end: source.length, replacement: source.toUpperCase() },
    ]);
  });

  it("refuses ranges outside the view", () => {
    expect(() => projectPlain("a").toSource(0, 2, "x")).toThrow(RangeError);
  });
});
