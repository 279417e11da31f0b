import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecodeError, decode, encode } from "../../src/files/encoding.js";
import { numRuns } from "../runs.js";

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "latin1", undefined];

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => new TextEncoder().encode(text)),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, "utf16le"))),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, "utf8"))),
);

describe("decoding and encoding", () => {
  it.each(["windows-1252", "latin1"])("keeps every byte of %s", (encoding) => {
    const decoded = decode(everyByte, encoding);
    expect(new Set(decoded.text).size).toBe(256);
    expect(encode(decoded.text, decoded)).toEqual(Buffer.from(everyByte));
  });

  it("gives back the same bytes for whatever decodes, and refuses the rest with an offset inside the input", () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(...encodings), (input, encoding) => {
        try {
          const decoded = decode(input, encoding);
          expect([...encode(decoded.text, decoded)]).toEqual([...input]);
        } catch (error) {
          if (!(error instanceof DecodeError)) throw error;
          expect(error.offset).toBeLessThan(input.length);
          if (error.encoding === "utf-8") expect(decode(input.subarray(0, error.offset), "utf-8")).toBeDefined();
        }
      }),
      { numRuns },
    );
  });
});
