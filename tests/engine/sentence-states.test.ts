import fc from "fast-check";
import { expect, it } from "vitest";
import type { Document } from "../../src/engine/document.js";
import { judgeSentences, roughTotal } from "../../src/engine/sentence-states.js";
import { TokenFlag } from "../../src/text/tokens.js";
import { numRuns } from "../runs.js";

/** Sentences of one token each, some of which begin a line. */
function document(breaks: readonly boolean[]): Document {
  const flags = Uint8Array.from(breaks, (isBreak) => (isBreak ? TokenFlag.Line : 0));
  return { sentences: Int32Array.from([...flags.keys(), flags.length]), tokens: { flags } } as unknown as Document;
}

const sentence = fc.tuple(fc.boolean(), fc.double({ min: -30, max: 30, noNaN: true }));
const prior = fc.double({ min: -20, max: -0.1, noNaN: true });

it("the rough total is the exact one to nine digits", () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 40 }), prior, prior, (sentences, prior, turnPrior) => {
      const text = document(sentences.map(([isBreak]) => isBreak));
      const ratios = Float64Array.from(sentences, ([, ratio]) => ratio);
      const { total } = judgeSentences(text, ratios, prior, turnPrior);
      const rough = roughTotal(text, ratios, prior, turnPrior);
      expect(Math.abs(rough - total)).toBeLessThan(1e-9 * (1 + Math.abs(total)));
    }),
    { numRuns },
  );
});
