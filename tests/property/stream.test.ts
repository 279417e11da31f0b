import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Engine } from "../../src/engine/restore.js";
import { windowEnd } from "../../src/engine/windows.js";
import { decode } from "../../src/files/encoding.js";
import { type FindEnd, TextWindows } from "../../src/files/text-windows.js";
import { createRestoreStream } from "../../src/restore-stream.js";
import { numRuns } from "../runs.js";
import { chunkLengths, chunksOf } from "../support/chunks.js";
import { mostlyShort } from "../support/lists.js";
import { paperPack } from "../support/packs.js";

const engine = new Engine(
  paperPack({
    learned: ["mentioned|1|0|said|40", "folks|1|0|people|40", "tons of|0|0|hundreds of|40"],
    model: { words: { he: 0.1, said: 0.1, people: 0.1, that: 0.1, of: 0.1, hundreds: 0.1 } },
    evidence: { mentioned: 2.5, folks: 2.5, tons: 2.5, said: -2, people: -2 },
  }),
);
const restore = (text: string) => engine.restore(text).text;

const word = fc.constantFrom(
  "mentioned",
  "folks",
  "tons of",
  "said",
  "people",
  "that",
  "\u{1F600}",
  "caf\u00e9",
  "\u20ac",
);
const space = fc.constantFrom(" ", " ", " ", ". ", "\n", "\r\n", "\r", ".\r\n\r\n", ".\n\n", "\ufeff", "");
const text = mostlyShort(fc.tuple(word, space), 120).map((parts) => parts.flat().join(""));

const small: FindEnd = (source, from, isLast) => windowEnd(source, from, isLast, 128);

/** What a text of several windows comes to if all of it is there. */
function restoredWhole(source: string): string {
  let [from, result] = [0, ""];
  while (from < source.length) {
    const end = small(source, from, true) ?? source.length;
    result += restore(source.slice(from, end));
    from = end;
  }
  return result;
}

function through(chunks: readonly (string | Uint8Array)[]): Promise<Buffer> {
  return buffer(Readable.from(chunks, { objectMode: false }).pipe(createRestoreStream(restore, small)));
}

it("text in any chunks comes out as the whole does", async () => {
  await fc.assert(
    fc.asyncProperty(text, chunkLengths, async (source, lengths) => {
      const stream = createRestoreStream(restore, small);
      for (const chunk of chunksOf(source, lengths)) stream.write(chunk);
      stream.end();
      expect((await buffer(stream)).toString()).toBe(restoredWhole(source));
    }),
    { numRuns },
  );
});

it("bytes in any chunks come out as the whole does, a byte order mark in front", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("", "\uFEFF"), text, chunkLengths, async (mark, source, lengths) => {
      // Only the first mark is one.
      fc.pre(!source.startsWith("\uFEFF"));
      const chunks = chunksOf(Buffer.from(mark + source), lengths);
      expect((await through(chunks)).toString()).toBe(mark + restoredWhole(source));
    }),
    { numRuns },
  );
});

it("bytes of any kind decode in chunks as they do whole, or fail at the same byte", () => {
  const scraps = fc.constantFrom(
    [0x61],
    [0xc3, 0xa9],
    [0xe2, 0x82, 0xac],
    [0xf0, 0x9f, 0x98, 0x80],
    [0xef, 0xbb, 0xbf],
    [0xf0, 0x9f],
    [0xe2],
    [0x80],
    [0xff],
    [0xed, 0xa0, 0x80],
  );
  const bytes = fc
    .array(fc.oneof({ weight: 6, arbitrary: scraps }, { weight: 1, arbitrary: fc.tuple(fc.nat({ max: 255 })) }), {
      maxLength: 12,
    })
    .map((parts) => Uint8Array.from(parts.flat()))
    // Without an encoding named, such a mark would tell UTF-16.
    .filter(([first, second]) => (first !== 0xff || second !== 0xfe) && (first !== 0xfe || second !== 0xff));
  const attempt = (read: () => string) => {
    try {
      return read();
    } catch (error) {
      return error;
    }
  };
  fc.assert(
    fc.property(bytes, chunkLengths, (whole, lengths) => {
      const windows = new TextWindows(small);
      const inChunks = attempt(() => {
        const found = chunksOf(whole, lengths).flatMap((chunk) => [...windows.add(chunk)]);
        return [...found, ...windows.end()].join("");
      });
      expect(inChunks).toEqual(
        attempt(() => {
          const { bom: marked, text: all } = decode(whole);
          return (marked ? "\uFEFF" : "") + all;
        }),
      );
    }),
    { numRuns },
  );
});
