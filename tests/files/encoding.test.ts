import { describe, expect, it } from "vitest";
import { DecodeError, decode, EncodeError, encode, encodingNamed } from "../../src/files/encoding.js";

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

function failure(act: () => unknown): DecodeError | EncodeError {
  try {
    act();
  } catch (error) {
    if (error instanceof DecodeError || error instanceof EncodeError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("decode", () => {
  it("reads UTF-8 without a byte order mark", () => {
    expect(decode(utf8("caf\u00e9"))).toEqual({ text: "caf\u00e9", encoding: "utf-8", bom: false });
  });

  it("takes one byte order mark off and leaves a second one in the text", () => {
    expect(decode(utf8("\uFEFFa"))).toEqual({ text: "a", encoding: "utf-8", bom: true });
    expect(decode(utf8("\uFEFF\uFEFFa")).text).toBe("\uFEFFa");
  });

  it("tells UTF-16 by its byte order mark", () => {
    expect(decode(bytes(0xff, 0xfe, 0x61, 0))).toEqual({ text: "a", encoding: "utf-16le", bom: true });
    expect(decode(bytes(0xfe, 0xff, 0, 0x61))).toEqual({ text: "a", encoding: "utf-16be", bom: true });
  });

  it("reads UTF-16 without a mark when it is named", () => {
    expect(decode(bytes(0x61, 0), "UTF-16LE")).toEqual({ text: "a", encoding: "utf-16le", bom: false });
  });

  it("gives windows-1252 its quotation marks, and latin1 its control characters", () => {
    expect(decode(bytes(0x93, 0x61, 0x94, 0x80, 0x9f), "windows-1252").text).toBe("\u201Ca\u201D\u20AC\u0178");
    expect(decode(bytes(0x93, 0xe9), "latin1").text).toBe("\u0093\u00e9");
  });

  it("takes a mark for two letters where the encoding has no marks", () => {
    expect(decode(bytes(0xff, 0xfe), "latin1")).toEqual({ text: "\u00ff\u00fe", encoding: "latin1", bom: false });
  });

  it("names the first byte that does not decode", () => {
    const stray = [...utf8("sch\u00f6n ".repeat(1000)), 0xff, ...utf8("tail \u00e9".repeat(50))];
    const error = failure(() => decode(Uint8Array.from(stray)));
    expect(error).toMatchObject({ name: "DecodeError", encoding: "utf-8", offset: 7000 });
    expect(error.message).toBe("not utf-8: the byte FF at offset 7000 does not decode");
  });

  it("names it wherever it stands, among characters of any length", () => {
    const text = "aé€😀".repeat(5);
    const [whole, starts] = [utf8(text), [...text].map((_, i, all) => utf8(all.slice(0, i).join("")).length)];
    for (const offset of starts) {
      const broken = [...whole.subarray(0, offset), 0xff, ...whole.subarray(offset)];
      expect(failure(() => decode(Uint8Array.from(broken))).offset).toBe(offset);
    }
    for (let length = 1; length < whole.length; length++) {
      if (starts.includes(length)) continue;
      const offset = Math.max(...starts.filter((start) => start < length));
      expect(failure(() => decode(whole.subarray(0, length))).offset).toBe(offset);
    }
  });

  it("tells UTF-16 by both bytes of its mark", () => {
    expect(failure(() => decode(bytes(0x61, 0xfe))).encoding).toBe("utf-8");
    expect(failure(() => decode(bytes(0x61, 0xff))).encoding).toBe("utf-8");
    expect(failure(() => decode(bytes(0xff, 0x61))).encoding).toBe("utf-8");
    expect(failure(() => decode(bytes(0xfe, 0x61))).encoding).toBe("utf-8");
  });

  it("finds no mark where the encoding has none", () => {
    expect(decode(bytes(0x61), "windows-1252")).toEqual({ text: "a", encoding: "windows-1252", bom: false });
  });

  it.each([
    ["a sequence cut off by the end", bytes(0x61, 0xe2, 0x82), undefined, 1],
    ["an overlong sequence", bytes(0x61, 0x62, 0xc0, 0x80), undefined, 2],
    ["a surrogate in UTF-8", bytes(0xed, 0xa0, 0x80), undefined, 0],
    ["a stray continuation byte", bytes(0x61, 0x80, 0x80, 0x80, 0x80, 0x80), undefined, 1],
    ["half a unit of UTF-16", bytes(0x61, 0, 0x62), "utf-16le", 2],
    ["half a surrogate pair", bytes(0, 0x61, 0xd8, 0), "utf-16be", 2],
  ])("refuses %s", (_name, input, encoding, offset) => {
    expect(failure(() => decode(input, encoding)).offset).toBe(offset);
  });

  it("refuses a name it does not know, and says which it knows", () => {
    expect(() => decode(bytes(), "ebcdic")).toThrow(
      'unknown encoding "ebcdic"; known are utf-8, utf-16le, utf-16be, windows-1252, latin1',
    );
    expect(encodingNamed("constructor")).toBeUndefined();
    expect(encodingNamed("ISO_8859-1")).toBe("latin1");
  });

  it("reads a view into a larger buffer", () => {
    expect(decode(utf8("xx\u00e9yy").subarray(2, 4)).text).toBe("\u00e9");
  });
});

describe("encode", () => {
  it("writes what the encoding has", () => {
    expect([...encode("\u2019\u00e9", { encoding: "windows-1252", bom: false })]).toEqual([0x92, 0xe9]);
    expect([...encode("a", { encoding: "utf-16be", bom: true })]).toEqual([0xfe, 0xff, 0, 0x61]);
    expect([...encode("a", { encoding: "utf-8", bom: true })]).toEqual([0xef, 0xbb, 0xbf, 0x61]);
  });

  it("refuses what the encoding lacks, by name", () => {
    const error = failure(() => encode("it\u2019s", { encoding: "latin1", bom: false }));
    expect(error).toMatchObject({ name: "EncodeError", encoding: "latin1", offset: 2 });
    expect(error.message).toBe('latin1 has no "\u2019" (U+2019), at offset 2 of the text');
    expect(failure(() => encode("a\u0080", { encoding: "windows-1252", bom: false })).offset).toBe(1);
    expect(failure(() => encode("\u{1F600}", { encoding: "windows-1252", bom: false })).message).toContain("U+1F600");
    expect(failure(() => encode("\uE000", { encoding: "latin1", bom: false })).message).toContain("\uE000");
    expect(failure(() => encode("\uD800", { encoding: "utf-8", bom: false })).message).toContain("half a character");
  });
});
