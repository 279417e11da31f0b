import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/text/tokens.js";
import { UNKNOWN, Vocabulary } from "../../src/text/vocabulary.js";
import { flagged, keys, pieces, TokenFlag } from "../support/tokens.js";

describe("where tokens are cut", () => {
  it.each([
    ["words and signs", "Stop, she said!", "Stop|,|she|said|!"],
    ["hyphens", "a long-term plan", "a|long|-|term|plan"],
    ["dashes", "so—he left – fast", "so|—|he|left|–|fast"],
    ["clitics as the Penn Treebank does", "I don't, can't, he's, we'd", "I|do|n't|,|ca|n't|,|he|'s|,|we|'d"],
    ["clitics of two letters", "I'm here, you're, I've, she'll", "I|'m|here|,|you|'re|,|I|'ve|,|she|'ll"],
    ["curly apostrophes as straight ones", "the agency’s men won’t", "the|agency|’s|men|wo|n’t"],
    ["an apostrophe within a word that is no clitic", "at five o'clock, O'Neil", "at|five|o'clock|,|O'Neil"],
    ["apostrophes at the edges of a word", "the dogs' tails, 'tis '90s", "the|dogs|'|tails|,|'|tis|'|90s"],
    ["a clitic that stands alone", "n't 's", "n't|'|s"],
    ["an apostrophe behind a number", "the 1990's", "the|1990|'s"],
    ["an apostrophe at the very end", "it'", "it|'"],
    ["apostrophes before letters without case", "l'אור", "l'אור"],
    ["apostrophes one behind the other", "a''b", "a|'|'|b"],
    ["numbers with inner signs", "1,250 and 3.14, or 5.", "1,250|and|3.14|,|or|5|."],
    ["numbers at other signs, and signs beside letters", "1-5 1:30 a.5 5.a a,b", "1|-|5|1|:|30|a|.|5|5|.|a|a|,|b"],
    ["letters beside digits", "the 2nd B2B 90s", "the|2nd|B2B|90s"],
    ["full stops between letters", "U.S. troops", "U|.|S|.|troops"],
    ["ellipses", "well… so...", "well|…|so|.|.|."],
    ["pairs of surrogates", "a 😀b 👩‍💻 c", "a|😀|b|👩|💻|c"],
    ["pairs of the first and the last surrogates", "\ud800\udc00a\udbff\udfffb", "\ud800\udc00|a|\udbff\udfff|b"],
    ["lone surrogates", "a\ud800b \udc00c\ud801 \udfffd", "a|\ud800|b|\udc00|c|\ud801|\udfff|d"],
    ["combining marks within words", "cafe\u0301 nai\u0308ve", "cafe\u0301|nai\u0308ve"],
    ["letters without case", "東京 and עברית", "東京|and|עברית"],
    ["nothing at soft hyphens and zero-width spaces", "\ufeffco\u00adop a\u200bb", "co|op|a|b"],
    ["markup", "<b>x</b>", "<|b|>|x|<|/|b|>"],
  ])("%s", (_, text, expected) => {
    expect(pieces(text).join("|")).toBe(expected);
  });

  it("finds none in white space and in nothing", () => {
    expect(pieces(" \t\r\n\u00a0\u2003")).toEqual([]);
    expect(pieces("")).toEqual([]);
  });

  it("keeps a word longer than its buffer whole", () => {
    const long = `${"ab".repeat(100)}'s`;
    expect(keys(long)).toEqual(["ab".repeat(100), "'s"]);
  });

  it("grows its arrays when a text has more tokens than guessed", () => {
    expect(pieces("!".repeat(500))).toHaveLength(500);
  });
});

