import { describe, expect, it } from "vitest";
import { isLetterOrNumberAt, isLetterOrNumberBefore, plainSign } from "../../src/text/characters.js";

describe("a letter or a number", () => {
  it.each(["a", "z", "A", "Z", "0", "9", "é", "É", "ß", "東", "½", "𝐀", "𞤀"])("is %s", (character) => {
    const text = `-${character}-`;
    expect(isLetterOrNumberAt(text, 1)).toBe(true);
    expect(isLetterOrNumberBefore(text, text.length - 1)).toBe(true);
    expect(isLetterOrNumberAt(character, 0)).toBe(true);
    expect(isLetterOrNumberBefore(character, character.length)).toBe(true);
  });

  it.each(["'", "’", "-", " ", "\n", "@", "[", "`", "{", "/", ":", "😀", "\u0301", "\u00ad"])(
    "is not %j",
    (character) => {
      const text = `a${character}b`;
      expect(isLetterOrNumberAt(text, 1)).toBe(false);
      expect(isLetterOrNumberBefore(text, text.length - 1)).toBe(false);
    },
  );

  it("is not outside the text", () => {
    expect(isLetterOrNumberAt("a", 1)).toBe(false);
    expect(isLetterOrNumberAt("a", -1)).toBe(false);
    expect(isLetterOrNumberBefore("a", 0)).toBe(false);
    expect(isLetterOrNumberBefore("", 0)).toBe(false);
  });
});

describe("the plain sign", () => {
  it.each([
    ['"', "“”„‟«»"],
    ["'", "‘’‚‛ʼ"],
    ["-", "‐‑‒–—―−"],
  ])("%s stands for its kin", (plain, signs) => {
    for (const sign of signs) expect(String.fromCharCode(plainSign(sign.charCodeAt(0)))).toBe(plain);
  });

  it("of all others is what they are", () => {
    for (const sign of "a.!¡‹›‐".slice(0, -1)) expect(plainSign(sign.charCodeAt(0))).toBe(sign.charCodeAt(0));
  });
});
