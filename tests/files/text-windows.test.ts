import { describe, expect, it } from "vitest";
import { DecodeError } from "../../src/files/encoding.js";
import { type FindEnd, TextWindows, wholeText } from "../../src/files/text-windows.js";

/** A window a line. */
const line: FindEnd = (text, from, isLast) => {
  const end = text.indexOf("\n", from);
  if (end >= 0) return end + 1;
  return isLast ? text.length : undefined;
};

function windowsOf(chunks: readonly (string | Uint8Array)[], findEnd = line): string[] {
  const windows = new TextWindows(findEnd);
  return [...chunks.flatMap((chunk) => [...windows.add(chunk)]), ...windows.end()];
}

describe("windows of a text in chunks", () => {
  it("come as soon as they are complete, the last at the end", () => {
    const windows = new TextWindows(line);
    expect([...windows.add("a")]).toEqual([]);
    expect([...windows.add("b\nc\nd")]).toEqual(["ab\n", "c\n"]);
    expect([...windows.add("")]).toEqual([]);
    expect([...windows.end()]).toEqual(["d"]);
  });

  it("are none of nothing", () => {
    expect(windowsOf([])).toEqual([]);
    expect(windowsOf(["", new Uint8Array()])).toEqual([]);
    expect(windowsOf(["a\n"])).toEqual(["a\n"]);
  });

  it("are one of a text that can only be read whole", () => {
    expect(windowsOf(["a\n", "b\n"], wholeText)).toEqual(["a\nb\n"]);
  });

  it("have the byte order mark of bytes apart, and no other", () => {
    const bytes = Buffer.from("\uFEFFa\n\uFEFFb");
    expect(windowsOf([bytes])).toEqual(["\uFEFF", "a\n", "\uFEFFb"]);
    expect(windowsOf([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(["\uFEFF", "a\n", "\uFEFFb"]);
    expect(windowsOf(["\uFEFFa"])).toEqual(["\uFEFFa"]);
    expect(windowsOf([Buffer.from("a"), Buffer.from("\uFEFFb")])).toEqual(["a\uFEFFb"]);
  });
});

describe("characters of several bytes", () => {
  it.each(["a", "é", "߿", "ࠀ", "€", "\uffff", "𐀀", "😀", "\u{10ffff}"])(
    "come whole however they are cut: %s",
    (sign) => {
      const bytes = Buffer.from(`x${sign}${sign}y`);
      for (let size = 1; size <= bytes.length; size++) {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, i * size + size),
        );
        expect(windowsOf(chunks).join("")).toBe(`x${sign}${sign}y`);
      }
    },
  );

  it("come at once where they are complete", () => {
    const windows = new TextWindows((text) => text.length);
    expect([...windows.add(Buffer.from("aé"))]).toEqual(["aé"]);
    expect([...windows.add(Buffer.from("€"))]).toEqual(["€"]);
    expect([...windows.add(Buffer.from("😀"))]).toEqual(["😀"]);
    expect([...windows.add(Buffer.from("😀").subarray(0, 3))]).toEqual([]);
    expect([...windows.add(Buffer.from("😀").subarray(3))]).toEqual(["😀"]);
  });

  it("are copied: the memory of a chunk may be used again", () => {
    const chunk = Buffer.from("€").subarray(0, 2);
    const windows = new TextWindows(line);
    expect([...windows.add(chunk)]).toEqual([]);
    chunk.fill(0x61);
    expect([...windows.add(Buffer.from("€").subarray(2)), ...windows.end()]).toEqual(["€"]);
  });

  it.each([
    ["that never end", [[0x61, 0xe2, 0x82]], 1],
    ["that never end, behind others", [[0x61], [0xc3, 0xa9, 0xf0, 0x9f]], 3],
    ["that go on as none does", [[0x61, 0xc3], [0x61]], 1],
    [
      "that nothing begins",
      [
        [0x61, 0x61],
        [0x80, 0x80, 0x80, 0x80],
      ],
      2,
    ],
    ["of no kind", [[0x61], [0xff]], 1],
  ])("%s are refused with their place in the whole", (_, chunks, offset) => {
    let error: unknown;
    try {
      windowsOf(chunks.map((bytes) => Uint8Array.from(bytes)));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DecodeError);
    expect((error as DecodeError).offset).toBe(offset);
  });
});
