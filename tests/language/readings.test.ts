import { describe, expect, it } from "vitest";
import type { PhraseEntry } from "../../src/language/phrase-table.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { type FamiliesAtWork, holdsFamily, Readings } from "../../src/language/readings.js";
import { Vocabulary } from "../../src/text/vocabulary.js";

const NEWS = 0;
const OTHER = 2;
const NONE: FamiliesAtWork = { own: 0, akin: 0 };

/** An entry for `issues` with the share of each reading. */
function entry(shares: Readonly<Record<string, number>>, rest: Partial<PhraseEntry>): PhraseEntry {
  const candidates = Object.entries(shares).map(([text, share]) => ({
    text,
    logProbability: Math.log(share),
    rule: "table",
  }));
  return { phrase: "issues", candidates, logOther: Math.log(0.02), tell: false, ...rest };
}

/** Shares of what `issues` stands for, of one in all. */
function shares(entries: readonly PhraseEntry[], families: FamiliesAtWork, genuine = 0.1): Record<string, number> {
  const builder = new PhraseTableBuilder(new Vocabulary());
  for (const one of entries) builder.add(one);
  const table = builder.build();
  const readings = new Readings();
  readings.gather(
    table,
    0,
    families,
    () => true,
    () => Math.log(genuine),
  );
  const weights = Array.from({ length: readings.count }, (_, i) => Math.exp(readings.logs[i]));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(weights.map((weight, i) => [table.text(readings.phrases[i]), weight / all]));
}

describe("the readings of a phrase", () => {
  const news = entry({ problems: 0.8, issues: 0.2 }, { family: NEWS, logRate: Math.log(0.1) });
  const other = entry({ the: 0.5, problems: 0.25, issues: 0.25 }, { family: OTHER, logRate: Math.log(0.4) });

  it("are those of the family at work alone", () => {
    expect(shares([news, other], { own: 1 << NEWS, akin: 0 })).toEqual({
      problems: expect.closeTo(0.8),
      issues: expect.closeTo(0.2),
    });
    expect(shares([news, other], { own: 1 << OTHER, akin: 0 }).the).toBeCloseTo(0.5);
    expect(shares([news, other], NONE)).toEqual({});
  });

  it("of several families are mixed by their rates; untouched it is as the stricter has it", () => {
    // problems: .1 × .8 + .4 × .25 = .18; the: .4 × .5 = .2; issues: min(.02, .1) = .02.
    const mixed = shares([news, other], { own: (1 << NEWS) | (1 << OTHER), akin: 0 });
    expect(mixed).toEqual({
      problems: expect.closeTo(0.18 / 0.4),
      issues: expect.closeTo(0.02 / 0.4),
      the: expect.closeTo(0.2 / 0.4),
    });
  });

  it("are lent by akin families at a twentieth, and untouched it is as frequent as in genuine English", () => {
    const lent = Math.exp(-3) * 0.1 * 0.8;
    const borrowed = shares([news], { own: 1 << OTHER, akin: 1 << NEWS }, 0.01);
    expect(borrowed.problems).toBeCloseTo(lent / (lent + 0.01));
    expect(borrowed.issues).toBeCloseTo(0.01 / (lent + 0.01));
  });

  it("beyond the most that are weighed are the least likely, and never that it stands untouched", () => {
    const unlikely = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`unlikely${i}`, 0.001]));
    const last = shares([entry({ ...unlikely, problems: 0.6, issues: 1e-4 }, {})], NONE);
    const first = shares([entry({ issues: 1e-4, problems: 0.6, ...unlikely }, {})], NONE);
    expect(Object.keys(last)).toHaveLength(64);
    expect(last).toMatchObject({ problems: expect.closeTo(0.6 / 0.6621), issues: expect.closeTo(1e-4 / 0.6621, 6) });
    expect(first).toMatchObject({ problems: expect.closeTo(0.6 / 0.6621), issues: expect.closeTo(1e-4 / 0.6621, 6) });
  });

  it("of a caller's entry hold in every family", () => {
    const callers = entry({ matters: 0.5, issues: 0.5 }, {});
    expect(shares([callers], { own: 1 << OTHER, akin: 0 }).matters).toBeCloseTo(0.5);
    expect(holdsFamily(0, 31)).toBe(true);
    expect(holdsFamily(1 << OTHER, OTHER)).toBe(true);
    expect(holdsFamily(1 << OTHER, NEWS)).toBe(false);
  });
});
