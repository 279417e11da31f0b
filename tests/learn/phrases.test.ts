import { describe, expect, it } from "vitest";
import { claimHeads, type HeadSet } from "../../src/learn/head-set.js";
import { countCertainPairs, type PairCounts, pairKey, phrasePairs } from "../../src/learn/phrases.js";
import { Workshop } from "../support/parallel.js";

/** The phrase pairs of an original and a spun text as `original>spun`. */
function pairs(
  workshop: Workshop,
  heads: HeadSet,
  original: string,
  spun: string,
  counts: PairCounts = new Map(),
): string[] {
  const aligned = workshop.aligned(original, spun);
  const { record } = aligned;
  return phrasePairs(aligned, claimHeads(record.original, heads), 0, counts).map((pair) => {
    const from = workshop.words(record.original.ids.subarray(pair.from, pair.to));
    return `${from}>${workshop.words(record.spun[0].ids.subarray(pair.spunFrom, pair.spunTo))}`;
  });
}

/** The pairs where only these heads are known. */
function pairsWith(heads: readonly string[], original: string, spun: string): string[] {
  const workshop = new Workshop();
  return pairs(workshop, workshop.heads(...heads), original, spun);
}

describe("phrase pairs", () => {
  it("have the extent of the head, though parts of it stand in the spun phrase", () => {
    const heads = ["a number of", "in the"];
    expect(
      pairsWith(heads, "so a number of men lived in the house", "so a variety of men lived inside the house"),
    ).toEqual(["a number of>a variety of", "in the>inside the"]);
  });

  it("list heads that stayed as they were", () => {
    expect(pairsWith(["said"], "he said so", "he said so")).toEqual(["said>said"]);
  });

  it("take in words put beside a head", () => {
    expect(pairsWith(["content"], "the content is", "the content material is")).toEqual(["content>content material"]);
    expect(pairsWith(["content"], "the content is", "the useful content is")).toEqual(["content>useful content"]);
  });

  it("take a replaced word that no head claims for a head of its own", () => {
    expect(pairsWith([], "he said so", "he mentioned so")).toEqual(["said>mentioned"]);
  });

  it("take the word before an insertion for its head where none is known", () => {
    expect(pairsWith([], "he said so", "he said very so")).toEqual(["said>said very"]);
  });

  it("do not part a word from its n't", () => {
    expect(pairsWith([], "they don't go", "they do not go")).toEqual(["do n't>do not"]);
    expect(pairsWith([], "they do not go", "they don't go")).toEqual(["do not>do n't"]);
    expect(pairsWith(["n't"], "they don't go", "they do not go")).toEqual(["do n't>do not"]);
  });

  it("leave out what was deleted", () => {
    expect(pairsWith([], "he really said so", "he said so")).toEqual([]);
  });

  it("of one version are in order and follow the shifts before them", () => {
    expect(
      pairsWith(
        ["people", "said", "year"],
        "the people there said that year ended",
        "the human beings there noted that 12 months ended",
      ),
    ).toEqual(["people>human beings", "said>noted", "year>12 months"]);
  });
});

describe("heads side by side", () => {
  const workshop = new Workshop();
  const heads = workshop.heads("big", "people", "said");
  const seen = [
    ["the big house", "the very huge house"],
    ["the big tree", "the very huge tree"],
    ["old people came", "old human beings came"],
    ["old people went", "old human beings went"],
  ] as const;
  const counts = countCertainPairs(
    seen.map(([original, spun]) => workshop.aligned(original, spun)),
    heads,
  );

  it("are counted only where the alignment leaves no doubt", () => {
    const key = (original: string, spun: string): number => {
      const [a, b] = [workshop.sequence(original).ids, workshop.sequence(spun).ids];
      return pairKey(a, 0, a.length, b, 0, b.length);
    };
    expect(counts.get(key("big", "very huge"))).toBe(2);
    expect(counts.get(key("people", "human beings"))).toBe(2);
    expect(counts.size).toBe(2);
    const doubtful = workshop.aligned("the big people left", "the very huge human beings left");
    expect(countCertainPairs([doubtful], heads).size).toBe(0);
  });

  it("share a stretch by the pairs seen elsewhere", () => {
    expect(pairs(workshop, heads, "the big people left", "the very huge human beings left", counts)).toEqual([
      "big>very huge",
      "people>human beings",
    ]);
  });

  it("share a stretch of pairs never seen by length", () => {
    expect(pairs(workshop, heads, "the big people left", "the vast folks left")).toEqual(["big>vast", "people>folks"]);
  });

  it("share it with a replaced word that no head claims", () => {
    expect(pairs(workshop, heads, "the big red people said it", "the vast blue folks noted it")).toEqual([
      "big>vast",
      "red>blue",
      "people>folks",
      "said>noted",
    ]);
  });

  it("get nothing where fewer words than heads are left", () => {
    expect(pairs(workshop, heads, "the big people left", "the crowd left")).toEqual([]);
  });

  it("get nothing where a stretch is too long to be a phrase", () => {
    const long = Array.from({ length: 50 }, (_, i) => `w${i}`).join(" ");
    expect(pairs(workshop, heads, "the big people left", `the ${long} left`)).toEqual([]);
  });
});
