import { expect, it } from "vitest";
import type { Evidence } from "../../src/engine/types.js";
import { createReport, type ReportFormat } from "../../src/report/create.js";
import { plainPaint } from "../../src/report/paint.js";
import type { DocumentResult } from "../../src/report/result.js";

const source = "Genuine.\n\nSpun.\nSpun.\n";
const evidence: Evidence = {
  words: 120,
  logRatio: 12.345,
  families: ["A"],
  signs: [
    { phrase: "mentioned", count: 3, weight: 9 },
    { phrase: "said", count: 1, weight: -4 },
    { phrase: "folks", count: 1, weight: 2 },
  ],
  missing: [
    { word: "people", expected: 2, weight: 1.75 },
    { word: "but", expected: 1, weight: 0.5 },
  ],
};
const scored: DocumentResult = {
  path: "a\tb.txt",
  source,
  restoration: {
    text: source,
    changes: [],
    suggestions: [],
    score: 1,
    evidence,
  },
  sections: [
    { start: 0, end: 8, score: 0.02, evidence: { words: 1, logRatio: 0, families: [], signs: [], missing: [] } },
    { start: 10, end: 21, score: 0.9876, evidence },
  ],
};

async function report(format: ReportFormat): Promise<string> {
  const { begin, document, end } = await createReport(format, plainPaint);
  return (
    begin() +
    document(scored) +
    document({ ...scored, path: "b.txt", sections: scored.sections?.slice(1) ?? [] }) +
    end([])
  );
}

it("is a table with reasons, and with the places of a document spun in part", async () => {
  expect(await report("score-table")).toBe(`   spun   words  document
 99.9 %     120  a\\tb.txt
                 spun: mentioned ×3, folks
                 missing: people, but
                 genuine: said
                 line 1: 2.0 %
                 lines 3 to 4: 98.8 %
                   spun: mentioned ×3, folks
                   missing: people, but
                   genuine: said
 99.9 %     120  b.txt
                 spun: mentioned ×3, folks
                 missing: people, but
                 genuine: said
`);
});

it("is tab-separated, a document a line", async () => {
  const lines = (await report("score-tsv"))
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  expect(lines[0]).toEqual(["path", "score", "words", "log_ratio", "signs", "missing", "sections"]);
  const signs = "mentioned:9.00 said:-4.00 folks:2.00";
  const missing = "people:1.75 but:0.50";
  expect(lines[1]).toEqual(["a\\tb.txt", "1.0000", "120", "12.35", signs, missing, "0-8:0.0200 10-21:0.9876"]);
});

it("is JSON with the number of its schema and the lines of sections", async () => {
  const { schema, documents } = JSON.parse(await report("score-json"));
  expect(schema).toBe(1);
  expect(documents[0]).toMatchObject({ path: "a\tb.txt", score: 1, evidence: { words: 120 } });
  expect(documents[0].sections[1]).toEqual({ start: 10, end: 21, score: 0.9876, evidence, line: 3, endLine: 4 });
});
