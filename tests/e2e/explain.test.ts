import { describe, expect, it } from "vitest";
import { createRestorer, type InputFormat } from "../../src/index.js";
import { example } from "../support/examples.js";

const spun = example("harbour", "spun");
const original = example("harbour", "original");
const restorer = await createRestorer();

describe("the explanation of the examples", () => {
  it.each<[InputFormat, string]>([
    ["text", spun],
    ["text", original],
    ["text", `${original}\n${spun}`],
    ["markdown", `# Harbour\n\n${spun.replace("mentioned", "**mentioned**")}`],
    ["html", `<h1>Harbour</h1>${spun.replace(/^.+$/gm, "<p>$&</p>")}`],
  ])("in %s tells the changes that are made", (format, source) => {
    const { changes, suggestions, score } = restorer.restore(source, { format });
    const explained = restorer.explain(source, { format });
    expect(explained.score).toBeCloseTo(score);
    const told = explained.tokens.flatMap(({ change, outcome }) => (change && outcome !== "kept" ? [change] : []));
    // A phrase that markup or a line break cuts is one change to explain, and several to make.
    const isTold = ({ start, end }: { readonly start: number; readonly end: number }) =>
      told.some((change) => change.start <= start && change.end >= end);
    for (const change of [...changes, ...suggestions]) if (change.rule !== "braces") expect(change).toSatisfy(isTold);
    if (changes.length === 0) expect(told).toEqual([]);
    for (const { start, end, text } of explained.tokens) expect(source.slice(start, end)).toBe(text);
  });

  it("is the same for a part of a text as for all of it", () => {
    const start = spun.indexOf("mentioned");
    const span = { start, end: start + 1 };
    const whole = restorer.explain(spun);
    expect(restorer.explain(spun, { span }).tokens).toEqual(whole.tokens.filter((token) => token.start === start));
  });
});
