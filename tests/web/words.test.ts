import { describe, expect, it } from "vitest";
import { decodeFile, formatOf } from "../../src/web/playground/source-file.js";
import { originOf, reasonOf } from "../../src/web/reason.js";

/** A change that comes from this rule. */
function by(rule: string) {
  return {
    start: 0,
    end: 4,
    source: "told",
    replacement: "said",
    confidence: 0.9,
    alternatives: [],
    rule,
    suggested: false,
  };
}

describe("what a page tells of a change", () => {
  it.each([
    ["table", "learned table", "Learned from spun texts and their originals."],
    ["en/family-b.dict:7", "family B", "Entry of a dictionary: en/family-b.dict:7"],
    ["house.dict:2", "dictionary: house", "Entry of a dictionary: house.dict:2"],
    ["braces", "rule: braces", "Rule: braces"],
  ])("by the rule %s", (rule, origin, reason) => {
    expect(originOf(by(rule))).toBe(origin);
    expect(reasonOf(by(rule))).toBe(reason);
  });
});

describe("a file that is dropped on the playground", () => {
  it("gives its text, its mark apart", async () => {
    expect(await decodeFile(new File(["\uFEFFcaf\u00e9\r\n"], "a.txt"))).toEqual({
      name: "a.txt",
      text: "caf\u00e9\r\n",
      mark: "\uFEFF",
    });
    expect((await decodeFile(new File(["x"], "a.txt"))).mark).toBe("");
  });

  it("must be UTF-8", async () => {
    await expect(decodeFile(new File([Uint8Array.of(0x63, 0xff)], "a.txt"))).rejects.toThrow(TypeError);
  });

  it.each([
    ["a.md", "markdown"],
    ["A.MARKDOWN", "markdown"],
    ["a.html", "html"],
    ["a.htm", "html"],
    ["a.txt", "text"],
    ["README", "text"],
  ])("is known by its extension: %s", (name, format) => {
    expect(formatOf(name)).toBe(format);
  });
});
