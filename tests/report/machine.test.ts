import { readFileSync } from "node:fs";
import { join } from "node:path";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { createReport, type ReportFormat } from "../../src/report/create.js";
import { dictionaryLine, dictionaryVersion } from "../../src/report/dictionary.js";
import { plainPaint } from "../../src/report/paint.js";
import type { DocumentResult, Failure } from "../../src/report/result.js";
import { root } from "../support/root.js";
import { resultOf } from "./restoration.js";

const evil = resultOf("A\r\n{<b>\u0000&\"'|]]>%0A::error::\nx} {gone|}.", "a:b,c%\n<&>é.md");
const notice = { start: 0, end: 1, rule: "unused-directive", message: "unused directive: it holds back no change" };
const results: DocumentResult[] = [
  resultOf("She {mentioned|said} so,\nand {additionally|also} {mentioned\nit|said it}.", "dir/a.txt"),
  { ...resultOf("Clean.", "clean.txt"), notices: [] },
  { ...resultOf("x {mentioned|said}", "a.jsonl"), record: 7 },
  { ...evil, notices: [notice] },
];

const failures: readonly Failure[] = [
  { path: "dir/<b>.txt", message: "dir/<b>.txt: no such file or folder" },
  { message: "unspin.config.yaml:1:1: no such key" },
];

async function report(format: ReportFormat, documents = results, failed: readonly Failure[] = []): Promise<string> {
  const { begin, document, end } = await createReport(format, plainPaint);
  return begin() + documents.map(document).join("") + end(failed);
}

