import fc from "fast-check";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { projectHtml } from "../../src/formats/html.js";
import { applyEdits } from "../formats/apply.js";
import { carryOut, plans, wordsOf } from "../formats/replacements.js";
import { numRuns } from "../runs.js";

const word = fc.constantFrom(
  "tons",
  "of",
  "people",
  "don&#8217;t",
  "A&amp;B",
  "x&lt;",
  "&nbsp;",
  "caf\u00e9",
  "hund<i>red</i>",
  "3",
);
const space = fc.constantFrom(" ", " ", " ", "\n", "\n\n ", "\r\n", "<br>", " <!-- c -->", "");
const inline: fc.Arbitrary<string> = fc.letrec<{ run: string; piece: string }>((tie) => ({
  run: fc.array(fc.tuple(tie("piece"), space), { maxLength: 5 }).map((pairs) => pairs.flat().join("")),
  piece: fc.oneof(
    { weight: 5, arbitrary: word },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("b", "i", "span", "a"), tie("run"))
        .map(([tag, run]) => `<${tag}>${run}</${tag}>`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "<code>a b</code>",
        '<img alt="x y">',
        "<script>if (a<b) of</script>",
        "<svg><text>of</text></svg>",
        "<textarea>of</textarea>",
      ),
    },
  ),
})).run;
const document = fc
  .array(fc.tuple(fc.constantFrom("p", "li", "h1", "div", "td", "pre", "blockquote"), inline), { maxLength: 5 })
  .map((blocks) => blocks.map(([tag, run]) => `<${tag}>\n${run}</${tag}>\n`).join(""));
const scraps = fc
  .array(
    fc.constantFrom(
      "<",
      ">",
      "</",
      "b",
      "p",
      "=",
      '"',
      "'",
      " ",
      "\n",
      "&",
      "#",
      "amp",
      ";",
      "!--",
      "--",
      "/",
      "x",
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<code>",
      "\0",
      "{{",
      "}}",
      "<pre>",
      "<br>",
      "<svg>",
      "copy",
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));
const anything = fc.oneof(document, scraps, fc.string({ unit: "binary", maxLength: 60 }));

/** The text that a browser would show, without what is masked. */
function shownText(html: string): string {
  const hidden = new Set(["script", "style", "textarea", "pre", "code", "svg", "template"]);
  const read = (node: { nodeName: string; value?: string; childNodes?: unknown[] }): string => {
    if (node.nodeName === "#text") return node.value ?? "";
    if (hidden.has(node.nodeName)) return "";
    return (node.childNodes ?? []).map((child) => read(child as Parameters<typeof read>[0])).join("");
  };
  return read(parseFragment(html));
}

const letters = (text: string): string => text.replace(/[\s\uFFFC]/g, "");

const MASKED = /<(script|code|svg|textarea|pre)>[\s\S]*?<\/\1>|<[^>]*>/g;

describe("HTML", () => {
  it("shows the text that an independent parser finds, before and after replacing", () => {
    fc.assert(
      fc.property(document, plans(true), (source, plan) => {
        const projection = projectHtml(source);
        expect(letters(projection.text)).toBe(letters(shownText(source)));
        const { edits, words } = carryOut(projection, plan);
        const changed = applyEdits(source, edits);
        expect(letters(shownText(changed))).toBe(letters(words.join("")));
        expect(changed.match(MASKED)).toEqual(source.match(MASKED));
      }),
      { numRuns },
    );
  });

  it("reads back what was replaced, in anything", () => {
    fc.assert(
      fc.property(anything, plans(true), (source, plan) => {
        const projection = projectHtml(source, { attributes: true });
        const { edits, words } = carryOut(projection, plan);
        const sorted = [...edits].sort((a, b) => a.start - b.start);
        const after = projectHtml(applyEdits(source, sorted), { attributes: true });
        expect(wordsOf(after)).toEqual(words);
      }),
      { numRuns },
    );
  });
});
