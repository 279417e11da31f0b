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

function fromBase32(text: string): string {
  let bits = "";
  for (const digit of text) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit).toString(2).padStart(5, "0");
  return (bits.match(/.{4}/g) ?? []).map((nibble) => Number.parseInt(nibble, 2).toString(16)).join("");
}
