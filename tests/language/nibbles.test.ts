import { describe, expect, it } from "vitest";
import { MOST_NIBBLE, packNibbles, unpackNibbles } from "../../src/language/nibbles.js";

describe("nibbles", () => {
  it("lie two to a byte, the first in the lower half", () => {
    expect([...packNibbles(Int8Array.of(1, 2, -1, 7))]).toEqual([0x21, 0x7f]);
  });

  it("come back as they were, with a zero behind an odd number of them", () => {
    const all = Int8Array.from({ length: 2 * MOST_NIBBLE + 1 }, (_, i) => i - MOST_NIBBLE);
    expect([...unpackNibbles(packNibbles(all))]).toEqual([...all, 0]);
  });
});
