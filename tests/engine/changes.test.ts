import { describe, expect, it } from "vitest";
import { changesOf } from "../../src/engine/changes.js";
import type { Change } from "../../src/engine/types.js";
import { arcsOf, latticeOf } from "../support/engine.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  learned: ["vast|10|0|large|40|big|40|great|10", "do not|10|0|don't|40", "n't|10|0|not|40|cannot|9"],
  model: { words: { the: 0.1, large: 0.1, big: 0.1, great: 0.1 } },
});

/** The changes of a text whose arcs have these probabilities, the first of each match being taken. */
function changes(text: string, probability: Record<string, number>, taken: readonly string[]): Change[] {
  const { document, lattice } = latticeOf(text, pack);
  const names = arcsOf(pack, document, lattice);
  const posterior = Float64Array.from(names, (name) => probability[name] ?? 0);
  const best = taken.map((name) => names.indexOf(name));
  return changesOf(document, lattice, { best, posterior }, pack, (raw) => raw / 2);
}

describe("the best path's changes", () => {
  const vast = { "vast>large": 0.8, "vast>big": 0.02, "vast>great": 0.06, "vast>vast": 0.08 };

  it("say what was written, and what stood there", () => {
    expect(changes("So vast.", vast, ["vast>large"])).toMatchObject([
      { start: 3, end: 7, source: "vast", replacement: "large", confidence: 0.4, rule: "table" },
    ]);
    expect(changes("So vast.", vast, ["vast>vast"])).toEqual([]);
  });

  it("share among the other readings what the calibration leaves, best first", () => {
    const [{ alternatives }] = changes("So vast.", vast, ["vast>large"]);
    expect(alternatives).toEqual([
      { text: "vast", probability: expect.closeTo(0.6 * 0.5) },
      { text: "great", probability: expect.closeTo(0.6 * 0.375) },
      { text: "big", probability: expect.closeTo(0.6 * 0.125) },
    ]);
    const [{ alternatives: none }] = changes("So vast.", { "vast>large": 1 }, ["vast>large"]);
    expect(none.map(({ probability }) => probability)).toEqual([0, 0, 0]);
  });

  it("are words apart from the one they were joined to", () => {
    const [{ start, source, replacement, alternatives }] = changes("They aren't.", { "n't>not": 1 }, ["n't>not"]);
    expect({ start, source, replacement }).toEqual({ start: 8, source: "n't", replacement: " not" });
    expect(alternatives.map(({ text }) => text)).toEqual([" cannot", "n't"]);
  });

  it.each([
    ["They do not. He’s.", "don’t"],
    ["They do not. He’s, it's.", "don’t"],
    ["They do not. He’s, it's, she's.", "don't"],
    ["They do not. ’Tis the ’90s.", "don't"],
    ["They do not.", "don't"],
  ])("have the apostrophes that most of the text has: %s", (text, replacement) => {
    expect(changes(text, { "do not>don't": 1 }, ["do not>don't"])).toMatchObject([{ replacement }]);
  });
});
