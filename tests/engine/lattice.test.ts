import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/engine/document.js";
import { buildLattice, isIdentity } from "../../src/engine/lattice.js";
import { WEIGHTS } from "../../src/engine/weights.js";
import { arcsOf, latticeOf, NEWS, originalOf } from "../support/engine.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  learned: [
    "tons of|0|0|hundreds of|3",
    "tons|3|2|loads|4",
    "percent|0|0|%|9",
    "% of|1|0|share of|1",
    "mentioned|1|0|said|9",
    "mentioned {|0|0|said|9",
    "mentioned }|0|0|said|9",
    "mentioned {dollars}|0|0|said dollars|9",
  ],
  dictionary: ["right -> suitable [left: the | a]", "whilst -> while [tell]", "dollars -> money"],
  model: { words: { the: 0.1 } },
});

function arcs(text: string): string[] {
  const { document, lattice } = latticeOf(text, pack);
  return arcsOf(pack, document, lattice);
}

describe("the lattice", () => {
  it("has an arc for every candidate of every phrase that matches, short to long", () => {
    expect(arcs("so tons of it")).toEqual(["tons>loads", "tons>tons", "tons of>hundreds of", "tons of>tons of"]);
  });

  it("finds phrases over any white space, also over a line break", () => {
    expect(arcs("so tons \n of it")).toContain("tons \n of>hundreds of");
  });

  it("finds no phrase across sentences", () => {
    expect(arcs("so it was tons. of it")).toEqual(["tons>loads", "tons>tons"]);
  });

  it("knows which arcs leave their phrase as it is", () => {
    const { lattice } = latticeOf("so tons", pack);
    const [match] = lattice.matches;
    const kept = lattice.candidate.map((candidate) => isIdentity(pack.table, match, candidate));
    expect(kept).toEqual([false, true]);
  });

  it("carries the classifier's probabilities, with that of being part of another phrase", () => {
    const { lattice } = latticeOf("so tons", pack);
    // 4 loads, 3 untouched, 2 part of another, each half an occurrence more: shares of 10.5.
    const shares = [...lattice.logProbability, lattice.matches[0].logOther].map((log) => Math.exp(log) * 10.5);
    for (const [i, share] of [4.5, 3.5, 2.5].entries()) expect(shares[i]).toBeCloseTo(share, 4);
  });

  it("tells the matches that begin at each token", () => {
    const { document, lattice } = latticeOf("so tons of it mentioned", pack);
    expect(lattice.matches.map(({ from, to, sentence }) => [from, to, sentence])).toEqual([
      [1, 2, 0],
      [1, 3, 0],
      [4, 5, 0],
    ]);
    expect([...lattice.firstMatch]).toEqual([0, 0, 2, 2, 2, 3]);
    expect(lattice.firstMatch).toHaveLength(document.tokens.count + 1);
  });

  it("is built of the sentences asked for", () => {
    const document = readDocument("He mentioned it. She mentioned more. They mentioned all.", pack);
    const lattice = buildLattice(document, pack, pack.scorers(), NEWS, WEIGHTS, (sentence) => sentence === 1);
    expect(lattice.matches.map(({ sentence }) => sentence)).toEqual([1]);
    expect(originalOf(pack, lattice, 0)).toBe("said");
  });

  it("is empty for an empty text", () => {
    expect(arcs("")).toEqual([]);
  });
});

describe("places where no phrase is looked for", () => {
  it.each([
    ["quotations", "he “mentioned” it"],
    ["names", "the Mentioned band"],
    ["links", "see mentioned.com now"],
    ["brackets", "so [mentioned] it"],
    ["words joined by hyphens", "the well-mentioned mentioned-well man"],
    ["a sign glued to the word before it", "so 60% of it"],
    ["a word in braces", "so {dollars} went"],
    ["words in braces", "so {more dollars} and {mentioned | dollars} went"],
    ["one brace of two", "he {so mentioned} it"],
    ["phrases with a protected word", "so tons Of it"],
  ])("%s", (_, text) => {
    expect(arcs(text).filter((arc) => !arc.startsWith("tons>"))).toEqual([]);
  });

  it("a brace without its partner belongs to no phrase", () => {
    expect(arcs("he mentioned {so} it")).toEqual(["mentioned>said", "mentioned>mentioned"]);
    expect(arcs("he mentioned} it")).toEqual(["mentioned>said", "mentioned>mentioned"]);
    expect(arcs("he mentioned {dollars} it")).toContain("mentioned {dollars}>said dollars");
  });

  it("a sign that stands apart is looked for", () => {
    expect(arcs("so 60 % of it")).toEqual(["% of>share of", "% of>% of"]);
  });

  it("the start of a sentence is looked at for dictionary phrases only", () => {
    expect(arcs("Mentioned it was")).toEqual([]);
    expect(arcs("Dollars went")).toEqual(["Dollars>money", "Dollars>dollars"]);
  });
});

describe("candidates with a context", () => {
  it("are arcs only where it is met", () => {
    expect(arcs("so the right man")).toEqual(["right>suitable", "right>right"]);
    expect(arcs("so turn right now")).toEqual(["right>right"]);
  });

  it("tells have no untouched arc", () => {
    expect(arcs("so whilst it")).toEqual(["whilst>while"]);
  });
});
