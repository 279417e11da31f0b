import fc from "fast-check";
import { expect, it } from "vitest";
import { Bursts } from "../../src/engine/bursts.js";
import { numRuns } from "../runs.js";

it("counts how often a phrase comes up within a thousand tokens", () => {
  const bursts = new Bursts(10);
  expect([0, 5, 1000, 1001, 1500, 2002].map((at) => bursts.time(7, at))).toEqual([1, 2, 3, 1, 2, 1]);
});

it("tells phrases apart, however many there are", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2000), fc.nat(400)), { maxLength: 600 }), (steps) => {
      const bursts = new Bursts(0);
      const begun = new Map<number, { since: number; times: number }>();
      let at = 0;
      for (const [id, step] of steps) {
        at += step;
        const burst = begun.get(id);
        const times = burst !== undefined && at - burst.since <= 1000 ? burst.times + 1 : 1;
        begun.set(id, { since: times === 1 ? at : (burst?.since ?? at), times });
        expect(bursts.time(id, at)).toBe(times);
      }
    }),
    { numRuns },
  );
});