describe("SARIF", () => {
  // Both are CommonJS modules: what TypeScript takes for the module is its default export.
  const ajv = new (AjvDraft04 as unknown as typeof AjvDraft04.default)({
    strict: false,
    allErrors: true,
    // The schema's patterns are older than the flag.
    unicodeRegExp: false,
  });
  (addFormats as unknown as typeof addFormats.default)(ajv);
  const validate = ajv.compile(sarifSchema);

  it("is valid by the schema of the standard, with findings and without", async () => {
    for (const documents of [results, []]) {
      for (const failed of [failures, []]) {
        validate(JSON.parse(await report("sarif", documents, failed)));
        expect(validate.errors).toBe(null);
      }
    }
    expect(validate({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" }, x: 1 } }] })).toBe(false);
  });

  it("tells places, words, fixes and names that last", async () => {
    const [first, second, , record, ...others] = JSON.parse(await report("sarif")).runs[0].results;
    const region = { startLine: 1, startColumn: 5, endLine: 1, endColumn: 14, charOffset: 4, charLength: 9 };
    expect(first).toEqual({
      ruleId: "spun-wording",
      ruleIndex: 0,
      level: "warning",
      message: { text: "“mentioned” reads as spun; the author most likely wrote “said” (91 %)" },
      locations: [{ physicalLocation: { artifactLocation: { uri: "dir/a.txt" }, region } }],
      rank: 91.4,
      partialFingerprints: { "unspin/v1": expect.stringMatching(/^[0-9a-f]{16}$/) },
      fixes: [
        {
          artifactChanges: [
            {
              artifactLocation: { uri: "dir/a.txt" },
              replacements: [{ deletedRegion: region, insertedContent: { text: "said" } }],
            },
          ],
        },
      ],
    });
    expect(second.partialFingerprints).not.toEqual(first.partialFingerprints);
    expect(record.locations[0].physicalLocation.region).toEqual({ startLine: 7 });
    expect(record.fixes).toBeUndefined();
    expect(others.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      "unused-directive",
      "spun-wording",
      "spun-wording",
    ]);
    expect(others[0].locations[0].physicalLocation.artifactLocation.uri).toBe("a%3Ab%2Cc%25%0A%3C%26%3E%C3%A9.md");
  });

  it("describes each rule, tells what to do, and where the manual has more", async () => {
    const { rules } = JSON.parse(await report("sarif")).runs[0].tool.driver;
    expect(rules[1]).toMatchObject({
      id: "unused-directive",
      shortDescription: { text: "A directive that holds back no change." },
      fullDescription: { text: expect.stringMatching(/^A directive that holds back no change\. Nothing would/) },
      help: { text: "Remove the directive, or mend the phrases that it names." },
      helpUri: "https://github.com/unspin/unspin/blob/main/README.md#in-the-text",
    });
    for (const { help, helpUri } of rules) {
      expect(help.text).not.toContain("`");
      expect(help.markdown).toContain(`(${helpUri})`);
      const [, file, part] = /main\/(.*)#(.*)$/.exec(helpUri) ?? [];
      const headings = readFileSync(join(root, file), "utf8").matchAll(/^#+ (.*)$/gm);
      expect([...headings].map(([, heading]) => heading.toLowerCase().replaceAll(" ", "-"))).toContain(part);
    }
  });

  it("tells whether the run was a success, and what went wrong", async () => {
    const invocations = async (failed: readonly Failure[]) =>
      JSON.parse(await report("sarif", [], failed)).runs[0].invocations;
    expect(await invocations([])).toEqual([{ executionSuccessful: true }]);
    const [{ executionSuccessful, toolExecutionNotifications: told }] = await invocations(failures);
    expect(executionSuccessful).toBe(false);
    expect(told).toEqual([
      {
        level: "error",
        message: { text: failures[0].message },
        locations: [{ physicalLocation: { artifactLocation: { uri: "dir/%3Cb%3E.txt" } } }],
      },
      { level: "error", message: { text: failures[1].message }, locations: [] },
    ]);
  });

  it("gives files elsewhere by their whole address", async () => {
    const { runs } = JSON.parse(await report("sarif", [resultOf("{x|y}", "/tmp/a b.md")]));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("file:///tmp/a%20b.md");
  });
});

describe("JSON", () => {
  it("has the number of its schema, and the same documents line by line", async () => {
    const { schema, documents } = JSON.parse(await report("json"));
    const lines = (await report("jsonl"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(schema).toBe(1);
    expect(documents).toHaveLength(4);
    expect(lines).toEqual(
      documents.map((document: object) => ({ schema: 1, dictionary: dictionaryVersion(), ...document })),
    );
    expect(documents[0].changes[1]).toMatchObject({ line: 2, column: 5, start: 22, end: 34, source: "additionally" });
    expect(documents[3].notices).toEqual([{ line: 1, column: 1, ...notice }]);
  });

  it("has errors if anything went wrong, and only then", async () => {
    for (const format of ["json", "score-json"] as const) {
      expect(JSON.parse(await report(format))).not.toHaveProperty("errors");
      expect(JSON.parse(await report(format, [], failures))).toMatchObject({ documents: [], errors: failures });
    }
  });
});

describe("GitHub annotations", () => {
  it("tell file, place and rule, in one line each", async () => {
    const lines = (await report("github")).trimEnd().split("\n");
    expect(lines.pop()).toBe(`::debug::dictionary ${dictionaryLine()}`);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toBe(
      "::warning file=dir/a.txt,line=1,endLine=1,col=5,endColumn=14,title=spun-wording::“mentioned” reads as spun; the author most likely wrote “said” (91 %25)",
    );
    expect(lines[2]).toContain("line=2,endLine=3,title=");
    expect(lines[3]).toMatch(/^::warning file=a\.jsonl,line=7,title=spun-wording::a\.jsonl:7: /);
  });

  it("cannot be broken out of", async () => {
    const lines = (await report("github", [evil])).trimEnd().split("\n").slice(0, -1);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^::warning file=a%3Ab%2Cc%25%0A<&>é\.md,line=\d+,/);
    expect(lines[0]).toContain("%250A::error::");
  });
});

/** The elements of a report with their attributes, by a parser that minds what XML minds. */
function elements(xml: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        found.push({ name, attributes });
        open.push(name);
      },
      onclosetag: (name, implied) => {
        expect(open.pop()).toBe(name);
        // What closes itself is implied to an HTML parser, nothing else may be.
        if (implied) expect(xml).toMatch(new RegExp(`<${name}[^>]*/>`));
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(open).toEqual([]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;)/);
  return found;
}

describe("Checkstyle", () => {
  it("has a file for each document and an error for each finding", async () => {
    const found = elements(await report("checkstyle"));
    expect(found.filter(({ name }) => name === "file").map(({ attributes }) => attributes.name)).toEqual([
      "dir/a.txt",
      "clean.txt",
      "a.jsonl",
      "a:b,c%\\n<&>é.md",
    ]);
    const errors = found.filter(({ name }) => name === "error").map(({ attributes }) => attributes);
    expect(errors).toHaveLength(7);
    expect(errors[1]).toMatchObject({ line: "2", column: "5", severity: "warning", source: "unspin.spun-wording" });
    expect(errors[3]).not.toHaveProperty("column");
    expect(errors[5].message).toContain(
      "“<b>\\x00&\"'” reads as spun; the author most likely wrote “]]>%0A::error:: x”",
    );
  });
});

describe("JUnit", () => {
  it("has a suite for each document, which passes if there is nothing to find", async () => {
    const found = elements(await report("junit"));
    const suites = found.filter(({ name }) => name === "testsuite").map(({ attributes }) => attributes);
    expect(suites.map(({ name, tests, failures }) => `${name} ${tests} ${failures}`)).toEqual([
      "dir/a.txt 3 3",
      "clean.txt 1 0",
      "a.jsonl:7 1 1",
      "a:b,c%\\n<&>é.md 3 3",
    ]);
    expect(found.filter(({ name }) => name === "testcase")).toHaveLength(8);
    expect(found.filter(({ name }) => name === "failure")).toHaveLength(7);
  });

  it("has a suite with an error for each thing that went wrong", async () => {
    const found = elements(await report("junit", [], failures));
    const suites = found.filter(({ name }) => name === "testsuite").map(({ attributes }) => attributes);
    expect(suites.map(({ name, tests, errors }) => `${name} ${tests} ${errors}`)).toEqual([
      "dir/<b>.txt 1 1",
      "unspin 1 1",
    ]);
    const errors = found.filter(({ name }) => name === "error").map(({ attributes }) => attributes.message);
    expect(errors).toEqual(failures.map(({ message }) => message));
  });
});
