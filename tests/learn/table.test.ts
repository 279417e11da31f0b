import { describe, expect, it } from "vitest";
import { parseLearnedTable } from "../../src/language/learned-table.js";
import { countCertainPairs } from "../../src/learn/phrases.js";
import { formatEntry, pairListsOf, TableCounter } from "../../src/learn/table.js";
import { Workshop } from "../support/parallel.js";

/** The lines of a table counted from originals with their spun versions, columns parted by `|`. */
function tableOf(
  heads: readonly string[],
  minCount: number,
  ...records: readonly (readonly [string, ...string[]])[]
): string[] {
  const workshop = new Workshop();
  const set = workshop.heads(...heads);
  const aligned = records.map(([original, ...spun]) => workshop.aligned(original, ...spun));
  const counts = countCertainPairs(aligned, set);
  const counter = new TableCounter();
  for (const item of aligned) counter.addPairs(item, pairListsOf(item, set, counts));
  counter.prune(minCount);
  for (const item of aligned) counter.addMatches(item, pairListsOf(item, set, counts));
  return counter
    .entries()
    .map((entry) => formatEntry(entry).replaceAll("\t", "|"))
    .sort();
}

describe("the phrase table", () => {
  it("counts the originals of a spun phrase over all versions, most frequent first", () => {
    expect(
      tableOf(
        ["said", "told"],
        1,
        ["he said so", "he mentioned so", "he noted so"],
        ["she said it", "she mentioned it"],
        ["we told it", "we mentioned it"],
      ),
    ).toEqual(["mentioned|0|0|said|2|told|1", "noted|0|0|said|1"]);
  });

  it("counts where the phrase stood in the original already", () => {
    expect(tableOf(["said"], 1, ["he said what he mentioned", "he mentioned what he mentioned"])).toEqual([
      "mentioned|1|0|said|1",
    ]);
  });

  it("counts where the phrase is part of another", () => {
    expect(
      tableOf(
        ["dog", "big dog"],
        1,
        ["the dog ran", "the animal ran"],
        ["a big dog ran", "a huge animal ran"],
        ["one cat ran", "one cat ran"],
      ),
    ).toEqual(["animal|0|1|dog|1", "huge animal|0|0|big dog|1"]);
  });

  it("counts a phrase across an unchanged and a replaced word as part of another", () => {
    expect(tableOf(["x", "y z"], 1, ["so x went", "so a b went"], ["it a y z is", "it a b is"])).toEqual([
      "a b|0|1|x|1",
      "b|0|1|y z|1",
    ]);
  });

  it("does not count protected places", () => {
    expect(tableOf(["said"], 1, ["he said “mentioned” then", "he mentioned “mentioned” then"])).toEqual([
      "mentioned|0|0|said|1",
    ]);
  });

  it("leaves out originals and phrases seen too rarely", () => {
    expect(
      tableOf(
        ["said", "told"],
        2,
        ["he said so", "he mentioned so", "he mentioned so", "he noted so"],
        ["we told it", "we mentioned it"],
      ),
    ).toEqual(["mentioned|0|0|said|2"]);
  });

  it("writes originals as they are spelled most often, spun phrases in lower case", () => {
    expect(
      tableOf(
        ["us", "agency's"],
        1,
        ["so the us won", "so the america won"],
        ["so The us lost", "so The america lost"],
        ["the agency’s men", "the company’s men"],
      ),
    ).toEqual(["america|0|0|us|2", "company's|0|0|agency's|1"]);
  });

  it("lists what is equally frequent by the alphabet", () => {
    const [noted, said] = [["he noted it", "he mentioned it"] as const, ["He Said it", "He mentioned it"] as const];
    expect(tableOf(["told"], 1, ["he told it", "he mentioned it"], noted)).toEqual(["mentioned|0|0|noted|1|told|1"]);
    expect(tableOf([], 1, ["he said it", "he mentioned it"], said)).toEqual(["mentioned|0|0|Said|2"]);
  });

  it("leaves out phrases that are too long", () => {
    const long = "one two three four five six seven eight nine";
    expect(tableOf(["said"], 1, ["he said so", `he ${long} so`])).toEqual([]);
  });

  it("writes lines that the pack reads", () => {
    const [line] = tableOf(["said"], 1, ["he said so", "he mentioned so"]);
    expect(parseLearnedTable(line.replaceAll("|", "\t"), "table.tsv")).toEqual([
      { phrase: "mentioned", identity: 0, other: 0, originals: [{ text: "said", count: 1 }] },
    ]);
  });
});
