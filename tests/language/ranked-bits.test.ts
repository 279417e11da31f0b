import fc from "fast-check";
import { expect, it } from "vitest";
import { rankedBits, rankOf } from "../../src/language/ranked-bits.js";
import { numRuns } from "../runs.js";

it("a set of numbers tells how many of its members lie below one", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300)), (members) => {
      const sorted = members.toSorted((a, b) => a - b);
      const set = rankedBits(301, (number) => members.includes(number));
      const ranks = Array.from({ length: 400 }, (_, number) => rankOf(set, number));
      expect(ranks).toEqual(ranks.map((_, number) => sorted.indexOf(number)));
    }),
    { numRuns },
  );
});
