import { describe, expect, it } from "vitest";
import { Evaluation } from "../../src/learn/evaluate.js";
import { resultOf } from "../report/restoration.js";

/** Evaluates texts whose changes are marked, `{mentioned|said}`, against their originals. */
function evaluated(...texts: readonly (readonly [marked: string, original: string])[]) {
  const evaluation = new Evaluation();
  for (const [marked, original] of texts) {
    const { source, restored, restoration } = resultOf(marked);
    evaluation.add({ name: "test", spun: source, original }, { ...restoration, text: restored });
  }
  return evaluation.figures();
}

describe("the figures of an evaluation", () => {
  it("count word errors before and after, right changes and words that are back", () => {
    const figures = evaluated([
      "She {mentioned|said} that the {gigantic|large} company was humongous.",
      "She said that the big company was huge.",
    ]);
    expect(figures).toMatchObject({ documents: 1, spun: 1, words: 9, changes: 2, precision: 0.5, recall: 1 / 3 });
    expect(figures.wordErrorRate).toEqual({ before: 3 / 9, after: 2 / 9 });
    expect(figures.errorReduction).toBeCloseTo(1 / 3);
    expect(figures.harmed).toBe(0);
  });

  it("show what still differs most often, changed or left", () => {
    const text = ["She {mentioned|said} the {very gigantic|large} dog sat.", "She said the big dog rested."] as const;
    expect(evaluated(text, text).confusions).toEqual([
      { spun: "sat", restored: "sat", wanted: "rested", count: 2 },
      { spun: "very gigantic", restored: "large", wanted: "big", count: 2 },
    ]);
  });

  it("show a change as a whole where only a part of it is wrong", () => {
    const { confusions } = evaluated(["They made {plenty of|a lot of} plans.", "They made a number of plans."]);
    expect(confusions).toEqual([{ spun: "plenty of", restored: "a lot of", wanted: "a number of", count: 1 }]);
  });

  it("count the words that were right and are no longer", () => {
    const figures = evaluated(["The {dog|hound} sat there.", "The dog sat there."]);
    expect(figures).toMatchObject({ harmed: 200, recall: null, precision: 0, errorReduction: null });
  });

  it("tell how far the confidences can be relied on", () => {
    const [bin] = evaluated(
      ["He {mentioned|said} it.", "He said it."],
      ["He {mentioned|told} it.", "He said it."],
    ).calibration;
    expect(bin).toMatchObject({ from: 0.9, to: 0.95, changes: 2, right: 0.5 });
    expect(bin.confidence).toBeCloseTo(0.914);
  });

  it("hold nothing for a share of nothing", () => {
    expect(new Evaluation().figures()).toMatchObject({ documents: 0, precision: null, recall: null, harmed: null });
  });

  it("judge texts whose lines differ in number", () => {
    const figures = evaluated(["One here.\nHe {mentioned|said} it.", "One here. He said it."]);
    expect(figures).toMatchObject({ precision: 1, recall: 1 });
  });
});