describe("keys", () => {
  it.each([
    ["are lower case", "The ÉCOLE Ωmega", "the école ωmega"],
    ["keep a capital whose small form is longer", "İzmir", "İzmir"],
    ["have straight apostrophes", "O’Neil wouldnʼt", "o'neil would n't"],
    ["have straight quotes", "“a” „b‟ «c» ‘d’ ‚e‛", '" a " " b " " c " \' d \' \' e \''],
    ["have plain dashes", "a – b — c − d ‐ e", "a - b - c - d - e"],
    ["spell the ellipsis out", "so…", "so ..."],
    ["hold both halves of a surrogate pair", "😀", "😀"],
  ])("%s", (_, text, expected) => {
    expect(keys(text).join(" ")).toBe(expected);
  });

  it("mask digits one by one where the vocabulary does not hold them", () => {
    const vocabulary = new Vocabulary(["#,###", "#", "12", "####s"]);
    const found = tokenize("1,250 5 12 34 1990s", vocabulary).id;
    expect(Array.from(found, (id) => vocabulary.key(id))).toEqual(["#,###", "#", "12", "<unk>", "####s"]);
  });

  it("keep the digits of a key that is added", () => {
    expect(keys("12 months in 1990's")).toEqual(["12", "months", "in", "1990", "'s"]);
  });

  it("are unknown where the vocabulary has none, and are not added unasked", () => {
    const vocabulary = new Vocabulary(["known"]);
    expect([...tokenize("Known stranger don't", vocabulary).id]).toEqual([1, UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(vocabulary.size).toBe(2);
  });

  it.each(["care", "dove", "well", "o'ne", "o'le", "o'al", "o'ra", "o'va", "o'b", "ca't", "dogs", "bad", "cat"])(
    "part %s nowhere",
    (word) => {
      expect(keys(word)).toEqual([word]);
    },
  );

  it("find clitics in any vocabulary", () => {
    const vocabulary = new Vocabulary(["do", "n't"]);
    expect([...tokenize("DON’T", vocabulary).id]).toEqual([1, 2]);
  });
});

describe("offsets", () => {
  it("are UTF-16 offsets into the text", () => {
    const { start, end } = tokenize("😀 don’t", new Vocabulary());
    expect([...start]).toEqual([0, 3, 5]);
    expect([...end]).toEqual([2, 5, 8]);
  });
});

describe("flags", () => {
  it("tell words from signs", () => {
    expect(flagged("On 5 May, “yes”!", TokenFlag.Word)).toEqual(["On", "5", "May", "yes"]);
  });

  it("mark numbers by their first character", () => {
    expect(flagged("5 B2 2nd 1,000", TokenFlag.Number)).toEqual(["5", "2nd", "1,000"]);
  });

  it("mark capitals and words of capitals", () => {
    expect(flagged("A NATO Émile iOS McCoy", TokenFlag.Capital)).toEqual(["A", "NATO", "Émile", "McCoy"]);
    expect(flagged("A NATO Émile iOS McCoy G7 U2B aBCé", TokenFlag.AllCapitals)).toEqual(["NATO", "U2B"]);
  });

  it("mark clitics", () => {
    expect(flagged("don't she's dogs'", TokenFlag.Clitic)).toEqual(["n't", "'s"]);
  });

  it("mark the token behind white space", () => {
    expect(flagged("a, b\u00a0c(d)", TokenFlag.Space)).toEqual(["a", "b", "c"]);
  });

  it.each([
    ["\n", "\n\n"],
    ["\r\n", "\r\n\r\n"],
    ["\r", "\r\r"],
    ["\u2028", "\u2029 \u2029"],
  ])("mark lines and paragraphs parted by %j and %j", (line, paragraph) => {
    const text = `a b${line}c d${paragraph}e`;
    expect(flagged(text, TokenFlag.Line)).toEqual(["a", "c", "e"]);
    expect(flagged(text, TokenFlag.Paragraph)).toEqual(["a", "e"]);
  });

  it("see a blank line that holds spaces", () => {
    expect(flagged("a\n \t\n b", TokenFlag.Paragraph)).toEqual(["a", "b"]);
  });
});
