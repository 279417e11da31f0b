import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Review } from "../../src/review/review.js";
import { numRuns } from "../runs.js";
import { documentOf } from "./documents.js";

function reviewOf(marked: string) {
  const document = documentOf(marked);
  const review = new Review([document]);
  return { document, review, changes: document.changes, text: () => review.restoredText(document) };
}

describe("a review", () => {
  it("applies what is proposed until somebody decides, and keeps, picks or types from then on", () => {
    const { review, changes, text } = reviewOf("She {mentioned|said} it {additionally|also} {close|near}.");
    expect(text()).toBe("She said it also near.");
    review.decide(changes[0], "mentioned");
    review.decide(changes[1], "also");
    review.decide(changes[2], "beside");
    expect(text()).toBe("She mentioned it also beside.");
    expect(changes.map((change) => review.verdictOf(change))).toEqual(["kept", "accepted", "changed"]);
  });

  it("applies a suggestion only once it is accepted", () => {
    const document = documentOf("a {b|c} d");
    const suggested = { ...document, changes: document.changes.map((change) => ({ ...change, suggested: true })) };
    const review = new Review([suggested]);
    expect(review.restoredText(suggested)).toBe("a b d");
    expect(review.verdictOf(suggested.changes[0])).toBe("suggested");
    expect(review.decisions().documents[0].edits).toEqual([]);
    review.decide(suggested.changes[0], "c");
    expect(review.restoredText(suggested)).toBe("a c d");
  });

  it("takes the pieces of one phrase together", () => {
    const whole = documentOf("a {vast|most} {bulk of|of} {b|c}");
    const changes = whole.changes.map((change, i) => (i < 2 ? { ...change, group: 2 } : change));
    const document = { ...whole, changes };
    const review = new Review([document]);
    review.decide(changes[0], "vast");
    expect(review.restoredText(document)).toBe("a vast bulk of c");
    review.decide(changes[1], "of");
    expect(review.restoredText(document)).toBe("a most of c");
    review.undo();
    expect(review.restoredText(document)).toBe("a vast bulk of c");
  });

  it("takes steps back one by one, those for good with all they touched", () => {
    const { review, changes, text } = reviewOf("{mentioned|said} {Mentioned|Said} {mentioned|told}");
    review.decide(changes[2], "mentioned");
    review.never(changes[0]);
    expect([text(), review.allow]).toEqual(["mentioned Mentioned mentioned", ["mentioned"]]);
    expect(review.undo()).toBe(changes[0]);
    expect([text(), review.allow]).toEqual(["said Said mentioned", []]);
    expect(review.undo()).toBe(changes[2]);
    expect(text()).toBe("said Said told");
    expect(review.undo()).toBeUndefined();
  });
});

describe("what is decided for good", () => {
  it("holds for the phrase wherever nobody decided, in the case of the place", () => {
    const { review, changes, text } = reviewOf("{mentioned|said}. {Mentioned|Told}. {mentioned|added}.");
    review.decide(changes[2], "added");
    review.always(changes[0]);
    expect(text()).toBe("said. Said. added.");
    expect(review.dictionary).toEqual(["mentioned -> said"]);
  });

  it("leaves out the article that a change takes in", () => {
    const { review, changes } = reviewOf("{A company|An agency} and {company|firm}");
    review.always(changes[0]);
    expect(review.dictionary).toEqual(["company -> agency"]);
    review.never(changes[0]);
    expect([review.dictionary, review.allow]).toEqual([[], ["company"]]);
  });

  it("keeps the capitals of a name", () => {
    const { review, changes } = reviewOf("the {joined together\nstates|United States}");
    review.always(changes[0]);
    expect(review.dictionary).toEqual(["joined together states -> United States"]);
  });

  it("is no dictionary entry where a dictionary cannot say it", () => {
    const { review, changes, text } = reviewOf("{(dollars)|dollars} {very|}");
    expect(changes.map((change) => review.canAlways(change))).toEqual([false, false]);
    review.always(changes[1]);
    expect([text(), review.dictionary]).toEqual(["dollars ", []]);
  });
});

describe("decisions", () => {
  it("hold what becomes of each phrase, and can be taken up again", () => {
    const { document, review, changes } = reviewOf("She {mentioned|said} it {additionally|also}.");
    review.decide(changes[0], "told us");
    review.always(changes[1]);
    const decisions = review.decisions();
    expect(decisions.documents[0]).toMatchObject({ path: "a.txt", sha256: document.sha256 });
    expect(decisions.documents[0].edits).toEqual([
      { start: 4, end: 13, source: "mentioned", replacement: "told us", confidence: 1, decided: true },
      { start: 17, end: 29, source: "additionally", replacement: "also", confidence: 1, decided: true },
    ]);
    const later = new Review([document]);
    expect(later.resume(JSON.parse(JSON.stringify(decisions)))).toEqual([]);
    expect(later.decisions()).toEqual(decisions);
  });

  it("are not taken up for a document that has changed", () => {
    const { review, changes } = reviewOf("She {mentioned|said} it.");
    review.decide(changes[0], "mentioned");
    const other = documentOf("He {mentioned|said} it.");
    const later = new Review([other]);
    expect(later.resume(review.decisions())).toEqual([other]);
    expect(later.decidedCount).toBe(0);
  });

  it("are whatever was decided, in any order, with any undoing", () => {
    const step = fc.record({
      at: fc.nat(3),
      what: fc.constantFrom("keep", "accept", "type", "always", "never", "undo"),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { document, review, changes } = reviewOf("{one|two} {One|Two} {three|four} {one|five}");
        for (const { at, what } of steps) {
          const change = changes[at];
          if (what === "undo") review.undo();
          else if (what === "always") review.always(change);
          else if (what === "never") review.never(change);
          else review.decide(change, { keep: change.source, accept: change.replacement, type: "six" }[what] ?? "");
        }
        const later = new Review([document]);
        later.resume(review.decisions());
        expect(later.restoredText(document)).toBe(review.restoredText(document));
        while (review.undo() !== undefined);
        expect(review.restoredText(document)).toBe("two Two four five");
        expect([review.decidedCount, review.allow, review.dictionary]).toEqual([0, [], []]);
      }),
      { numRuns },
    );
  });
});
