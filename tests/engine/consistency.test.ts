import { describe, expect, it } from "vitest";
import { addAgreement, addVocabulary, localScores } from "../../src/engine/consistency.js";
import type { DecoderWeights } from "../../src/engine/weights.js";
import type { LanguagePack } from "../../src/language/pack.js";
import { arcsOf, latticeOf, onlyWeights } from "../support/engine.js";
import { type PaperPack, paperPack } from "../support/packs.js";

const model = { words: { agency: 0.001, firm: 0.001, the: 0.1, news: 0.1 } };

function packOf(pack: Omit<PaperPack, "model">): LanguagePack {
  return paperPack({ ...pack, model });
}

/** What is added to the arcs of a text when each has the posterior at its place. */
function agreement(
  text: string,
  pack: LanguagePack,
  posterior: readonly number[],
  weights: Partial<DecoderWeights>,
): number[] {
  const { lattice } = latticeOf(text, pack);
  expect(lattice.candidate).toHaveLength(posterior.length);
  const scores = new Float64Array(posterior.length);
  addAgreement(scores, lattice, Float64Array.from(posterior), pack, onlyWeights(weights));
  return [...scores];
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toEqual(expected.map((value) => expect.closeTo(value, 6)));
}

describe("the scores of arcs by themselves", () => {
  it("are the classifier's, against the phrase being part of another", () => {
    const pack = packOf({ learned: ["tons|3|2|loads|4"] });
    const { lattice } = latticeOf("so tons", pack);
    const scores = localScores(lattice, pack.table, onlyWeights({ candidate: 2, other: 3 }));
    // 4 loads, 3 untouched, 2 part of another, each half an occurrence more: shares of 10.5.
    const other = 3 * Math.log(2.5 / 10.5);
    expect(scores[0]).toBeCloseTo(2 * Math.log(4.5 / 10.5) - other, 5);
    expect(scores[1]).toBeCloseTo(2 * Math.log(3.5 / 10.5) - other, 5);
  });
});

describe("the vote of the other occurrences", () => {
  const pack = packOf({ dictionary: ["spun -> big *3, old *1 [tell]"] });

  it("is for the original that they have", () => {
    const scores = agreement("so spun or spun or spun", pack, [1, 0, 1, 0, 0.5, 0.5], { sameSource: 2 });
    // Two others have "big", none "old"; three quarters and a quarter were granted beforehand.
    expectClose(scores.slice(4), [2 * Math.log((2 + 0.75) / 3 / 0.75), 2 * Math.log(0.25 / 3 / 0.25)]);
  });

  it("does not count the occurrence itself", () => {
    expectClose(agreement("so spun", pack, [1, 0], { sameSource: 1 }), [0, 0]);
  });

  it("grants every candidate a little beforehand", () => {
    const rare = packOf({ dictionary: ["spun -> big *999, old *1 [tell]"] });
    const share = 0.02 / (0.999 + 0.02);
    const scores = agreement("so spun or spun", rare, [0, 1, 0.5, 0.5], { sameSource: 1 });
    expect(scores[3]).toBeCloseTo(Math.log((1 + share) / 2 / share), 5);
  });
});

describe("a rival", () => {
  it("that has the original already speaks against it", () => {
    const pack = packOf({ dictionary: ["mentioned -> said, told [tell]", "noted -> said, told [tell]"] });
    const scores = agreement("he mentioned or noted", pack, [1, 0, 0.5, 0.5], { rival: 3 });
    expectClose(scores, [3 * Math.log(1 / 1.5), 3 * Math.log(1 / 1.5), 3 * Math.log(1 / 2), 0]);
  });

  it("is not another occurrence of the same phrase", () => {
    const pack = packOf({ dictionary: ["mentioned -> said, told [tell]"] });
    expectClose(agreement("he mentioned or mentioned", pack, [1, 0, 1, 0], { rival: 1 }), [0, 0, 0, 0]);
  });

  it("does not stand in the way of leaving a phrase as it is", () => {
    const pack = packOf({ dictionary: ["a -> b", "c -> b"] });
    const scores = agreement("so a or c", pack, [0, 1, 1, 0], { rival: 1, untouched: 0 });
    expect(scores[1]).toBe(0);
  });
});

describe("an original that stands untouched elsewhere", () => {
  it("is hardly the source of a spun phrase", () => {
    const pack = packOf({ dictionary: ["mentioned -> said, told [tell]", "said -> spoke"] });
    // Arcs: mentioned>said, mentioned>told, said>spoke, said>said.
    const scores = agreement("he mentioned what they said", pack, [0.5, 0.5, 0, 1], { untouched: 2 });
    expectClose(scores, [-2 * Math.log(2), 0, 0, 0]);
  });
});

describe("the author's vocabulary", () => {
  const pack = packOf({ dictionary: ["company -> agency, firm, news, the agency [tell]"] });

  function gains(text: string, weight = 1): Record<string, number> {
    const { document, lattice } = latticeOf(text, pack);
    const scores = new Float64Array(lattice.candidate.length);
    addVocabulary(scores, document, lattice, pack, pack.scorers().model, onlyWeights({ vocabulary: weight }));
    return Object.fromEntries(arcsOf(pack, document, lattice).map((name, arc) => [name.split(">")[1], scores[arc]]));
  }

  it("raises originals that stand in quotations, names and hyphenated words", () => {
    expect(gains("the company “agency of old” left", 3)).toMatchObject({ agency: 3 * Math.log(2), firm: 0 });
    expect(gains("the company of Firm left")).toMatchObject({ agency: 0, firm: Math.log(2) });
    expect(gains("the company agency-wide left")).toMatchObject({ agency: Math.log(2) });
  });

  it("raises them the more the more often they stand there, up to a limit", () => {
    expect(gains("the company “agency agency” left").agency).toBeCloseTo(Math.log(3), 9);
    expect(gains(`the company “${"agency ".repeat(50)}” left`).agency).toBe(2);
  });

  it("raises originals of several words by the rarest", () => {
    expect(gains("the company “agency” left")["the agency"]).toBeCloseTo(Math.log(2), 9);
  });

  it("does not count frequent words, nor words in unprotected text", () => {
    expect(gains("the company “the news” left")).toMatchObject({ news: 0, "the agency": 0 });
    expect(gains("the company agency left")).toMatchObject({ agency: 0 });
  });
});
