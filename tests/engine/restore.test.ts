import { describe, expect, it } from "vitest";
import { applyChanges } from "../../src/engine/apply-changes.js";
import { calibrated } from "../../src/engine/confidence.js";
import { Engine } from "../../src/engine/restore.js";
import type { RestoreOptions } from "../../src/engine/types.js";
import { WEIGHTS } from "../../src/engine/weights.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  learned: [
    "mentioned|1|0|said|40",
    "folks|1|0|people|40",
    "tons of|0|0|hundreds of|40",
    "associate|1|0|partner|40",
    "corporation|1|0|agency|40",
    "vast|2|0|big|3|large|3",
    "do not|1|0|don't|40",
  ],
  dictionary: ["whilst -> while [tell]", "compromise -> settlement"],
  model: {
    words: Object.fromEntries(
      "the man of and that he a an left town said people hundreds partner agency big large while do n't not"
        .split(" ")
        .map((w) => [w, 0.03]),
    ),
  },
  evidence: { mentioned: 2.5, folks: 2.5, tons: 2.5, whilst: 2.5, said: -2, people: -2, also: -2 },
});
const engine = new Engine(pack, WEIGHTS, (raw) => raw);

const SPUN = "The man mentioned that folks left whilst tons of folks mentioned it.";
const RESTORED = "The man said that people left while hundreds of people said it.";

/** The restored text; checks on the way that the changes explain it. */
function restore(text: string, options?: RestoreOptions): string {
  const { text: restored, changes, suggestions } = engine.restore(text, options);
  expect(applyChanges(text, changes)).toBe(restored);
  for (const list of [changes, suggestions]) {
    for (const [i, change] of list.entries()) {
      expect(change.source).toBe(text.slice(change.start, change.end));
      if (i > 0) expect(change.start).toBeGreaterThanOrEqual(list[i - 1].end);
    }
  }
  return restored;
}

describe("restoring", () => {
  it("gives a spun text its words back", () => {
    expect(restore(SPUN)).toBe(RESTORED);
  });

  it("leaves a genuine text alone, though it holds words that a spinner uses", () => {
    const genuine = `${`${RESTORED} `.repeat(6)}He mentioned it. ${`${RESTORED} `.repeat(6)}`;
    expect(engine.restore(genuine)).toMatchObject({ text: genuine, changes: [], suggestions: [] });
  });

  it("leaves a restored text alone", () => {
    expect(restore(restore(SPUN))).toBe(RESTORED);
  });

  it("keeps every byte that it does not change", () => {
    const odd = `\ufeff\t${SPUN}  \r\n\u00a0${SPUN}\n\n\n`;
    expect(restore(odd)).toBe(`\ufeff\t${RESTORED}  \r\n\u00a0${RESTORED}\n\n\n`);
  });

  it("does not touch quotations, names, links and brackets", () => {
    const kept = "“whilst so”, Whilst, whilst.com and [whilst it]";
    expect(restore(`${SPUN} ${SPUN} He mentioned ${kept}.`)).toContain(`He said ${kept}.`);
  });

  it("replaces a phrase over a line break, and says so in one change", () => {
    const { changes } = engine.restore(`${SPUN} So tons\n  of folks left.`);
    expect(changes).toContainEqual(expect.objectContaining({ source: "tons\n  of", replacement: "hundreds of" }));
  });

  it("of nothing is nothing", () => {
    expect(engine.restore("")).toEqual({
      text: "",
      changes: [],
      suggestions: [],
      score: 0,
      evidence: { words: 0, logRatio: 0, families: [], signs: [], missing: [] },
    });
  });
});

describe("how a replacement is written", () => {
  it("takes over a capital at the start of a sentence", () => {
    expect(restore(`${SPUN} Whilst he left, he left.`)).toBe(`${RESTORED} While he left, he left.`);
  });

  it("takes over curly apostrophes where the text has them", () => {
    expect(restore(`${SPUN} He’s here. They do not go.`)).toBe(`${RESTORED} He’s here. They don’t go.`);
    expect(restore(`${SPUN} He's here. They do not go.`)).toBe(`${RESTORED} He's here. They don't go.`);
    expect(restore(`${SPUN} He's here, it's she’s. They do not go.`)).toContain("They don't go.");
  });

  it("has the article before it agree", () => {
    expect(restore(`${SPUN} It was an associate of a corporation.`)).toBe(`${RESTORED} It was a partner of an agency.`);
  });

  it("takes in the word that the spinner's synonym doubled", () => {
    expect(restore(`${SPUN} So tons of of folks left.`)).toBe(`${RESTORED} So hundreds of people left.`);
  });

  it("leaves a head that the spinner had no synonym for without its braces", () => {
    expect(restore(`${SPUN} So a {compromise} it was.`)).toBe(`${RESTORED} So a compromise it was.`);
  });
});

