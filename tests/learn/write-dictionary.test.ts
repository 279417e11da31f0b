import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { entryProblem, headProblem, writeDictionary } from "../../src/learn/write-dictionary.js";
import { numRuns } from "../runs.js";
import { contentOf } from "../support/dictionaries.js";

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const label = fc.option(fc.stringMatching(/^[A-Za-z0-9-]{1,4}$/), { nil: undefined });
const entry = fc
  .record({
    phrase,
    originals: fc.uniqueArray(fc.record({ text: phrase, weight: fc.integer({ min: 1, max: 99 }) }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ text }) => text,
    }),
    tell: fc.boolean(),
    left: fc.uniqueArray(phrase, { maxLength: 2 }),
    right: fc.constantFrom([], ["<number>"], [","]),
    domain: label,
    family: label,
  })
  .map(({ domain, family, ...rest }) => ({
    ...rest,
    ...(domain === undefined ? {} : { domain }),
    ...(family === undefined ? {} : { family }),
    except: [`${rest.phrase} more`],
  }));

describe("a written dictionary", () => {
  it("reads back as what it was written from", () => {
    const heads = fc.uniqueArray(phrase, { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), heads, (entries, phrases) => {
        const dictionary = {
          comment: ["A comment -> no entry.", ""],
          entries,
          heads: phrases.map((text) => ({ phrase: text })),
          tests: [{ spun: "He opined #so.", restored: "He said #so." }],
        };
        const read = contentOf(parseDictionary(writeDictionary(dictionary), "a.dict"));
        const again = contentOf(parseDictionary(writeDictionary({ ...read }), "a.dict"));
        expect(again).toEqual(read);
        expect(read.entries).toHaveLength(entries.length);
        expect(read.heads.map((head) => head.phrase)).toEqual(phrases);
        expect(read.entries).toEqual(expect.arrayContaining(entries.map((item) => expect.objectContaining(item))));
      }),
      { numRuns },
    );
  });

  it("has a head once, though it was named on several lines", () => {
    const { entries, heads } = parseDictionary("@heads tons | tons of\n@heads tons\n", "a.dict");
    expect(writeDictionary({ entries, heads })).toBe("@heads tons | tons of\n\n");
  });

  it("has the heads and entries of a family together", () => {
    const text = writeDictionary({
      comment: ["Learned."],
      entries: [
        { phrase: "opined", originals: [{ text: "said", weight: 2.5 }], family: "Q" },
        { phrase: "teh", originals: [{ text: "the", weight: 1 }], tell: true },
      ],
      heads: [{ phrase: "said", family: "Q" }],
    });
    expect(text).toBe("# Learned.\n\n@family Q\n@heads said\n\nopined -> said *2.5\n\n@family\n\nteh -> the [tell]\n");
  });
});

describe("what no dictionary can hold", () => {
  it.each([
    ["a | b", "its signs mean something else in a dictionary"],
    ["a -> b", "`>` cannot stand in an original"],
    ["@family x", "`@` cannot stand in a spun phrase"],
    ["one two three four five six seven eight nine", "a spun phrase of more than 8 words"],
    ["", "an empty spun phrase"],
  ])("as a phrase: %j", (text, problem) => {
    expect(entryProblem({ phrase: text, originals: [{ text: "x", weight: 1 }] })).toBe(problem);
  });

  it.each([
    ["b, c", "its signs mean something else in a dictionary"],
    ["b *2", "its signs mean something else in a dictionary"],
    ["b [tell]", "its signs mean something else in a dictionary"],
    ["b (c)", "`(` cannot stand in an original"],
  ])("as an original: %j", (text, problem) => {
    expect(entryProblem({ phrase: "a", originals: [{ text, weight: 1 }] })).toBe(problem);
  });

  it("is none where all is well", () => {
    expect(entryProblem({ phrase: "a lot of", originals: [{ text: "many", weight: 0.5 }] })).toBeUndefined();
    expect(headProblem("a lot of")).toBeUndefined();
    expect(headProblem("(a)")).toBe("`(` cannot stand in a head");
  });
});
