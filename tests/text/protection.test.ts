import { describe, expect, it } from "vitest";
import { Protection, protection } from "../../src/text/protection.js";
import { isHardWrapped, sentenceStarts } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokens.js";
import { Vocabulary } from "../../src/text/vocabulary.js";
import { piecesOf } from "../support/tokens.js";

/** The words of a text that carry a protection. */
function marked(text: string, bit: Protection): string[] {
  const tokens = tokenize(text, new Vocabulary());
  const hardWrapped = isHardWrapped(tokens);
  const bits = protection(tokens, sentenceStarts(tokens, hardWrapped), hardWrapped);
  return piecesOf(tokens).filter((piece, i) => bits[i] & bit && /[\p{L}\p{N}]/u.test(piece));
}

describe("quotations", () => {
  it.each([
    ["in curly quotes", "he “went home” fast", "went home"],
    ["in straight quotes", 'he "went home" fast', "went home"],
    ["in single quotes", "he ‘went home’ fast", "went home"],
    ["over several sentences", "so “I left. He stayed. They slept” it was", "I left He stayed They slept"],
    ["with others nested in them", "so “he said ‘go’ and left” it was", "he said go and left"],
    ["with doubled openers", "so “he “went” home” fast", "he went"],
    ["with apostrophes", "so ‘he’s the dog’s friend’ it was", "he ’s the dog ’s friend"],
    ["at the start and the end", "“a” b “c”", "a c"],
    ["in single quotes that hold signs", "so ‘he left, then.’ it was", "he left then"],
    ["in single quotes that a letter goes on behind", "so ‘he left.’then’ it was", "he left then"],
    ["from the second of two single openers", "the ‘dogs and ‘cats’ here", "cats"],
    ["single, at the end of the text", "so ‘a b’", "a b"],
  ])("%s are protected", (_, text, expected) => {
    expect(marked(text, Protection.Quotation).join(" ")).toBe(expected);
  });

  it.each([
    ["straight apostrophes open none", "the dogs' tails and the cats' ears"],
    ["curly apostrophes open none", "the dogs’ tails and the cats’ ears of ’90"],
    ["a single quote without a closer opens none", "the ‘dogs and cats"],
    ["a single quote before another opener opens none", "the ‘dogs and ‘cats"],
    ["another sign closes no single quote", "the ‘dogs, and cats"],
    ["a closer alone closes none", "the dogs” and cats"],
  ])("%s", (_, text) => {
    expect(marked(text, Protection.Quotation)).toEqual([]);
    expect(marked(text, Protection.OpenQuotation)).toEqual([]);
  });

  it("are open from an opener that nothing closes to the end of the paragraph", () => {
    const text = "he “went home\n\nthen he “slept";
    expect(marked(text, Protection.OpenQuotation)).toEqual(["went", "home", "slept"]);
    expect(marked(text, Protection.Quotation)).toEqual([]);
    expect(marked("“went home\n\nthen", Protection.OpenQuotation)).toEqual(["went", "home"]);
    expect(marked("“went home", Protection.OpenQuotation)).toEqual(["went", "home"]);
  });

  it("end with the line in text that is not hard-wrapped", () => {
    expect(marked("He “went home\nThen “he slept” well", Protection.Quotation)).toEqual(["he", "slept"]);
    expect(marked("he ‘went home\nThen he’ slept", Protection.Quotation)).toEqual([]);
  });

  it("run over the line breaks of hard-wrapped text", () => {
    const text = "The man who\nlives in the\nbig house on\nthe hill “went\nhome” fast";
    expect(marked(text, Protection.Quotation)).toEqual(["went", "home"]);
  });
});

describe("names", () => {
  it("are words with a capital inside a sentence", () => {
    expect(marked("Then John met NASA men. They left.", Protection.Name)).toEqual(["John", "NASA"]);
  });

  it("are not told from other words at the start of a sentence", () => {
    expect(marked("Then John left. “They did.”", Protection.Initial)).toEqual(["Then", "They"]);
  });

  it("do not include the pronoun I", () => {
    const text = "So I think I'm right. I do.";
    expect(marked(text, Protection.Name)).toEqual([]);
    expect(marked(text, Protection.Initial)).toEqual(["So"]);
    expect(marked("so B, Ian and I do", Protection.Name)).toEqual(["B", "Ian"]);
  });

  it("are looked for behind the number that begins a sentence", () => {
    expect(marked("12 Men left", Protection.Name)).toEqual(["Men"]);
  });
});

