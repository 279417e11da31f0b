import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { wordErrors, wordsOf } from "../../src/learn/word-errors.js";
import type { Restorer } from "../../src/restorer.js";

const example = (name: string): string => readFileSync(new URL(`../../examples/${name}`, import.meta.url), "utf8");

let restorer: Restorer;
beforeAll(async () => {
  const built = new URL("../../dist/index.js", import.meta.url).href;
  const { createRestorer } = (await import(built)) as typeof import("../../src/index.js");
  restorer = await createRestorer({ formats: [] });
});

describe.each(["harbour", "orchard"])("the spun article %s", (name) => {
  const spun = example(`${name}.spun.txt`);
  const original = example(`${name}.original.txt`);

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
});
