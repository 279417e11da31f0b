import { expect, it } from "vitest";
import { lastAtMost } from "../../src/text/search.js";

it.each([
  [[3], 9, 0],
  [[3, 5], 3, 0],
  [[3, 5], 4, 0],
  [[3, 5], 5, 1],
  [[0, 2, 2, 4, 8], 2, 2],
  [[0, 2, 2, 4, 8], 7, 3],
  [[0, 2, 2, 4, 8], 99, 4],
])("the last of %j that is at most %i stands at %i", (ascending, value, place) => {
  expect(lastAtMost(ascending, ascending.length, value)).toBe(place);
});

it("what stands behind the count is not looked at", () => {
  expect(lastAtMost(Uint32Array.of(1, 2, 3, 0), 3, 9)).toBe(2);
});
