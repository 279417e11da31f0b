import { describe, expect, it } from "vitest";
import { LearnedTableError, parseLearnedTable } from "../../src/language/learned-table.js";

describe("a learned table", () => {
  it("is read line by line, comments and blank lines left out", () => {
    const text = "# phrases\ntons of\t12\t3\thundreds of\t40\tlots of\t7\n\ndon't\t0\t0\tdo not\t5\n";
    expect(parseLearnedTable(text, "table.tsv")).toEqual([
      {
        phrase: "tons of",
        identity: 12,
        other: 3,
        originals: [
          { text: "hundreds of", count: 40 },
          { text: "lots of", count: 7 },
        ],
      },
      { phrase: "don't", identity: 0, other: 0, originals: [{ text: "do not", count: 5 }] },
    ]);
  });

  it.each([
    ["without originals", "tons\t1\t2"],
    ["without a phrase", "\t1\t2\tlots\t3"],
    ["whose last original has no count", "tons\t1\t2\tlots"],
    ["whose counts are no numbers", "tons\tone\t2\tlots\t3"],
    ["whose originals' counts are no numbers", "tons\t1\t2\tlots\tmany"],
    ["with counts below 0", "tons\t-1\t2\tlots\t3"],
    ["parted by spaces", "tons 1 2 lots 3"],
  ])("names the line %s", (_, line) => {
    const read = (): unknown => parseLearnedTable(`ok\t1\t2\tyes\t3\n${line}\n`, "table.tsv");
    expect(read).toThrow(LearnedTableError);
    expect(read).toThrow("table.tsv:2: not a line of a learned table; learn the table anew");
  });
});
