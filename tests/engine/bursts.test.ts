import fc from "fast-check";
import { expect, it } from "vitest";
import { Bursts } from "../../src/engine/bursts.js";
import { numRuns } from "../runs.js";

it("tells a phrase that comes up again within a thousand tokens", () => {
  const bursts = new Bursts(10);
  expect([0, 5, 1000, 1001, 1500, 2002].map((at) => bursts.isWithin(7, at))).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ]);
});

it("tells phrases apart, however many there are", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2000), fc.nat(400)), { maxLength: 600 }), (steps) => {
      const bursts = new Bursts(0);
      const since = new Map<number, number>();
      let at = 0;
      for (const [id, step] of steps) {
        at += step;
        const begun = since.get(id);
        const isWithin = begun !== undefined && at - begun <= 1000;
        if (!isWithin) since.set(id, at);
        expect(bursts.isWithin(id, at)).toBe(isWithin);
      }
    }),
    { numRuns },
  );
});
