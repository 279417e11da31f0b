import { describe, expect, it } from "vitest";
import { UNKNOWN, Vocabulary } from "../../src/text/vocabulary.js";

describe("a vocabulary", () => {
  it("holds the unknown token from the start", () => {
    const vocabulary = new Vocabulary();
    expect(vocabulary.size).toBe(1);
    expect(vocabulary.key(UNKNOWN)).toBe("<unk>");
  });

  it("gives ids in order, and the same one for the same key", () => {
    const vocabulary = new Vocabulary(["a", "b", "a"]);
    expect([vocabulary.id("a"), vocabulary.id("b"), vocabulary.add("c"), vocabulary.add("b")]).toEqual([1, 2, 3, 2]);
    expect(vocabulary.size).toBe(4);
  });

  it("calls a key unknown that it does not hold", () => {
    expect(new Vocabulary(["a"]).id("b")).toBe(UNKNOWN);
  });

  it("tells a key from its own beginning", () => {
    const vocabulary = new Vocabulary(["ab"]);
    expect([vocabulary.id("a"), vocabulary.id("ab"), vocabulary.id("abc")]).toEqual([UNKNOWN, 1, UNKNOWN]);
  });

  it("copies the code units it is given", () => {
    const units = Uint16Array.of(0x61, 0x62);
    const vocabulary = new Vocabulary();
    const id = vocabulary.addUnits(units);
    units.fill(0x7a);
    expect(vocabulary.key(id)).toBe("ab");
  });

  it("keeps every key as it grows", () => {
    const vocabulary = new Vocabulary();
    const keys = Array.from({ length: 20_000 }, (_, i) => `key-${i.toString(36)}-${"x".repeat(i % 13)}`);
    const ids = keys.map((key) => vocabulary.add(key));
    expect(vocabulary.size).toBe(keys.length + 1);
    expect(keys.map((key) => vocabulary.id(key))).toEqual(ids);
    expect(ids.map((id) => vocabulary.key(id))).toEqual(keys);
  });

  it("takes a key longer than its pool, and the empty key", () => {
    const long = "y".repeat(10_000);
    const vocabulary = new Vocabulary([long, ""]);
    expect(vocabulary.key(1)).toBe(long);
    expect(vocabulary.id("")).toBe(2);
  });

  it("is the same behind a round trip through its arrays", () => {
    const first = new Vocabulary(["a", "bc", "\ud800"]);
    const second = Vocabulary.from(first.arrays());
    expect(second.size).toBe(4);
    expect([second.id("bc"), second.id("z"), second.key(3)]).toEqual([2, UNKNOWN, "\ud800"]);
  });

  it("tells keys of all lengths and kinds apart, also those that are numbers", () => {
    const words = Array.from({ length: 14 }, (_, length) => ["a".repeat(length), `${"a".repeat(length)}z`]).flat();
    const others = [
      "!",
      ".",
      "...",
      "'s",
      "12",
      "#",
      "\u00e9",
      "caf\u00e9",
      "A",
      "Aa",
      "a-b",
      "\u0000",
      "\u0001",
      "!".repeat(13),
    ];
    const keys = [...new Set([...words, ...others])];
    const built = new Vocabulary(keys);
    for (const vocabulary of [built, Vocabulary.from(built.arrays())]) {
      expect(keys.map((key) => vocabulary.id(key))).toEqual(keys.map((_, i) => i + 1));
      expect(keys.map((key) => vocabulary.key(vocabulary.id(key)))).toEqual(keys);
    }
  });

  it("leaves the arrays it was made from alone when keys are added", () => {
    const arrays = new Vocabulary(["a", "b"]).arrays();
    const before = structuredClone(arrays);
    const vocabulary = Vocabulary.from(arrays);
    expect([vocabulary.add("c"), vocabulary.add("a"), vocabulary.id("c")]).toEqual([3, 1, 3]);
    expect(arrays).toEqual(before);
  });

  it("keeps lone surrogates", () => {
    const vocabulary = new Vocabulary(["\ud800", "\ud801"]);
    expect(vocabulary.key(vocabulary.id("\ud801"))).toBe("\ud801");
  });
});
