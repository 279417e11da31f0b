import { describe, expect, it } from "vitest";
import { addTypography } from "../../src/engine/typography.js";
import { arcsOf, latticeOf } from "../support/engine.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({ dictionary: ["can't -> cannot, can't", "isn't -> is not, isn't"], model: { words: {} } });

/** What the kinds of apostrophes add to each arc of a text. */
function scoresOf(text: string): Record<string, number> {
  const { document, lattice } = latticeOf(text, pack);
  const names = arcsOf(pack, document, lattice);
  const scores = new Float64Array(names.length);
  addTypography(scores, document, lattice, pack.table);
  return Object.fromEntries(names.map((name, arc) => [name, scores[arc]]));
}

describe("the kind of an apostrophe", () => {
  it("says nothing where all are straight", () => {
    expect(Object.values(scoresOf("he can't say it isn't Ida's")).every((score) => score === 0)).toBe(true);
  });

  it("tells the author's from the spinner's where both stand in a text", () => {
    const scores = scoresOf("he can\u2019t say it isn't Ida\u2019s");
    expect(scores["can\u2019t>cannot"]).toBe(-5);
    expect(scores["can\u2019t>can't"]).toBe(0);
    expect(scores["isn't>is not"]).toBe(0);
    expect(scores["isn't>isn't"]).toBe(-5);
  });

  it("speaks for the author, though less, where all are curly", () => {
    const scores = scoresOf("he can\u2019t say it isn\u2019t Ida\u2019s");
    expect(scores).toEqual({
      "can\u2019t>cannot": -3,
      "can\u2019t>can't": 0,
      "isn\u2019t>is not": -3,
      "isn\u2019t>isn't": 0,
    });
  });
});
