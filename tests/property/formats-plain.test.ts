import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectPlain } from "../../src/formats/plain.js";
import { applyEdits } from "../formats/apply.js";
import { carryOut, plans } from "../formats/replacements.js";
import { numRuns } from "../runs.js";

const text = fc
  .array(
    fc.constantFrom("tons", "of", "people", " ", " ", "\n", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\0", "\u{1F600}"),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("plain text", () => {
  it("holds the words that replacements ask for, and no line break that it did not hold", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "binary" })), plans(true), (source, plan) => {
        const { edits, words } = carryOut(projectPlain(source), plan);
        const changed = applyEdits(source, edits);
        expect(changed.match(/\S+/g) ?? []).toEqual(words);
        expect(changed.match(/\n/g)?.length ?? 0).toBeLessThanOrEqual(source.match(/\n/g)?.length ?? 0);
      }),
      { numRuns },
    );
  });
});
