import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown, type Sizes } from "../../src/formats/markdown-events.js";
import { numRuns } from "../runs.js";
import { mostlyShort } from "../support/lists.js";

const line = fc.constantFrom(
  "Tons of it",
  "# Head",
  "- item",
  "* * *",
  "  more",
  "    code",
  "> quote",
  "> - deep",
  "```js",
  "```",
  "~~~",
  "  ```",
  "- ```",
  "> ```",
  "1. one",
  "<div>",
  "</div>",
  "<!-- a",
  "-->",
  "<pre>",
  "</pre>",
  "<script>",
  "</script>",
  "---",
  "===",
  "-",
  "[a]: b",
  "see [a] and `b",
  "c` d",
  "*e",
  "f*",
  "\t- tab",
  "<b>",
  "   [x]: y",
);
const document = mostlyShort(fc.tuple(line, fc.constantFrom("\n", "\n", "\n\n", "\n \n", "\r\n\r\n")), 16).map(
  (lines) => lines.flat().join(""),
);

const LEAVES = new Set([
  "data",
  "codeTextData",
  "codeFlowValue",
  "htmlFlowData",
  "htmlTextData",
  "thematicBreak",
  "definition",
]);

function leaves(text: string, sizes: Sizes): string[] {
  const found: string[] = [];
  parseMarkdown(
    text,
    0,
    () => [],
    (events) => {
      for (const [kind, token] of events) {
        if (kind === "enter" && LEAVES.has(token.type))
          found.push(`${token.type} ${token.start.offset}-${token.end.offset}`);
      }
    },
    sizes,
  );
  return found;
}

describe("parsing Markdown in chunks", () => {
  it("finds in small chunks what it finds in one piece", () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 40 }), (text, chunk) => {
        const whole = leaves(text, { chunk: 1e9, patience: 1e9 });
        expect(leaves(text, { chunk, patience: 1e9 })).toEqual(whole);
      }),
      { numRuns },
    );
  });

  it("reads every chunk of a document without good places to cut", () => {
    fc.assert(
      fc.property(document, (text) => {
        leaves(text, { chunk: 1, patience: 1 });
      }),
      { numRuns },
    );
  });
});
