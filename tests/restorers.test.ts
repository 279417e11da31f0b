import { expect, it } from "vitest";
import { Restorers } from "../src/restorers.js";
import { fakeRestorer } from "./cli/harness.js";

it("are loaded once, and again if that failed", async () => {
  let isBroken = true;
  let loaded = 0;
  const restorers = new Restorers(async () => {
    loaded++;
    if (isBroken) throw new Error("house.dict: no such file");
    return fakeRestorer;
  });
  const needs = { dictionaries: ["house.dict"] };
  const [first, second] = [restorers.for(needs), restorers.for(needs)];
  await expect(first).rejects.toThrow("house.dict");
  await expect(second).rejects.toThrow("house.dict");
  expect(loaded).toBe(1);
  isBroken = false;
  expect(await restorers.for(needs)).toBe(fakeRestorer);
  expect(await restorers.for(needs)).toBe(fakeRestorer);
  expect(loaded).toBe(2);
});
