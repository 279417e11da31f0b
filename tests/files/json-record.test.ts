import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/engine/types.js";
import { type JsonRecord, parseRecord } from "../../src/files/json-record.js";

function record(line: string, field = "text"): JsonRecord {
  const parsed = parseRecord(line, field);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

function change(start: number, end: number, source: string, replacement: string): Change {
  return { start, end, source, replacement, confidence: 0.5, alternatives: [], rule: "table" };
}

const nothing = { changes: [], score: 0 };
const result = '"unspin":{"score":0,"changes":[]}';

describe("a record", () => {
  it.each([
    [
      '{ "n" : 1e400, "big":12345678901234567890, "text" : "a" }',
      `{ "n" : 1e400, "big":12345678901234567890, "text" : "a",${result} }`,
    ],
    [
      '{"2":0,"1":{"text":"no","x":["}",{}]},"text":"a"}',
      `{"2":0,"1":{"text":"no","x":["}",{}]},"text":"a",${result}}`,
    ],
    ['{"__proto__":{"text":"no"},"text":"a"}', `{"__proto__":{"text":"no"},"text":"a",${result}}`],
    ['{"text":"a","unspin":[{"old":true}],"z":null}', `{"text":"a",${result},"z":null}`],
    ['{"t\\u0065xt":"\\u0061\\/\\"","b":true}', `{"t\\u0065xt":"\\u0061\\/\\"","b":true,${result}}`],
  ])("%s keeps its bytes", (line, expected) => {
    expect(record(line).withResult(nothing)).toBe(expected);
  });

  it("is edited within its literal, past escapes of any kind", () => {
    const line = String.raw`{"text":"\u00e9\n\ud83d\ude00 one \"two\" three é"}`;
    const { text, withResult } = record(line);
    const at = (word: string) => text.indexOf(word);
    const edited = withResult({
      score: 1,
      changes: [
        change(at("two"), at("two") + 3, "two", 'a "b"\n'),
        change(at("three"), at("three") + 5, "three", "drei"),
      ],
    });
    expect(edited.slice(0, edited.indexOf(',"unspin"'))).toBe(
      String.raw`{"text":"\u00e9\n\ud83d\ude00 one \"a \"b\"\n\" drei é"`,
    );
    expect(JSON.parse(edited).text).toBe('é\n😀 one "a "b"\n" drei é');
  });

  it("reads the last of equal keys, as JSON.parse does", () => {
    expect(record('{"text":"first","text":"last"}').text).toBe("last");
  });

  it("may be called __proto__", () => {
    expect(record('{"__proto__":"a"}', "__proto__").text).toBe("a");
    expect(parseRecord('{"a":1}', "__proto__")).toEqual({ problem: 'no key "__proto__"' });
    expect(parseRecord('{"a":1}', "toString")).toEqual({ problem: 'no key "toString"' });
  });

  it("survives any JSON: only the text and the result differ", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()),
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        fc.nat({ max: 3 }),
        (others, text, replacement, space) => {
          const line = JSON.stringify({ ...others, text }, null, space);
          const parsed = record(line);
          expect(parsed.text).toBe(text);
          const changes = text === "" ? [] : [change(0, 1, text[0], replacement)];
          const expected = JSON.parse(line) as Record<string, unknown>;
          expected.text = changes.length === 0 ? text : replacement + text.slice(1);
          const { unspin: _, ...rest } = JSON.parse(parsed.withResult({ changes, score: 0 }));
          delete expected.unspin;
          expect(rest).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});
