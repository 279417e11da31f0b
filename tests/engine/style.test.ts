import { describe, expect, it } from "vitest";
import { addStyle, StyleIndex } from "../../src/engine/style.js";
import { arcsOf, latticeOf } from "../support/engine.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  dictionary: [
    "can not -> can't, cannot [tell]",
    "should not -> isn't, is not [tell]",
    "nine -> 9, nine",
    "a dozen -> 12, twelve [tell]",
    "said -> noted, told [tell]",
  ],
  model: { words: {} },
});
const index = new StyleIndex(pack.table);

/** What the vote adds to each arc of a text when the arcs of these names are certain. */
function votes(text: string, certain: readonly string[], weight = 1): Record<string, number> {
  const { document, lattice } = latticeOf(text, pack);
  const names = arcsOf(pack, document, lattice).map((name) => name.split(">")[1]);
  const scores = new Float64Array(names.length);
  const posterior = Float64Array.from(names, (name) => (certain.includes(name) ? 1 : 0));
  addStyle(scores, lattice, posterior, index, weight);
  return Object.fromEntries(names.map((name, arc) => [name, scores[arc]]));
}

describe("an author's habit", () => {
  it("of contractions is kept in the places that leave it open", () => {
    const found = votes("he can not what he should not", ["can't", "is not"], 2);
    expect(found["isn't"]).toBeCloseTo(Math.log(2), 9);
    expect(found["is not"]).toBeCloseTo(-Math.log(2), 9);
    expect(found["can't"]).toBeCloseTo(-Math.log(2), 9);
  });

  it("is told by the readings of every family at work", () => {
    const two = paperPack({
      learned: ["can not|1|0|can't|20|cannot|20", "should not|1|0|must not|40"],
      families: ["should not -> isn't, is not [tell; family: D]"],
      model: { words: {} },
    });
    const families = { own: 1 | (1 << two.families.names.indexOf("D")), akin: 0 };
    const { document, lattice } = latticeOf("he can not what he should not", two, families);
    const names = arcsOf(two, document, lattice);
    const scores = new Float64Array(names.length);
    const posterior = Float64Array.from(names, (name) => (name === "can not>can't" ? 1 : 0));
    addStyle(scores, lattice, posterior, new StyleIndex(two.table), 2);
    const found = Object.fromEntries(names.map((name, arc) => [name, scores[arc]]));
    expect(found["should not>must not"]).toBe(0);
    expect(found["should not>isn't"]).toBeCloseTo(Math.log(2), 9);
    expect(found["should not>is not"]).toBeCloseTo(-Math.log(2), 9);
  });

  it("of digits is kept likewise", () => {
    const found = votes("some nine of a dozen", ["9", "twelve"]);
    expect(found["12"]).toBeCloseTo(Math.log(2) / 2, 9);
    expect(found["9"]).toBeCloseTo(-Math.log(2) / 2, 9);
  });

  it("says nothing of phrases that do not show it", () => {
    expect(votes("he can not what he said", ["can't", "noted"])).toMatchObject({ noted: 0, told: 0 });
  });

  it("says nothing where one place alone shows it", () => {
    expect(votes("he can not", ["can't"])).toMatchObject({ "can't": 0, cannot: 0 });
  });
});
