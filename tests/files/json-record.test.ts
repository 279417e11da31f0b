import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/engine/types.js";
import { type JsonRecord, parseRecord } from "../../src/files/json-record.js";
import { numRuns } from "../runs.js";

function parsed(line: string, ...fields: string[]): JsonRecord {
  const found = parseRecord(line, fields);
  if ("problem" in found) throw new Error(found.problem);
  return found;
}

/** A record of one field. */
function record(line: string, field = "text") {
  const { texts, withResults } = parsed(line, field);
  return { text: texts[0].text, withResult: (result: Parameters<typeof withResults>[0][0]) => withResults([result]) };
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
    expect(parseRecord('{"a":1}', ["__proto__"])).toEqual({ problem: 'no key "__proto__"' });
    expect(parseRecord('{"a":1}', ["toString"])).toEqual({ problem: 'no key "toString"' });
  });

  it("survives any JSON: only the text and the result differ", () => {
    const anyText = fc.string({ unit: "binary" });
    const anyObject = fc.dictionary(anyText, fc.jsonValue());
    fc.assert(
      fc.property(anyObject, anyText, anyText, fc.nat({ max: 3 }), (others, text, replacement, space) => {
        const line = JSON.stringify({ ...others, text }, null, space);
        const found = record(line);
        expect(found.text).toBe(text);
        const changes = text === "" ? [] : [change(0, 1, text[0], replacement)];
        const expected = JSON.parse(line) as Record<string, unknown>;
        expected.text = changes.length === 0 ? text : replacement + text.slice(1);
        const { unspin: _, ...rest } = JSON.parse(found.withResult({ changes, score: 0 }));
        delete expected.unspin;
        expect(rest).toEqual(expected);
      }),
      { numRuns },
    );
  });
});

describe("a path", () => {
  const line = '{"a": {"b" : {"c.d": "x", "e": ["y"]}}, "a.b": {"g": "z"}, "f.": "w", "": {"": "v"}}';

  it.each([
    ["a.b.c.d", "x"],
    ["a.b.g", "z"],
    ["f.", "w"],
    [".", "v"],
  ])("%s leads into objects, whole keys first", (path, text) => {
    expect(record(line, path).text).toBe(text);
    const { withResult } = record(line, path);
    const changed = withResult({ changes: [change(0, 1, text, "new")], score: 1 });
    expect(record(changed, path).text).toBe("new");
  });

  it.each(["a.b.c", "a.c", "b", "a..b", "f", "a.b.e.0"])("%s that leads nowhere is no field", (path) => {
    expect(parseRecord(line, [path])).toEqual({ problem: `no key "${path}"` });
  });

  it("to what is no text is told", () => {
    expect(parseRecord(line, ["a.b"])).toEqual({ problem: 'the value of "a.b" is not a string' });
  });

  it("takes the last of equal keys, as JSON.parse does", () => {
    expect(record('{"a":{"b":"first"},"a":{"b":"second","b":"last"}}', "a.b").text).toBe("last");
  });
});

describe("several fields", () => {
  it("are edited each, with changes that tell their field", () => {
    const { texts, withResults } = parsed('{"meta":{"title":"One two"},"n":1,"body":"Three"}', "body", "meta.title");
    expect(texts).toEqual([
      { field: "body", text: "Three" },
      { field: "meta.title", text: "One two" },
    ]);
    const result = withResults([
      { score: 0.2, changes: [change(0, 5, "Three", "Drei")] },
      { score: 0.7, changes: [change(4, 7, "two", "zwei")] },
    ]);
    expect(result).toBe(
      '{"meta":{"title":"One zwei"},"n":1,"body":"Drei","unspin":{"score":0.7,"changes":[' +
        '{"field":"body","start":0,"end":5,"source":"Three","replacement":"Drei","confidence":0.5},' +
        '{"field":"meta.title","start":4,"end":7,"source":"two","replacement":"zwei","confidence":0.5}]}}',
    );
  });

  it("may be absent or null, but not all of them", () => {
    expect(parsed('{"a":"x","b":null}', "b", "a", "c").texts).toEqual([{ field: "a", text: "x" }]);
    expect(parseRecord('{"b":null}', ["a", "b"])).toEqual({ problem: 'none of the keys "a", "b"' });
    expect(parseRecord('{"b":null}', ["b"])).toEqual({ problem: 'the value of "b" is not a string' });
    expect(parseRecord('{"a":"x","b":2}', ["a", "b"])).toEqual({ problem: 'the value of "b" is not a string' });
  });
});