describe("a change", () => {
  const { changes } = engine.restore(`${SPUN} ${SPUN} So vast it was.`, { minConfidence: 0 });

  it("names the entry it comes from", () => {
    const rules = new Map(changes.map(({ source, rule }) => [source, rule]));
    expect(rules.get("mentioned")).toBe("table");
    expect(rules.get("whilst")).toBe("test.dict:1");
  });

  it("lists the other readings, best first, the untouched phrase among them", () => {
    const vast = changes.find(({ source }) => source === "vast");
    expect([vast?.replacement, ...(vast?.alternatives ?? []).map(({ text }) => text)].sort()).toEqual([
      "big",
      "large",
      "vast",
    ]);
    const probabilities = vast?.alternatives.map(({ probability }) => probability) ?? [];
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    expect(vast?.confidence).toBeGreaterThan(probabilities[1]);
  });

  it("is the less certain the less the text decides", () => {
    const confidence = (source: string): number => changes.find((change) => change.source === source)?.confidence ?? 0;
    expect(confidence("mentioned")).toBeGreaterThan(0.9);
    expect(confidence("vast")).toBeLessThan(0.7);
  });
});

describe("confidence", () => {
  it("is made of the path's probability by the calibration", () => {
    const halved = new Engine(pack, WEIGHTS, (raw) => raw / 2).restore(SPUN, { minConfidence: 0 }).changes;
    const raw = engine.restore(SPUN, { minConfidence: 0 }).changes;
    expect(halved.map(({ confidence }) => confidence)).toEqual(raw.map(({ confidence }) => confidence / 2));
  });

  it("that is calibrated rises with the path's probability, from 0 to 1", () => {
    const steps = Array.from({ length: 101 }, (_, i) => calibrated(i / 100));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    for (const confidence of steps) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
    expect(steps[100]).toBeGreaterThan(0.9);
    expect(calibrated(1.5)).toBe(steps[100]);
  });
});

describe("options", () => {
  it("make a text spun or genuine whatever it says", () => {
    expect(restore("He mentioned it.")).toBe("He mentioned it.");
    expect(restore("He mentioned it.", { assume: "spun" })).toBe("He said it.");
    expect(restore(SPUN, { assume: "clean" })).toBe(SPUN);
    expect(engine.restore(SPUN, { assume: "clean" }).score).toBeGreaterThan(0.5);
  });

  it("turn uncertain changes into suggestions", () => {
    const text = `${SPUN} ${SPUN} So vast it was.`;
    const all = engine.restore(text, { minConfidence: 0 });
    const some = engine.restore(text, { minConfidence: 0.8 });
    expect(some.suggestions.map(({ source }) => source)).toEqual(["vast"]);
    expect(some.text).toContain("vast");
    expect(all.suggestions).toEqual([]);
    expect(all.changes).toHaveLength(some.changes.length + 1);
    expect(engine.restore(text, { minConfidence: 1.01 }).changes).toEqual([]);
  });

  it("of the decoder are the caller's, too", () => {
    const indifferent = new Engine(pack, {
      ...WEIGHTS,
      candidate: 0,
      other: 0,
      model: 0,
      sameSource: 0,
      rival: 0,
      untouched: 0,
    });
    const { changes } = indifferent.restore(SPUN, { minConfidence: 0 });
    for (const { confidence } of changes) expect(confidence).toBeLessThan(1);
    expect(indifferent.restore(SPUN, { minConfidence: 0.9 }).text).not.toBe(RESTORED);
  });
});

describe("scoring", () => {
  it("says how likely a text is spun, why, and where", () => {
    const genuine = `${RESTORED} ${RESTORED} ${RESTORED}`;
    const { score, evidence, sections } = engine.score(`${genuine}\n\n${SPUN} ${SPUN}`);
    expect(score).toBeGreaterThan(0.5);
    expect(evidence.signs.map(({ phrase }) => phrase)).toContain("mentioned");
    expect(sections.map(({ score: part }) => part >= 0.5)).toEqual([false, true]);
  });

  it("agrees with what restoring says", () => {
    const { score, evidence } = engine.restore(SPUN);
    expect(engine.score(SPUN)).toMatchObject({ score, evidence });
  });

  it("reads no model", () => {
    const blind = new Engine({
      ...pack,
      scorers: () => {
        throw new Error("read");
      },
    });
    expect(blind.score(SPUN).score).toBeGreaterThan(0.5);
    expect(blind.restore(RESTORED).changes).toEqual([]);
    expect(() => blind.restore(SPUN)).toThrow("read");
  });
});
