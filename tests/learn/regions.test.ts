import { describe, expect, it } from "vitest";
import type { Change } from "../../src/engine/types.js";
import { regionsOf } from "../../src/learn/regions.js";

const TEXT = "the man mentioned tons of it";

function change(source: string, replacement: string, confidence = 0.5): Change {
  const start = TEXT.indexOf(source);
  return { start, end: start + source.length, source, replacement, confidence, alternatives: [], rule: "table" };
}

function edit(spun: string, original: string): { start: number; end: number; original: string } {
  const start = TEXT.indexOf(spun);
  return { start, end: start + spun.length, original };
}

/** Regions as `kind: spun > restored (wanted)`. */
function regions(edits: ReturnType<typeof edit>[], changes: Change[]): string[] {
  return regionsOf(TEXT, edits, changes).map(
    ({ kind, spun, restored, wanted }) => `${kind}: ${spun} > ${restored} (${wanted})`,
  );
}

describe("regions in which edits and changes meet", () => {
  it("are correct where the change gives the original", () => {
    expect(regions([edit("mentioned", "said")], [change("mentioned", "said")])).toEqual([
      "correct: mentioned > said (said)",
    ]);
  });

  it("are correct where a change takes in more than the edit, or less", () => {
    expect(regions([edit("mentioned", "said")], [change("man mentioned", "man said")])).toEqual([
      "correct: man mentioned > man said (man said)",
    ]);
    expect(regions([edit("tons of", "hundreds of")], [change("tons", "hundreds")])).toEqual([
      "correct: tons of > hundreds of (hundreds of)",
    ]);
  });

  it("are wrong where it gives something else", () => {
    expect(regions([edit("mentioned", "said")], [change("mentioned", "told")])).toEqual([
      "wrong: mentioned > told (said)",
    ]);
  });

  it("are missed where there is no change, and false where there is no edit", () => {
    expect(regions([edit("mentioned", "said")], [change("tons of", "many")])).toEqual([
      "missed: mentioned > mentioned (said)",
      "false: tons of > many (tons of)",
    ]);
  });

  it("join whatever overlaps, and nothing that only touches", () => {
    const joined = [edit("man mentioned", "man said"), edit("tons of", "many")];
    expect(regions(joined, [change("mentioned tons", "said many")])).toHaveLength(1);
    expect(regions([edit("man", "boy")], [change(" mentioned", " said")])).toHaveLength(2);
  });

  it("have the confidence of their least certain change", () => {
    const changes = [change("man mentioned", "boy said", 0.9), change("tons of", "many", 0.4)];
    const [both, none] = [
      regionsOf(TEXT, [edit("mentioned tons", "x")], changes),
      regionsOf(TEXT, [edit("it", "x")], []),
    ];
    expect(both.map(({ confidence }) => confidence)).toEqual([0.4]);
    expect(none.map(({ confidence }) => confidence)).toEqual([1]);
  });
});
