import fc from "fast-check";
import { expect, it } from "vitest";
import type { Document } from "../../src/engine/document.js";
import { judgeParagraphs, judgeSentences, roughTotal } from "../../src/engine/sentence-states.js";
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

it("a paragraph that speaks for genuine text amid spun ones was left alone, a faint one was not", () => {
  const breaks = [true, true, true, false, true];
  const [first, caption, faint, sameParagraph, last] = judgeParagraphs(
    document(breaks),
    Float64Array.of(9, -16, -1, 2, 9),
  );
  expect(first).toBeGreaterThan(0.99);
  expect(caption).toBeLessThan(0.05);
  expect(faint).toBeGreaterThan(0.7);
  expect(sameParagraph).toBe(faint);
  expect(last).toBeGreaterThan(0.99);
});

it("judging paragraphs sums over all ways in which they may have been left alone", () => {
  const leave = Math.exp(-2);
  const goOn = Math.exp(-0.5);
  fc.assert(
    fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 8 }), (ratios) => {
      const spun = ratios.map(() => 0);
      let all = 0;
      for (let ways = 0; ways < 2 ** ratios.length; ways++) {
        const isSpun = (p: number): boolean => p < 0 || ((ways >> p) & 1) === 1;
        let likelihood = 1;
        for (const [p, ratio] of ratios.entries()) {
          const turn = isSpun(p - 1) ? leave : goOn;
          likelihood *= (isSpun(p) === isSpun(p - 1) ? 1 - turn : turn) * (isSpun(p) ? Math.exp(ratio / 2) : 1);
        }
        all += likelihood;
        for (const p of spun.keys()) if (isSpun(p)) spun[p] += likelihood;
      }
      const judged = judgeParagraphs(document(ratios.map(() => true)), Float64Array.from(ratios));
      for (const [p, share] of spun.entries()) expect(judged[p]).toBeCloseTo(share / all, 9);
    }),
    { numRuns },
  );
});
