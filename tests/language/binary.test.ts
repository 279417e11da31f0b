import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelFileError, packSections, Sections } from "../../src/language/binary.js";
import { numRuns } from "../runs.js";

const sections = {
  a: Uint8Array.of(1, 2, 255),
  b: Int8Array.of(-1, 2),
  c: Uint16Array.of(1, 65_535, 3),
  c2: Int16Array.of(-3, 300),
  d: Uint32Array.of(4_294_967_295),
  e: Int32Array.of(-5, 6, 7),
  f: Float32Array.of(0.5, -1.25),
  none: new Uint8Array(0),
};
const packed = packSections("test", 3, sections);

function message(bytes: Uint8Array, kind = "test", version = 3): string {
  try {
    new Sections(bytes, kind, version, "some.bin");
  } catch (error) {
    expect(error).toBeInstanceOf(ModelFileError);
    return (error as Error).message;
  }
  return "read without complaint";
}

describe("a packed file", () => {
  it("gives its sections back", () => {
    const read = new Sections(packed, "test", 3, "some.bin");
    expect(read.u8("a")).toEqual(sections.a);
    expect(read.i8("b")).toEqual(sections.b);
    expect(read.u16("c")).toEqual(sections.c);
    expect(read.i16("c2")).toEqual(sections.c2);
    expect(read.u32("d")).toEqual(sections.d);
    expect(read.i32("e")).toEqual(sections.e);
    expect(read.f32("f")).toEqual(sections.f);
    expect(read.u8("none")).toEqual(sections.none);
  });

  it("is the same for the same sections", () => {
    expect(packSections("test", 3, sections)).toEqual(packed);
  });

  it("takes views into larger buffers", () => {
    const view = Uint16Array.of(9, 8, 7, 6).subarray(1, 3);
    expect([...new Sections(packSections("v", 1, { view }), "v", 1, "f").u16("view")]).toEqual([8, 7]);
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "null"],
    ["no list of sections", '{"kind":"test","version":3}'],
    [
      "a section behind its end",
      '{"kind":"test","version":3,"sections":[{"name":"a","type":"u32","at":8,"length":9}]}',
    ],
    [
      "a section before its beginning",
      '{"kind":"test","version":3,"sections":[{"name":"a","type":"u32","at":-8,"length":1}]}',
    ],
    ["a section without a place", '{"kind":"test","version":3,"sections":[{"name":"a","type":"u32"}]}'],
  ])("with %s is refused though its checksum is right", (_name, header) => {
    const bytes = new Uint8Array(16 + header.length);
    bytes.set(Buffer.from("UNSPIN1\n"));
    new DataView(bytes.buffer).setUint32(12, header.length, true);
    bytes.set(Buffer.from(header), 16);
    expect(() => new Sections(bytes, "test", 3, "some.bin", () => 0).u32("a")).toThrow(ModelFileError);
  });

  it("is checked with the checksum that the caller has at hand", () => {
    const asked: number[] = [];
    const checksum = (bytes: Uint8Array): number => {
      asked.push(bytes.length);
      return crc32(bytes);
    };
    expect(new Sections(packed, "test", 3, "f", checksum).u32("d")).toEqual(sections.d);
    expect(asked).toEqual([packed.length - 12]);
  });

  it("is read from any offset of a buffer", () => {
    const moved = new Uint8Array(packed.length + 3);
    moved.set(packed, 3);
    expect(new Sections(moved.subarray(3), "test", 3, "f").u32("d")).toEqual(sections.d);
  });

  it("holds no elements of more than 32 bits", () => {
    expect(() => packSections("test", 1, { wide: new Float64Array(1) as unknown as Float32Array })).toThrow(TypeError);
  });
});

describe("a damaged file is refused by name", () => {
  it.each([
    ["empty", new Uint8Array(0)],
    ["shorter than its prefix", packed.subarray(0, 12)],
    ["of another make", new TextEncoder().encode("PK something else entirely")],
  ])("when it is %s", (_, bytes) => {
    expect(message(bytes)).toBe("some.bin: this is not a model file; install the package anew or rebuild the file");
  });

  it("when any of its bytes differs", () => {
    fc.assert(
      fc.property(fc.nat({ max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = packed.slice();
        bytes[at] ^= change;
        expect(message(bytes)).toMatch(/^some\.bin: /);
      }),
      { numRuns },
    );
  });

  it("when it is cut short anywhere", () => {
    fc.assert(
      fc.property(fc.nat({ max: packed.length - 1 }), (length) => {
        expect(message(packed.slice(0, length))).toMatch(/^some\.bin: /);
      }),
      { numRuns },
    );
  });

  it("when it has more bytes than were written", () => {
    const longer = new Uint8Array(packed.length + 8);
    longer.set(packed);
    expect(message(longer)).toMatch(/^some\.bin: the file is truncated or corrupted/);
  });

  it("when two of its words changed places", () => {
    const bytes = packSections("test", 3, { words: Uint32Array.of(1, 2) });
    new Uint32Array(bytes.buffer, bytes.length - 8, 2).set([2, 1]);
    expect(message(bytes)).toMatch(/^some\.bin: the file is truncated or corrupted/);
  });

  it("when it is of another kind or version", () => {
    expect(message(packed, "other")).toBe(
      "some.bin: this is test version 3, but other version 3 is needed; install the package anew or rebuild the file",
    );
    expect(message(packed, "test", 4)).toBe(
      "some.bin: this is test version 3, but test version 4 is needed; install the package anew or rebuild the file",
    );
  });

  it("when a section is missing or of another type", () => {
    const read = new Sections(packed, "test", 3, "some.bin");
    const message = "some.bin: section z is missing; install the package anew or rebuild the file";
    expect(() => read.u8("z")).toThrow(new ModelFileError(message, "some.bin"));
    expect(() => read.i8("a")).toThrow("some.bin: section a is missing");
  });
});
