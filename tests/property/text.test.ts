import fc from "fast-check";
import { expect, it } from "vitest";
import { transferCase } from "../../src/text/casing.js";
import { protection } from "../../src/text/protection.js";
import { isHardWrapped, sentenceStarts } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokens.js";
import { UNKNOWN, Vocabulary } from "../../src/text/vocabulary.js";
import { numRuns } from "../runs.js";

/** Any code units, lone surrogates among them. */
const anyUnits = fc
  .array(fc.oneof(fc.nat({ max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff }), fc.nat({ max: 0x7f })))
  .map((units) => String.fromCharCode(...units));
/** Pieces that mean something to the tokenizer, in any order. */
const prose = fc
  .array(
    fc.constantFrom(
      ..."the|man|Don't|agency’s|O’Neil|1,250|3.|12|U.S.|a-b|…|“|”|‘|’|\"|'|[|]|{|}|@|://|.|?|!|,|😀|e\u0301|\u00ad|\ufeff".split(
        "|",
      ),
      ...[" ", " ", " ", "\n", "\r\n", "\n\n", "\u00a0"],
    ),
  )
  .map((parts) => parts.join(""));
const anyText = fc.oneof(anyUnits, prose, fc.string({ unit: "grapheme" }));

it("tokens are in order, do not overlap and hold no white space", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { start, end, count } = tokenize(text, new Vocabulary());
      for (let i = 0; i < count; i++) {
        expect(start[i]).toBeGreaterThanOrEqual(i > 0 ? end[i - 1] : 0);
        expect(end[i]).toBeGreaterThan(start[i]);
        expect(text.slice(start[i], end[i])).not.toMatch(/\s/);
      }
    }),
    { numRuns },
  );
});

it("tokens cover everything but white space and invisible characters", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { start, end, count } = tokenize(text, new Vocabulary());
      let rest = "";
      for (let i = 0; i <= count; i++) rest += text.slice(i > 0 ? end[i - 1] : 0, i < count ? start[i] : text.length);
      expect(rest).toMatch(/^[\s\u00ad\u200b-\u200d\u2060\ufeff]*$/);
    }),
    { numRuns },
  );
});

it("a vocabulary that learned a text knows all of its tokens again", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const vocabulary = new Vocabulary();
      const learned = tokenize(text, vocabulary, true).id;
      const found = tokenize(text, vocabulary).id;
      expect([...found]).toEqual([...learned]);
      expect([...found]).not.toContain(UNKNOWN);
    }),
    { numRuns },
  );
});

it("sentences part the tokens, whatever the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const tokens = tokenize(text, new Vocabulary());
      const starts = [...sentenceStarts(tokens)];
      expect(starts.at(-1)).toBe(tokens.count);
      for (let s = 1; s < starts.length; s++) expect(starts[s]).toBeGreaterThan(starts[s - 1]);
      if (tokens.count > 0) expect(starts[0]).toBe(0);
    }),
    { numRuns },
  );
});

it("protection takes any text and marks every token once", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const tokens = tokenize(text, new Vocabulary());
      const hardWrapped = isHardWrapped(tokens);
      const bits = protection(tokens, sentenceStarts(tokens, hardWrapped), hardWrapped);
      expect(bits).toHaveLength(tokens.count);
    }),
    { numRuns },
  );
});

it("a replacement keeps its letters whatever casing it takes over", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("hundreds of", "America", "12 men", "'tis"), (phrase, replacement) => {
      expect(transferCase(phrase, replacement).toLowerCase()).toBe(replacement.toLowerCase());
    }),
    { numRuns },
  );
});
