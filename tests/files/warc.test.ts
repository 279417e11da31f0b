import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WarcRecord, type WarcRest, warcRecords, withBlock } from "../../src/files/warc.js";
import { numRuns } from "../runs.js";

function record(block: string, fields: readonly string[] = ["WARC-Type: conversion"]): string {
  return `WARC/1.0\r\n${fields.join("\r\n")}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
}

async function recordsOf(bytes: Uint8Array, chunk = bytes.length): Promise<(WarcRecord | WarcRest)[]> {
  const records: (WarcRecord | WarcRest)[] = [];
  const stream = (async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  })();
  for await (const found of warcRecords(stream)) records.push(found);
  return records;
}

function textOf(found: WarcRecord | WarcRest): string {
  return Buffer.concat("bytes" in found ? [found.bytes] : [found.head, found.block, found.tail]).toString();
}

describe("warcRecords", () => {
  it("gives types, blocks and the lines they begin in", async () => {
    const file = record("Software-Info: x\r\n", ["WARC-Type: warcinfo"]) + record("Fish – and\nchips.");
    expect(await recordsOf(Buffer.from(file))).toMatchObject([
      { line: 1, type: "warcinfo" },
      { line: 8, type: "conversion", block: Buffer.from("Fish – and\nchips.") },
    ]);
  });

  it("loses no byte, whatever the file holds and however it is cut", async () => {
    const part = fc.oneof(
      fc.string({ maxLength: 40 }).map((block) => record(block)),
      fc.constantFrom("WARC/1.0\r\n\r\n", "WARC/1.0\r\nContent-Length: 99999\r\n\r\nx", "noise", "\r\n\r\n"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 4 }), fc.integer({ min: 1, max: 90 }), async (parts, chunk) => {
        const found = await recordsOf(Buffer.from(parts.join("")), chunk);
        expect(found.map(textOf).join("")).toBe(parts.join(""));
      }),
      { numRuns },
    );
  });

  it("has heads and fields of any length and order", async () => {
    const fields = Array.from({ length: 300 }, (_, i) => `X-Content-Length-${i}: 9`);
    const long = record("One.", [...fields, "wArC-TyPe:  Conversion "]);
    for (const chunk of [7, 1024, 5000, long.length]) {
      const [found, another] = await recordsOf(Buffer.from(long + record("Two.")), chunk);
      expect(found).toMatchObject({ line: 1, type: "conversion", block: Buffer.from("One.") });
      expect(another).toMatchObject({ line: 307, block: Buffer.from("Two.") });
    }
    expect(await recordsOf(Buffer.from(record("x", ["A: b"])))).toMatchObject([{ type: "" }]);
  });

  it.each([
    ["another word", "WARP/1.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\n"],
    ["no length", "WARC/1.0\r\nA: b\r\n\r\nx"],
    ["a length that is no number", "WARC/1.0\r\nContent-Length: undefined\r\n\r\nx"],
    ["a length beyond all measure", "WARC/1.0\r\nContent-Length: 1234567890123456\r\n\r\nx"],
    ["a head without end", `WARC/1.0\r\n${"A: b\r\n".repeat(20_000)}\r\nContent-Length: 1\r\n\r\nx`],
  ])("are no records: %s", async (_, file) => {
    const found = (await recordsOf(Buffer.from(file))) as WarcRest[];
    expect(found[0].problem).toBe("no WARC record begins here");
    expect(found.map(textOf).join("")).toBe(file);
  });

  it("counts lines that begin at the first byte of a block", async () => {
    const found = await recordsOf(Buffer.from(record("\na\n") + record("b")));
    expect(found).toMatchObject([{ line: 1 }, { line: 9 }]);
  });

  it("says where the records end, and once", async () => {
    const file = Buffer.from(record("One.") + "x".repeat(200_000));
    const [, first, ...others] = (await recordsOf(file, 50_000)) as WarcRest[];
    expect(first.problem).toBe("no WARC record begins here");
    expect(others.map(({ problem }) => problem)).toEqual(others.map(() => undefined));
    expect(others.length).toBeGreaterThan(1);
    const cut = Buffer.from(record("One.")).subarray(0, -7);
    expect(await recordsOf(cut)).toMatchObject([{ line: 1, problem: "the record is cut short" }]);
  });
});

it("another block brings its length and its digest with it; all other fields stay", async () => {
  const digest = "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  const fields = ["WARC-Type: conversion", "WARC-Target-URI: https://a.example/", `WARC-Block-Digest: ${digest}`];
  const [found] = await recordsOf(Buffer.from(record("She mentioned.", fields)));
  if ("bytes" in found) throw new Error("no record");
  const changed = withBlock(found, Buffer.from("She said."));
  const [again] = await recordsOf(changed);
  expect(textOf(again)).toContain("Content-Length: 9\r\n\r\nShe said.\r\n\r\n");
  expect(textOf(again)).toContain("WARC-Target-URI: https://a.example/\r\n");
  const written = /WARC-Block-Digest: sha1:([A-Z2-7]{32})\r\n/.exec(textOf(again))?.[1] ?? "";
  expect(fromBase32(written)).toBe(createHash("sha1").update("She said.").digest("hex"));
});

it("fields that only end as others do, and letters beyond ASCII, stay as they are", async () => {
  const fields = ["X-Content-Length: 5", "X-WARC-Block-Digest: sha1:AAAA", "WARC-Payload-Digest:sha1:AAAA", "Name: é"];
  const [found] = await recordsOf(Buffer.from(record("Old.", fields)));
  if ("bytes" in found) throw new Error("no record");
  const changed = Buffer.from(withBlock(found, Buffer.from("New block."))).toString();
  expect(changed).toContain("X-Content-Length: 5\r\nX-WARC-Block-Digest: sha1:AAAA\r\n");
  expect(changed).toMatch(/\nWARC-Payload-Digest:sha1:[A-Z2-7]{32}\r\nName: é\r\nContent-Length: 10\r\n/);
});

function fromBase32(text: string): string {
  let bits = "";
  for (const digit of text) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit).toString(2).padStart(5, "0");
  return (bits.match(/.{4}/g) ?? []).map((nibble) => Number.parseInt(nibble, 2).toString(16)).join("");
}
