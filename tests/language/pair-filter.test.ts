import { describe, expect, it } from "vitest";
import { mayHold, pairFilter } from "../../src/language/pair-filter.js";

describe("a pair filter", () => {
  const pairs = Array.from({ length: 2_000 }, (_, i) => [i * 37, (i * i) % 70_000] as const);

  it("holds all of its pairs", () => {
    const filter = pairFilter(pairs);
    expect(pairs.filter(([first, second]) => !mayHold(filter, first, second))).toEqual([]);
  });

  it("holds few others, in whatever order their numbers stand", () => {
    const filter = pairFilter(pairs);
    const others = Array.from({ length: 10_000 }, (_, i) => [i * 37 + 1, (i * 13) % 70_000] as const);
    expect(others.filter(([first, second]) => mayHold(filter, first, second)).length).toBeLessThan(1_500);
    const turned = pairs.slice(1).map(([first, second]) => [second, first + 5] as const);
    expect(turned.filter(([first, second]) => mayHold(filter, first, second)).length).toBeLessThan(300);
  });

  it("holds nothing without pairs", () => {
    expect(mayHold(pairFilter([]), 1, 2)).toBe(false);
  });
});
