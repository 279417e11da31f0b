import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { dictionaryEntry, pairOf } from "../../src/review/lasting.js";
import { numRuns } from "../runs.js";

it.each([
  ["mentioned", "said", "mentioned -> said"],
  ["Mentioned", "Said", "mentioned -> said"],
  ["in the\n  course of", "during", "in the course of -> during"],
  ["a company", "an agency", "company -> agency"],
  ["Bunch together", "Group together", "bunch together -> group together"],
  ["town’s", "city's", "town’s -> city's"],
])("%j and %j are the entry %j", (source, replacement, entry) => {
  expect(dictionaryEntry(pairOf(source, replacement))).toBe(entry);
});

it.each([
  ["(dollars)", "dollars"],
  ["very", ""],
  ["same", "Same"],
  ["one two three four five six seven eight nine", "ten"],
  ["mentioned", "said, told"],
])("%j and %j are none", (source, replacement) => {
  expect(dictionaryEntry(pairOf(source, replacement))).toBeUndefined();
});

it("is always an entry that dictionaries take", () => {
  const words = fc.string({ unit: fc.constantFrom(..."aB é9'’.%-*#|[];&,> "), maxLength: 12 });
  fc.assert(
    fc.property(words, words, (source, replacement) => {
      const entry = dictionaryEntry(pairOf(source, replacement));
      if (entry !== undefined) expect(parseDictionary(`${entry}\n`, "x.dict").entries.length).toBeGreaterThan(0);
    }),
    { numRuns },
  );
});
