import { beforeAll, describe, expect, it } from "vitest";
import { wordErrors, wordsOf } from "../../src/learn/word-errors.js";
import type { Restorer } from "../../src/restorer.js";
import { example } from "../support/examples.js";

let restorer: Restorer;
beforeAll(async () => {
  const built = new URL("../../dist/index.js", import.meta.url).href;
  const { createRestorer } = (await import(built)) as typeof import("../../src/index.js");
  restorer = await createRestorer({ formats: [] });
});

describe.each(["harbour", "orchard"] as const)("the spun article %s", (name) => {
  const spun = example(name, "spun");
  const original = example(name, "original");

  it("loses most of its word errors", () => {
    const wanted = wordsOf(original);
    const before = wordErrors(wordsOf(spun), wanted);
    const after = wordErrors(wordsOf(restorer.restore(spun).text), wanted);
    expect(1 - after / before).toBeGreaterThan(0.72);
  });

  it("is known to be spun, its original to be genuine", () => {
    expect(restorer.score(spun).score).toBeGreaterThan(0.99);
    expect(restorer.score(original).score).toBeLessThan(0.1);
  });

  it("stays as it is in its genuine form", () => {
    expect(restorer.restore(original).text).toBe(original);
  });

  it("keeps its headline and its quotations", () => {
    const quotations = (text: string): string[] => text.match(/[“"][^”"\n]*[”"]/g) ?? [];
    const { text } = restorer.restore(spun);
    expect(text.split("\n")[0]).toBe(spun.split("\n")[0]);
    expect(quotations(text)).toEqual(quotations(spun));
  });

  it("leaves alone a caption that the spinner left alone, and restores what stands around it as before", () => {
    const caption =
      "Dana Whitlock, the head of the agency, speaks to people during a visit to the area, where hundreds of companies said they could get help with a number of issues over the past year.";
    const paragraphs = spun.split("\n\n");
    const middle = Math.floor(paragraphs.length / 2);
    const illustrated = [...paragraphs.slice(0, middle), caption, ...paragraphs.slice(middle)].join("\n\n");
    const { text } = restorer.restore(illustrated);
    expect(text.split("\n\n")[middle]).toBe(caption);
    const rest = text.split("\n\n").filter((paragraph) => paragraph !== caption);
    const wanted = wordsOf(original);
    expect(wordErrors(wordsOf(rest.join("\n\n")), wanted)).toBeLessThan(0.28 * wordErrors(wordsOf(spun), wanted));
  });
});
