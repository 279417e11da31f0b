import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DictionaryError } from "../../src/language/dictionary-error.js";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { numRuns } from "../runs.js";

/** The entries in short: `phrase -> original weight, …`. */
function summary(text: string): string[] {
  return parseDictionary(text, "a.dict").entries.map(
    ({ phrase, originals }) =>
      `${phrase} -> ${originals.map((original) => `${original.text} ${original.weight}`).join(", ")}`,
  );
}

function messages(text: string): string[] {
  try {
    parseDictionary(text, "a.dict");
  } catch (error) {
    if (error instanceof DictionaryError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe("entries", () => {
  test("one phrase, several originals, weights", () => {
    expect(summary("mentioned -> said *9, noted, mentioned *0.5")).toEqual([
      "mentioned -> said 9, noted 1, mentioned 0.5",
    ]);
  });

  test("carry their place and every attribute", () => {
    const text =
      "\n  companion -> partner [tell; left: business | my; right: with | <end>; except: companion animal; domain: pets; family: A]";
    expect(parseDictionary(text, "a.dict").entries).toEqual([
      {
        phrase: "companion",
        originals: [{ text: "partner", weight: 1 }],
        tell: true,
        name: false,
        left: ["business", "my"],
        right: ["with", "<end>"],
        except: ["companion animal"],
        domain: "pets",
        family: "A",
        file: "a.dict",
        line: 2,
        column: 3,
      },
    ]);
  });

  test("compare in lower case with straight apostrophes, but keep the original's capitals", () => {
    expect(summary("Joined  Together States’ -> United States'")).toEqual([
      "joined together states' -> United States' 1",
    ]);
  });

  test("spun alternatives share the originals and keep their columns", () => {
    const { entries } = parseDictionary("organisation | organization -> network", "a.dict");
    expect(entries.map(({ phrase, column }) => [phrase, column])).toEqual([
      ["organisation", 1],
      ["organization", 16],
    ]);
  });

  test("a comma may stand in the spun phrase", () => {
    expect(summary("records, facts, statistics -> data")).toEqual(["records, facts, statistics -> data 1"]);
  });

  test("hyphens, numbers, percent and currency signs are words", () => {
    expect(summary("24-7 -> 24/7\nu.s. $ -> US$\n% -> percent, per cent")).toEqual([
      "24-7 -> 24/7 1",
      "u.s. $ -> US$ 1",
      "% -> percent 1, per cent 1",
    ]);
  });

  test("a punctuation mark may be a context", () => {
    expect(parseDictionary("that -> this [right: , | <name>]", "a.dict").entries[0].right).toEqual([",", "<name>"]);
  });

  test("comments end lines, byte order mark and any line end are taken", () => {
    expect(summary("\uFEFFa -> b # why\r\n# c -> d\r\r\n  # e\ne -> f")).toEqual(["a -> b 1", "e -> f 1"]);
  });
});

describe("inflection", () => {
  test("pairs the forms of a verb in step", () => {
    expect(summary("take -> choose [verb]")).toEqual([
      "take -> choose 1",
      "takes -> chooses 1",
      "taking -> choosing 1",
      "took -> chose 1",
      "taken -> chosen 1",
    ]);
  });

  test("a form that stands for two shares the weight between them", () => {
    expect(summary("determine -> choose *2, decide *2 [verb]").at(-1)).toBe(
      "determined -> chose 1, chosen 1, decided 2",
    );
  });

  test("spellings go together where both sides have two", () => {
    expect(summary("label -> travel [verb]")).toContain("labelled -> travelled 1");
    expect(summary("halt -> cancel [verb]")).toContain("halted -> canceled 0.5, cancelled 0.5");
  });

  test("nouns have two forms, adjectives three unless all sides go with more", () => {
    expect(summary("town -> city, town [noun]")).toEqual(["town -> city 1, town 1", "towns -> cities 1, towns 1"]);
    expect(summary("big -> important [adjective]")).toEqual([
      "big -> important 1",
      "bigger -> more important 1",
      "biggest -> most important 1",
    ]);
    expect(summary("significant -> important [adjective]")).toEqual(["significant -> important 1"]);
  });

  test("exceptions inflect with the phrase and go to the alternative that they hold", () => {
    const { entries } = parseDictionary(
      "company | firm -> agency [noun; except: insurance company | law firm]",
      "a.dict",
    );
    expect(entries.map(({ except }) => except)).toEqual([
      ["insurance company"],
      ["insurance companies"],
      ["law firm"],
      ["law firms"],
    ]);
  });
});

describe("codespell lines", () => {
  test("are taken as they are", () => {
    expect(summary("teh->the\nfiel->feel, field, file,\nclas->class, disabled because of a clash in c++")).toEqual([
      "teh -> the 1",
      "fiel -> feel 1, field 1, file 1",
      "clas -> class 1",
    ]);
  });
});

describe("directives and tests", () => {
  test("hold until they change, and entries may differ", () => {
    const { entries } = parseDictionary("@family A\n@domain news\na -> b\n@domain\nc -> d [family: B]", "a.dict");
    expect(entries.map(({ family, domain }) => [family, domain])).toEqual([
      ["A", "news"],
      ["B", undefined],
    ]);
  });

  test("heads are phrases that are always replaced, of the family that holds", () => {
    const text = "@heads Said | in  the\n@family Q\n@heads a number of # often";
    expect(parseDictionary(text, "a.dict").heads).toEqual([
      { phrase: "said", file: "a.dict", line: 1 },
      { phrase: "in the", file: "a.dict", line: 1 },
      { phrase: "a number of", family: "Q", file: "a.dict", line: 3 },
    ]);
  });

  test("inline tests keep their text, signs included", () => {
    const { tests } = parseDictionary('> He "mentioned" it #now. => He "mentioned" it #now.', "a.dict");
    expect(tests).toEqual([
      { spun: 'He "mentioned" it #now.', restored: 'He "mentioned" it #now.', file: "a.dict", line: 1 },
    ]);
  });
});

describe("errors", () => {
  test.each([
    ["said", "1:1: no `->` in this line; write `spun phrase -> original`, or start a comment with `#`"],
    ["he said => he said", "1:1: no `->` in this line; start a test with `>`"],
    [" -> b", "1:1: an empty spun phrase; write what the spinner wrote before `->`"],
    ["a -> ", "1:5: an empty original; write what the author wrote, or drop the comma"],
    ["a -> b, , c", "1:8: an empty original; write what the author wrote, or drop the comma"],
    ["a -> b, B *2", "1:9: the original `b` stands twice; keep one"],
    ["a | a -> b", "1:5: the spun phrase `a` stands twice; keep one"],
    ["a -> b *0", "1:8: `*0` is no weight; write `*` and a number above 0, as in `said *9`"],
    ["a -> b *", "1:8: `*` is no weight; write `*` and a number above 0, as in `said *9`"],
    ["a b c d e f g h i -> j", "1:1: a spun phrase of more than 8 words; shorten it"],
    ["a -> b (c)", "1:8: `(` cannot stand in an original; use words, numbers and the signs ' - . % $ & / +"],
    ["{a} -> b", "1:1: `{` cannot stand in a spun phrase; use words, numbers and the signs ' - . % $ & / +"],
    ["a -> -", "1:6: the original `-` holds no word; write at least one word"],
    ["a -> b [tell", "1:8: `[` without `]`; close the attributes with `]`"],
    ["a -> b [tell] c", "1:15: text after the attributes; end the line with one `[…]` group"],
    ["a -> b [tell; tell]", "1:15: a second `tell`; keep one"],
    ["a -> b [verb; noun]", "1:15: a second part of speech; keep one"],
    [
      "a -> b [adverb]",
      "1:9: unknown attribute `adverb`; use one of tell, verb, noun, adjective, left, right, except, domain, family",
    ],
    ["a -> b [tell: yes]", "1:9: `tell` takes no value; write `tell`"],
    ["a -> b [left]", "1:9: `left` without a value; write `left: …`"],
    ["a -> b [left: ]", "1:14: an empty left context; write its words, or drop it"],
    [
      "a -> b [left: c |  <digit>]",
      "1:20: `<digit>` cannot stand in `left`; use words or one of <number> <name> <start> <end> <quote>",
    ],
    ["a -> b [except: <name> a]", "1:17: `<name> a` cannot stand in `except`; write out the longer phrase"],
    [
      "a -> b [except: a | c]",
      "1:17: the exception `a` does not go beyond the spun phrase; write a longer phrase that holds it",
    ],
    ["a -> b [family: x y]", "1:17: `x y` is no family; use one word of letters, digits and hyphens"],
    ["7 -> seven [noun]", "1:1: `7` cannot be inflected; drop the part of speech or write the forms out"],
    ["@families A", "1:1: unknown directive `@families`; use `@family`, `@domain` or `@heads`"],
    ["@heads", "1:7: an empty head; write `@heads said | in the`, a phrase that is always replaced each"],
    ["@heads a | a", "1:12: the head `a` stands twice; keep one"],
    ["@heads (a)", "1:8: `(` cannot stand in a head; use words, numbers and the signs ' - . % $ & / +"],
    ["@family A B", "1:9: `A B` is no family; use one word of letters, digits and hyphens"],
    ["> a", "1:1: a test without `=>`; write `> spun sentence => restored sentence`"],
    ["> a =>", "1:5: a test with an empty side; write `> spun sentence => restored sentence`"],
  ])("%j", (text, expected) => {
    expect(messages(text)[0]).toBe(`a.dict:${expected}`);
  });

  test("come all at once, in the order of the file", () => {
    const error = new DictionaryError([]);
    expect(error.problems).toEqual([]);
    expect(messages("a\nb -> c\nd -> e *x, f *-1 [nuon]")).toHaveLength(4);
  });

  test("of any text point into it", () => {
    const piece = fc.constantFrom(
      "a",
      " ",
      "->",
      ",",
      "|",
      "*",
      "2",
      "[",
      "]",
      ";",
      ":",
      "tell",
      "verb",
      "left",
      "<end>",
      "@family",
      ">",
      "=>",
      "#",
      "\n",
      "\r",
      "’",
      "İ",
      "😀",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (source) => {
        const lines = source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
        try {
          const { entries, tests } = parseDictionary(source, "a.dict");
          for (const { line } of [...entries, ...tests]) expect(line).toBeLessThanOrEqual(lines.length);
        } catch (error) {
          if (!(error instanceof DictionaryError)) throw error;
          for (const { line, column, message } of error.problems) {
            expect(column).toBeGreaterThanOrEqual(1);
            expect(column).toBeLessThanOrEqual(lines[line - 1].length + 1);
            expect(message.startsWith(`a.dict:${line}:${column}: `)).toBe(true);
            expect(message).not.toContain("\n");
          }
        }
      }),
      { numRuns },
    );
  });
});
