import { describe, expect, it } from "vitest";
import { casingOf, transferCase } from "../../src/text/casing.js";

describe("casing", () => {
  it.each([
    ["lower", "the man"],
    ["lower", "12 %"],
    ["initial", "The man"],
    ["initial", "A"],
    ["initial", "“The man"],
    ["upper", "THE MAN"],
    ["mixed", "The Man"],
    ["mixed", "iPhone"],
    ["mixed", "eBay"],
  ])("is %s in %s", (casing, phrase) => {
    expect(casingOf(phrase)).toBe(casing);
  });
});

describe("a replacement", () => {
  it.each([
    ["stays as it is behind small letters", "tons of", "hundreds of", "hundreds of"],
    ["keeps its own capitals", "the us", "America", "America"],
    ["gets a capital at the start", "Tons of", "hundreds of", "Hundreds of"],
    ["gets its capital behind signs", "“Tons", "'tis", "'Tis"],
    ["gets capitals throughout", "TONS OF", "hundreds of", "HUNDREDS OF"],
    ["gets one capital for a phrase in title case", "Human Beings", "people", "People"],
    ["gets none for a phrase that begins small", "iPhone", "phone", "phone"],
    ["keeps a leading capital", "Might", "May", "May"],
    ["without letters stays as it is", "Twelve", "12", "12"],
    ["knows letters beyond ASCII", "Big", "énorme", "Énorme"],
  ])("%s", (_, phrase, replacement, expected) => {
    expect(transferCase(phrase, replacement)).toBe(expected);
  });
});
