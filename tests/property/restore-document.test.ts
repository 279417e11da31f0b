import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges } from "../../src/engine/apply-changes.js";
import { Engine } from "../../src/engine/restore.js";
import type { Restoration } from "../../src/engine/types.js";
import { parseRecord } from "../../src/files/json-record.js";
import { loadFormat } from "../../src/formats/project.js";
import { restoreDocument, restorePlain } from "../../src/restore-document.js";
import { numRuns } from "../runs.js";
import { mostlyShort } from "../support/lists.js";
import { paperPack } from "../support/packs.js";

// No two phrases have the same original: they would vote against each other, and a restored text may vote otherwise.
const engine = new Engine(
  paperPack({
    learned: [
      "mentioned|1|0|said|40",
      "folks|1|0|people|40",
      "tons of|0|0|hundreds of|40",
      "in search of|0|0|seeking|40",
      "human beings|0|0|mankind|9",
      "vast|1|0|very big|9",
    ],
    model: {
      words: Object.fromEntries(
        "he said people mankind that of hundreds seeking very big".split(" ").map((w) => [w, 0.05]),
      ),
    },
    evidence: { mentioned: 2.5, folks: 2.5, tons: 2.5, search: 2, beings: 2, vast: 2, said: -2, people: -2 },
  }),
);

/** Evidence and confidence that change from one run to the next are the engine's affair. */
const SPUN = { assume: "spun", minConfidence: 0 } as const;

const word = fc.constantFrom(
  ..."mentioned|mentioned|folks|tons of|in search of|human beings|vast|he|that|caf\u00e9|\u{1F600}|“he said”|AT&amp;T|9".split(
    "|",
  ),
);
const space = fc.constantFrom(" ", " ", " ", " ", "\n", ", ", ". ", "  ");
const prose = (words: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(words, space), { minLength: 1, maxLength: 25 }).map((parts) => parts.flat().join("").trim());

/** Blocks of prose with these scraps of markup in it; the scraps must come out as they went in. */
function documents(scraps: readonly string[], blocks: readonly (readonly [string, string])[]) {
  const scrap = fc.constantFrom(...scraps);
  const run = prose(fc.oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: scrap }));
  return mostlyShort(fc.tuple(fc.constantFrom(...blocks), run), 6).map((parts) =>
    parts.map(([[open, close], text]) => `${open}${text}${close}`).join("\n\n"),
  );
}

function check(source: string, restore: (text: string) => Restoration, scraps: readonly string[]): void {
  const { text, changes } = restore(source);
  const counts = (all: string) => scraps.map((scrap) => [scrap, all.split(scrap).length - 1]);
  expect(changes.filter(({ start }, i) => i > 0 && start < changes[i - 1].end)).toEqual([]);
  expect(changes.map((change) => change.source)).toEqual(changes.map(({ start, end }) => source.slice(start, end)));
  expect(applyChanges(source, changes)).toBe(text);
  expect(counts(text)).toEqual(counts(source));
  expect(restore(text).text).toBe(text);
}

const MARKDOWN = [
  "`mentioned folks`",
  "<b title='folks'>x</b>",
  "[x](folks 'vast')",
  "**",
  "$vast$",
  "{{< tons of folks >}}",
];
const BLOCKS = [
  ["", ""],
  ["# ", ""],
  ["> ", ""],
  ["- ", ""],
  ["1. ", ""],
  ["```\nmentioned folks\n```\n\n", ""],
] as const;
const MDX = ["`mentioned folks`", "{/* vast */}", "<Tons of={folks} />", "**", "[x](folks)"];
const HTML = ["<b title='folks'>", "</b>", "<code>mentioned folks</code>", "<!-- vast -->", "<br>", "<i>", "</i>"];
const TAGS = [
  ["<p>", "</p>"],
  ["<h1>", "</h1>"],
  ["<li>", "</li>"],
  ["<pre>mentioned folks</pre>\n", ""],
] as const;

describe.each([
  ["markdown", MARKDOWN.filter((scrap) => scrap.length > 2), documents(MARKDOWN, BLOCKS)],
  ["mdx", MDX.filter((scrap) => scrap.length > 2), documents(MDX, BLOCKS)],
  ["html", HTML, documents(HTML, TAGS)],
] as const)("restored %s", async (format, kept, source) => {
  const project = await loadFormat(format);

  it("holds its markup, is explained by its changes, and is restored for good", () => {
    fc.assert(
      fc.property(source, (text) => {
        check(text, (each) => restoreDocument(engine, each, project, SPUN), kept);
      }),
      { numRuns },
    );
  });
});

describe("restored plain text", () => {
  const restore = (text: string) => restorePlain(engine, text, SPUN);

  it("is explained by its changes, and is restored for good", () => {
    fc.assert(
      fc.property(prose(word), (text) => check(text, restore, [])),
      { numRuns },
    );
  });

  it("has the line breaks it had", () => {
    // A break within a phrase has somewhere to go.
    const wrapped = fc.array(fc.tuple(word, fc.constantFrom(" so ", "\nso ", "\r\nso ")), { maxLength: 30 }).map(
      (parts) =>
        `so ${parts
          .flat()
          .join("")
          .replace(/(?<=tons|in|human)\s/g, "\n")}`,
    );
    const breaks = (text: string) => text.match(/\r\n|\n/g) ?? [];
    fc.assert(
      fc.property(wrapped, (text) => {
        expect(breaks(restore(text).text).length).toBe(breaks(text).length);
        check(text, restore, []);
      }),
      { numRuns },
    );
  });
});

it("a restored record is its text restored, the rest as it was, and is restored for good", () => {
  const restoreLine = (line: string): string => {
    const record = parseRecord(line, ["a.text", "title"]);
    if ("problem" in record) throw new Error(record.problem);
    return record.withResults(record.texts.map(({ text }) => restorePlain(engine, text, SPUN)));
  };
  fc.assert(
    fc.property(prose(word), prose(word), fc.jsonValue(), (text, title, other) => {
      const line = JSON.stringify({ mentioned: other, a: { text, n: [other] }, title });
      const once = restoreLine(line);
      const { unspin: _, ...rest } = JSON.parse(once);
      const restored = (each: string) => restorePlain(engine, each, SPUN).text;
      expect(rest).toEqual(
        JSON.parse(
          JSON.stringify({ mentioned: other, a: { text: restored(text), n: [other] }, title: restored(title) }),
        ),
      );
      expect(JSON.parse(restoreLine(once)).a).toEqual(rest.a);
    }),
    { numRuns },
  );
});
