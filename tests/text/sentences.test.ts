import { describe, expect, it } from "vitest";
import { isHardWrapped, sentenceStarts } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokens.js";
import { Vocabulary } from "../../src/text/vocabulary.js";

function sentencesOf(text: string): string[] {
  const tokens = tokenize(text, new Vocabulary());
  const starts = sentenceStarts(tokens);
  return Array.from({ length: starts.length - 1 }, (_, s) =>
    text.slice(tokens.start[starts[s]], tokens.end[starts[s + 1] - 1]),
  );
}

describe("a sentence ends", () => {
  it.each([
    ["with a full stop", "He left. She stayed.", ["He left.", "She stayed."]],
    ["with other end marks", "Why? Go! Now.", ["Why?", "Go!", "Now."]],
    ["behind a closing quote", "“I left.” “He stayed.” So it was.", ["“I left.”", "“He stayed.”", "So it was."]],
    [
      "behind brackets",
      "It rained. (It did.) Then sun [of May.] came.",
      ["It rained.", "(It did.)", "Then sun [of May.] came."],
    ],
    ["before a number", "It rose. 12 men saw it.", ["It rose.", "12 men saw it."]],
    ["before a quote", 'He left. "Good," she said.', ["He left.", '"Good," she said.']],
    ["with dots", "He left... Then he came.", ["He left...", "Then he came."]],
    ["with an ellipsis", "He left… “Then… he came,” he said.", ["He left…", "“Then… he came,” he said."]],
    [
      "behind closing marks of every kind",
      "‘I left.’ It's 'so.' [He did.] «Good.» He 'left.' So.",
      ["‘I left.’", "It's 'so.'", "[He did.]", "«Good.»", "He 'left.'", "So."],
    ],
    ["behind a name", "He met John. They left.", ["He met John.", "They left."]],
    ["behind a single small letter", "It was plan b. They left.", ["It was plan b.", "They left."]],
    ["at a full stop that stands alone", "a . B etc . C D . E", ["a .", "B etc .", "C D .", "E"]],
    ["at a full stop that begins the text", ". B", [".", "B"]],
    ["at a blank line", "A heading\n\nand text", ["A heading", "and text"]],
    ["at a line break before a capital", "A heading\nThe text", ["A heading", "The text"]],
    ["at a line break behind an end mark", "It ended.\nand began", ["It ended.", "and began"]],
  ])("%s", (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });
});

describe("a sentence goes on", () => {
  it.each([
    ["behind abbreviations", "Mr. Smith met Sen. Jones of Acme Inc. in Jan. 2012."],
    ["behind abbreviations of places", "He came from Macon, Ga. Monday, and went to Salem, Ore. The"],
    ["behind initials", "J. F. Kennedy and George W. Bush spoke."],
    ["behind U.S.", "The U.S. Senate voted."],
    ["within numbers and domains", "It rose 3.5 percent at example.com today."],
    ["before a small letter", "He asked “why?” and left. and more"],
    ["over a line break before a small letter", "The text goes\non and ends."],
    ["without white space", "He left.Then"],
  ])("%s", (_, text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });
});

describe("hard-wrapped text", () => {
  const wrapped = "The man who\nlives in the\nbig house on\nthe hill of\nRome left. Then\nMary came.";

  it("is known by the small letters behind its line breaks", () => {
    expect(isHardWrapped(tokenize(wrapped, new Vocabulary()))).toBe(true);
    expect(isHardWrapped(tokenize("One line\nTwo lines\nThree lines\nfour", new Vocabulary()))).toBe(false);
    const few = `${"One line\n".repeat(6)}${"two lines\n".repeat(3)}`;
    expect(isHardWrapped(tokenize(few, new Vocabulary()))).toBe(false);
    expect(isHardWrapped(tokenize("One\ntwo\nthree", new Vocabulary()))).toBe(false);
    expect(isHardWrapped(tokenize("a\n\nb\n\nc\n\nd\n\ne", new Vocabulary()))).toBe(false);
  });

  it("has sentences that run over its line breaks", () => {
    expect(sentencesOf(wrapped)).toEqual([
      "The man who\nlives in the\nbig house on\nthe hill of\nRome left.",
      "Then\nMary came.",
    ]);
  });

  it("still ends a sentence at a blank line", () => {
    expect(sentencesOf(`${wrapped}\n\nand so`).at(-1)).toBe("and so");
  });
});

it("nothing has no sentences", () => {
  expect(sentencesOf("")).toEqual([]);
});
