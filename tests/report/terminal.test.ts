import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dictionaryVersion } from "../../src/report/dictionary.js";
import { excerptAround } from "../../src/report/excerpt.js";
import { createJson } from "../../src/report/json.js";
import { createColorPaint, plainPaint } from "../../src/report/paint.js";
import { createLocator } from "../../src/report/position.js";
import { createPretty } from "../../src/report/pretty.js";
import { visible } from "../../src/report/visible.js";
import { createWordDiff } from "../../src/report/word-diff.js";
import { numRuns } from "../runs.js";
import { resultOf } from "./restoration.js";

const diff = (marked: string, path?: string) => createWordDiff(plainPaint).document(resultOf(marked, path));
const pretty = (marked: string, path?: string) => createPretty(plainPaint).document(resultOf(marked, path));

const TEN = "one two three four five six seven eight nine ten";

describe("the word diff", () => {
  it("shows eight words on each side of a change", () => {
    expect(diff(`${TEN}, {mentioned|said}. ${TEN}`)).toBe(
      "a.txt:1:51\n  … three four five six seven eight nine ten, [-mentioned-]{+said+}. one two three four five six seven eight …\n",
    );
  });

  it("stays within the paragraph, over single line breaks", () => {
    expect(diff(`Title\n\nShe\n{mentioned|said}\r\nso.\r\n\r\nNext`)).toBe(
      "a.txt:4:1\n  She [-mentioned-]{+said+} so.\n",
    );
    expect(diff(`Title\r\rShe\r{mentioned|said}`)).toBe("a.txt:4:1\n  She [-mentioned-]{+said+}\n");
  });

  it("joins changes whose words meet", () => {
    expect(diff(`{a|b} c {d|e} ${TEN} ${TEN} {f|}.`)).toBe(
      "a.txt:1:1\n  [-a-]{+b+} c [-d-]{+e+} one two three four five six seven eight …\n" +
        "a.txt:1:105\n  … three four five six seven eight nine ten [-f-].\n",
    );
  });

  it("lets neither article nor file name reach the terminal", () => {
    const output = diff("\x1b[2J{mentioned\x07|said} \u202eevil", "\x1b]0;x\x07\n.txt");
    expect(output).toBe("\\x1b]0;x\\x07\\n.txt:1:5\n  \\x1b[2J[-mentioned\\x07-]{+said+} \\u202eevil\n");
  });

  it("is colored with a color paint", async () => {
    const output = createWordDiff(await createColorPaint()).document(resultOf(`${TEN} {a|b}`));
    expect(output).toContain("\x1b[32mb\x1b[39m");
    expect(output).not.toContain("[-");
  });
});

describe("pretty", () => {
  it("underlines the finding and says why", () => {
    expect(pretty("“Oh,” he {mentioned|said}.")).toBe(
      "a.txt:1:10  mentioned → said  91 %, table\n    “Oh,” he mentioned.\n             ^^^^^^^^^\n",
    );
  });

  it("shows a part of a long line, and that a phrase goes away", () => {
    expect(pretty(`${TEN} {of|} ${TEN}`)).toContain("of → (nothing)  91 %");
    expect(pretty(`${TEN} {of|} ${TEN}`)).toMatch(/\n {4}… three .* of one .* eight …\n {47}\^\^\n$/);
  });
});

describe("json", () => {
  it("holds all documents, also none", () => {
    const report = createJson();
    expect(JSON.parse(report.begin() + report.end([]))).toEqual({
      schema: 1,
      dictionary: dictionaryVersion(),
      documents: [],
    });
    const documents = [resultOf("a\n{b|c}"), { ...resultOf("d", "e.jsonl"), record: 3 }];
    const text = createJson().begin() + documents.map(report.document).join("") + report.end([]);
    expect(JSON.parse(text)).toMatchObject({
      documents: [
        { path: "a.txt", changes: [{ line: 2, column: 1, start: 2, end: 3, source: "b", replacement: "c" }] },
        { path: "e.jsonl", record: 3, changes: [], suggestions: [] },
      ],
    });
  });
});

describe("an excerpt", () => {
  it("of any text is around the place, bounded, and keeps to its ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\n", "\r"), maxLength: 800 }), fc.nat(), (text, at) => {
        const place = at % (text.length + 1);
        const { start, end } = excerptAround(text, place, place);
        expect(start).toBeLessThanOrEqual(place);
        expect(end).toBeGreaterThanOrEqual(place);
        expect(end - start).toBeLessThanOrEqual(320);
        for (const side of [text.slice(start, place), text.slice(place, end)]) expect(side).not.toMatch(/\n[ \t]*\n/);
      }),
      { numRuns },
    );
  });

  it("cuts a word without end", () => {
    expect(excerptAround("x".repeat(10_000), 5000, 5001)).toEqual({
      start: 4840,
      end: 5161,
      cutBefore: true,
      cutAfter: true,
    });
  });
});

it.each([
  ["a\r\nb\rc\nd", 0, 1, 1],
  ["a\r\nb\rc\nd", 2, 1, 3],
  ["a\r\nb\rc\nd", 3, 2, 1],
  ["a\r\nb\rc\nd", 5, 3, 1],
  ["a\r\nb\rc\nd", 8, 4, 2],
  ["", 0, 1, 1],
])("in %j offset %i is at %i:%i", (text, offset, line, column) => {
  expect(createLocator(text)(offset)).toEqual({ line, column });
});

it("spells out what could harm, and nothing else", () => {
  expect(visible("é “ok” 😀\u00a0–")).toBe("é “ok” 😀\u00a0–");
  expect(visible("\x00\x1b\x7f\x9b\r\t\u2066\ufeff\ud800")).toBe("\\x00\\x1b\\x7f\\x9b\\r\\t\\u2066\\ufeff\\ud800");
});
