import fc from "fast-check";
import { micromark } from "micromark";
import { gfmFootnote, gfmFootnoteHtml } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough, gfmStrikethroughHtml } from "micromark-extension-gfm-strikethrough";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { describe, expect, it } from "vitest";
import { math } from "../../src/formats/math.js";
import { loadFormat } from "../../src/formats/project.js";
import { applyEdits } from "../formats/apply.js";
import { carryOut, plans, wordsOf } from "../formats/replacements.js";
import { numRuns } from "../runs.js";
import { mostlyShort } from "../support/lists.js";

const project = await loadFormat("markdown");
const projectMdx = await loadFormat("mdx");

const word = fc.constantFrom(
  "tons",
  "of",
  "people",
  "don&#8217;t",
  "A&amp;B",
  "\\*x",
  "caf\u00e9",
  "**hund**red",
  "3",
  "$5",
  "a_b",
  "*",
  "&",
  "[x]",
  "`",
  "!",
);
const object = fc.constantFrom(
  "`a b`",
  "![x y](z)",
  "<http://a.b>",
  "$x y$",
  "{{< a >}}",
  "[^1]",
  "<kbd>a b</kbd>",
  "<!-- c d -->",
  "https://a.b/c",
);
const space = fc.constantFrom(" ", " ", " ", " ", "\n", "  \n", "\\\n");
const inline: fc.Arbitrary<string> = fc.letrec<{ run: string; piece: string }>((tie) => ({
  run: fc
    .array(fc.tuple(tie("piece"), space), { minLength: 1, maxLength: 5 })
    .map((pairs) => pairs.flat().join("").trim()),
  piece: fc.oneof(
    { weight: 5, arbitrary: word },
    { weight: 1, arbitrary: object },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom("*|*", "**|**", "_|_", "~~|~~", "[|](u v)", "[|](u)", "[|][r]", "<b>|</b>", "[|]"),
          tie("run"),
        )
        .map(([marks, run]) => marks.replace("|", () => run)),
    },
  ),
})).run;
const block = fc.oneof(
  inline,
  inline.map((text) => text.replace(/^/gm, "> ")),
  inline.map((text) => `- ${text.replace(/\n/g, "\n  ")}`),
  inline.map((text) => `# ${text.replace(/\s+/g, " ")}`),
  fc
    .tuple(inline, inline)
    .map(
      ([a, b]) =>
        `| ${a.replace(/\s+/g, " ")} | ${b.replace(/\s+/g, " ")} |\n|---|---|\n| ${b.replace(/\s+/g, " ")} | x |`,
    ),
  inline.map((text) => `<div>\n${text}\n</div>`),
  fc.constantFrom(
    "```\nof tons\n```",
    "    of tons",
    "[r]: of 'tons'",
    "[^1]: of tons",
    "$$\nof\n$$",
    "---",
    "{% raw %}\nof\n{% endraw %}",
  ),
);
const document = fc
  .tuple(fc.constantFrom("", "---\ntitle: tons of it\nof: tons\n---\n"), mostlyShort(block, 6))
  .map(([front, blocks]) => front + blocks.join("\n\n"));
const scraps = fc
  .array(
    fc.constantFrom(
      "*",
      "_",
      "`",
      "[",
      "]",
      "(",
      ")",
      "<",
      ">",
      "!",
      "#",
      "-",
      "+",
      "1.",
      "\n",
      "\n\n",
      "    ",
      "\t",
      " ",
      "a",
      "of",
      "&",
      ";",
      "amp",
      "$",
      "$$",
      "|",
      "---",
      "```",
      "~~",
      "{{",
      "}}",
      "{%",
      "%}",
      ":",
      "\\",
      "\0",
      "\r",
      "^",
      "<b>",
      "</b>",
      "<code>",
      "<div>",
      "{",
      "}",
      "import",
      "\uFEFF",
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));
const anything = fc.oneof(document, scraps, fc.string({ unit: "binary", maxLength: 60 }));

/** The tags, attributes and code of the page that a document makes, without what this project adds but math. */
function skeleton(markdown: string): string[] {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, "");
  return (
    micromark(body, {
      allowDangerousHtml: true,
      extensions: [gfmTable(), gfmFootnote(), gfmStrikethrough(), math(body) ?? {}],
      htmlExtensions: [gfmTableHtml(), gfmFootnoteHtml(), gfmStrikethroughHtml()],
    }).match(/<code>[^<]*<\/code>|<!--.*?-->|<[^>]*>/g) ?? []
  );
}

/** What MDX does not parse is read as Markdown, and an edit may make MDX of it, which reads as something else. */
const isMdx = (source: string): boolean => !/<http|\{[{%]/.test(source);

describe("Markdown", () => {
  it.each([
    ["Markdown", project],
    ["MDX", projectMdx],
  ] as const)("%s reads back what was replaced by words", (_name, format) => {
    fc.assert(
      fc.property(document, plans(false), (source, plan) => {
        fc.pre(format === project || isMdx(source));
        const { edits, words } = carryOut(format(source), plan);
        expect(wordsOf(format(applyEdits(source, edits)))).toEqual(words);
      }),
      { numRuns },
    );
  });

  it("reads back what was replaced by signs", () => {
    fc.assert(
      fc.property(document, plans(true), (source, plan) => {
        const { edits, words } = carryOut(project(source), plan);
        const changed = applyEdits(source, edits);
        expect(wordsOf(project(changed))).toEqual(words);
        expect(skeleton(changed)).toEqual(skeleton(source));
      }),
      { numRuns },
    );
  });

  it.each([
    ["Markdown", project],
    ["MDX", projectMdx],
  ] as const)("%s reads anything, and gives sorted edits", (_name, format) => {
    fc.assert(
      fc.property(anything, plans(true), (source, plan) => {
        const { edits } = carryOut(format(source, { attributes: true }), plan);
        applyEdits(
          source,
          [...edits].sort((a, b) => a.start - b.start),
        );
      }),
      { numRuns },
    );
  });
});
