import { describe, expect, it } from "vitest";
import { meetsContext } from "../../src/engine/context.js";
import { readDocument } from "../../src/engine/document.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({ model: { words: {} } });

interface Conditions {
  readonly left?: readonly string[];
  readonly right?: readonly string[];
  readonly except?: readonly string[];
}

/** Whether the conditions are met by the words around the one in asterisks. */
function isMet(marked: string, { left = [], right = [], except = [] }: Conditions): boolean {
  const from = marked.indexOf("*");
  const to = marked.indexOf("*", from + 1) - 1;
  const document = readDocument(marked.replaceAll("*", ""), pack);
  const { start, end } = document.tokens;
  return meetsContext(document, start.indexOf(from), end.indexOf(to) + 1, { left, right, except });
}

describe("a context", () => {
  it.each<[string, string, Conditions, boolean]>([
    ["without conditions is always met", "a *x* b", {}, true],
    ["wants one of several words before", "so my *x* b", { left: ["the", "my"] }, true],
    ["is not met by other words before", "so his *x* b", { left: ["the", "my"] }, false],
    ["wants whole words", "so bathe *x* b", { left: ["the"] }, false],
    ["wants whole words behind", "a *x* withal", { right: ["with"] }, false],
    ["wants a phrase before", "in  front\nof *x*", { left: ["in front of"] }, true],
    ["wants words in any case", "THE *x* With", { left: ["the"], right: ["with"] }, true],
    ["wants words with any apostrophe", "don’t *x*", { left: ["don't"] }, true],
    ["wants signs", "so *x*: b", { right: [":"] }, true],
    ["takes signs for what they are", "so a *x* b", { left: ["."], right: ["*"] }, false],
    ["wants both sides", "the *x* b", { left: ["the"], right: ["with"] }, false],
  ])("%s", (_, text, conditions, expected) => {
    expect(isMet(text, conditions)).toBe(expected);
  });
});

describe("classes", () => {
  it.each<[string, string, Conditions, boolean]>([
    ["a number before", "some 12 *x*", { left: ["<number>"] }, true],
    ["no number before", "some dozen *x*", { left: ["<number>"] }, false],
    ["a number behind", "a *x* 1,250", { right: ["<number>"] }, true],
    ["no number behind", "a *x*", { right: ["<number>"] }, false],
    ["a name before", "so John *x*", { left: ["<name>"] }, true],
    ["nothing before is no name", "*x* b", { left: ["<name>"] }, false],
    ["a name behind", "a *x* John", { right: ["<name>"] }, true],
    ["no name behind", "a *x* john", { right: ["<name>"] }, false],
    ["the start of the text", "*x* b", { left: ["<start>"] }, true],
    ["the start of a sentence", "So it was. *x* b", { left: ["<start>"] }, true],
    ["the start of a sentence behind a quotation", "“So it was.” *x* b", { left: ["<start>"] }, true],
    ["the start of a line", "so it was\n*x* b", { left: ["<start>"] }, true],
    ["the middle of a sentence", "so it *x* b", { left: ["<start>"] }, false],
    ["the end of the text", "so *x*", { right: ["<end>"] }, true],
    ["the end of a sentence", "so *x*. But", { right: ["<end>"] }, true],
    ["the middle of a sentence, looked at as an end", "so *x* but", { right: ["<end>"] }, false],
    ["a quotation before", "“so it was,” *x* he", { left: ["<quote>"] }, true],
    ["no quotation before", "so it was, *x* he", { left: ["<quote>"] }, false],
    ["a quotation behind", "he *x*: “so”", { right: ["<quote>"] }, true],
    ["no quotation behind", "he *x* so", { right: ["<quote>"] }, false],
  ])("%s", (_, text, conditions, expected) => {
    expect(isMet(text, conditions)).toBe(expected);
  });
});

describe("exceptions", () => {
  it.each<[string, string, boolean]>([
    ["hold inside the longer phrase", "the insurance *company* paid", false],
    ["hold over white space and in any case", "the Insurance\n *company* paid", false],
    ["hold with words behind", "in *company* with him", false],
    ["do not hold elsewhere", "the big *company* paid", true],
    ["do not hold beside the longer phrase", "an insurance company, a *company* paid", true],
  ])("%s", (_, text, expected) => {
    expect(isMet(text, { except: ["insurance company", "company with"] })).toBe(expected);
  });
});