describe("links", () => {
  it.each([
    ["URLs", "see https://example.com/a-b?c=d#e now", "https example com a b c d e"],
    ["URLs in brackets", "see (http://example.com) now", "http example com"],
    ["domains", "see www.example.com or example.org now", "www example com example org"],
    ["e-mail addresses", "ask first.last@example.com now", "first last example com"],
    ["e-mail addresses of single letters", "ask a@b now", "a b"],
    ["a URL at the beginning", "ftp://x.org is it", "ftp x org"],
    ["a URL at the end", "see ftp://x.org", "ftp x org"],
    ["names of one letter on one side", "see example.x or x.example", "example x x example"],
    ["names in networks", "ask @big_house and see #big, all", "big house big"],
    ["names in code", "set big_house=1 or x=big, then call big()", "big house 1 x big big"],
    ["options", "run it -big --big-house now", "big big house"],
    ["paths", "see /big ./big ~/big big/red/house C:\\big\\house now", "big big big big red house C big house"],
  ])("%s are protected", (_, text, expected) => {
    expect(marked(text, Protection.Link).join(" ")).toBe(expected);
  });

  it.each([
    ["abbreviations", "the U.S. and 5 p.c. of it, e.g. more"],
    ["full stops behind words", "it ended. So it was."],
    ["a colon", "he said: go. At 10:30 he left"],
    ["a colon without a space", "so this:that it was"],
    ["slashes without a colon", "this//that or this.//that"],
    ["an at sign or a full stop beside another sign", "one-@two three@-four five-.six seven.-eight"],
    ["signs by themselves", "two @ five # six = seven - eight -- nine / ten \\ eleven"],
    ["numbers with a sign", "the #1 of -5, @3 and 1/2"],
    ["alternatives", "he and/or she, the cost(s)"],
    ["numbers", "it rose 3.5 to 1,000.25"],
  ])("%s make none", (_, text) => {
    expect(marked(text, Protection.Link)).toEqual([]);
  });
});

describe("brackets", () => {
  it("protect what they hold", () => {
    expect(marked("a [big house] b", Protection.Bracket)).toEqual(["big", "house"]);
  });

  it.each([
    ["that nothing opens", "a b] c"],
    ["that nothing closes", "a [b c"],
    ["that end on another line", "A [b\nC] d"],
  ])("%s protect nothing", (_, text) => {
    expect(marked(text, Protection.Bracket)).toEqual([]);
  });

  it("protect the inner pair of a nested one", () => {
    expect(marked("[a [b c] d", Protection.Bracket)).toEqual(["b", "c"]);
  });
});

describe("hyphens", () => {
  it("join the words on their sides", () => {
    expect(marked("a long-term well-to-do plan", Protection.JoinedAfter)).toEqual(["long", "well", "to"]);
    expect(marked("a long-term well-to-do plan", Protection.JoinedBefore)).toEqual(["term", "to", "do"]);
  });

  it.each([
    ["with a space beside them", "long - term long -term long- term long -- term long --term long-- term"],
    ["that are dashes", "long—term long–term"],
    ["beside signs", "(-a) b-"],
  ])("%s join nothing", (_, text) => {
    expect(marked(text, Protection.JoinedAfter)).toEqual([]);
    expect(marked(text, Protection.JoinedBefore)).toEqual([]);
  });

  it("join in pairs, as a dash", () => {
    expect(marked("a long--term plan", Protection.JoinedAfter)).toEqual(["long"]);
    expect(marked("a long--term plan", Protection.JoinedBefore)).toEqual(["term"]);
  });

  it("of every kind join", () => {
    expect(marked("long‐term short‑term", Protection.JoinedBefore)).toEqual(["term", "term"]);
  });
});
