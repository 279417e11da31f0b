import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fileInput } from "../../src/cli/inputs.js";
import { Messages } from "../../src/cli/messages.js";
import { SettingsResolver } from "../../src/cli/settings.js";
import { wetPieces } from "../../src/cli/wet-pieces.js";
import { FileError } from "../../src/files/errors.js";
import { temporaryFolder } from "../support/folder.js";
import { cli, fakeRestorer, read } from "./harness.js";

function record(type: string, block: string | Uint8Array): Buffer {
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(block), Buffer.from("\r\n\r\n")]);
}

const INFO = record("warcinfo", "Publisher: mentioned\r\n");
const CRAWL = Buffer.concat([INFO, record("conversion", "He mentioned it."), record("conversion", "He left.")]);
const RESTORED = Buffer.concat([INFO, record("conversion", "He said it."), record("conversion", "He left.")]);
const packed = (...records: Buffer[]) => Buffer.concat(records.map((bytes) => gzipSync(bytes)));

describe("a WET file", () => {
  it("is restored record by record, its headers kept", async () => {
    const cwd = temporaryFolder({ "a.wet": CRAWL });
    expect((await cli(["restore", "a.wet"], { cwd })).stdout).toBe(RESTORED.toString());
  });

  it("comes out compressed if it came so, and stays the very bytes it was if nothing is to be restored", async () => {
    const genuine = packed(INFO, record("conversion", "He left."));
    const cwd = temporaryFolder({ "a.wet.gz": gzipSync(CRAWL), "b.wet.gz": genuine });
    expect(await cli(["restore", "-w", "."], { cwd })).toMatchObject({
      code: 0,
      stderr: "unspin: 1 change; 1 of 2 files written\n",
    });
    expect(gunzipSync(readFileSync(join(cwd, "a.wet.gz"))).toString()).toBe(RESTORED.toString());
    expect(readFileSync(join(cwd, "b.wet.gz")).equals(genuine)).toBe(true);
  });

  it("is scored text by text, each named by the line it begins in", async () => {
    const cwd = temporaryFolder({ "a.wet.gz": packed(CRAWL) });
    const { stdout } = await cli(["score", "--format", "json", "a.wet.gz"], { cwd });
    const { documents } = JSON.parse(stdout);
    expect(documents).toMatchObject([
      { path: "a.wet.gz", record: 8, score: 0.99 },
      { path: "a.wet.gz", record: 14, score: 0.01 },
    ]);
  });

  it("that is broken off goes out as it came in, with a failure that names the place", async () => {
    const cut = CRAWL.subarray(0, -9);
    const cwd = temporaryFolder({ "a.wet": cut });
    const { code, stdout, stderr } = await cli(["restore", "a.wet"], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "unspin: a.wet:14: the record is cut short; it and what follows are left as they are\n",
    });
    expect(stdout).toBe(
      CRAWL.toString().replace("He mentioned it.", "He said it.").replace(": 16", ": 11").slice(0, -9),
    );
  });

  it("with a text that is no UTF-8 keeps that record", async () => {
    const latin = record("conversion", Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    const cwd = temporaryFolder({ "a.wet": Buffer.concat([latin, CRAWL]) });
    const { code, bytes, stderr } = await cli(["restore", "a.wet"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe("unspin: a.wet:1: not valid UTF-8; the record is left as it is\n");
    expect(bytes.equals(Buffer.concat([latin, RESTORED]))).toBe(true);
  });

  it("with damaged compression is a failure that says so", async () => {
    const damaged = packed(CRAWL).fill(0, 30);
    const { code, stderr } = await cli(["score", "a.wet.gz"], { cwd: temporaryFolder({ "a.wet.gz": damaged }) });
    expect(code).toBe(2);
    expect(stderr).toBe("unspin: a.wet.gz: damaged gzip data; fetch the file anew\n");
  });

  it("that can be read only in part, and is compressed, is a failure of that file alone", async () => {
    const input = fileInput({
      name: "a.wet.gz",
      path: "a.wet.gz",
      place: "a.wet.gz",
      explicit: true,
      settings: await new SettingsResolver({}, temporaryFolder()).for("a.wet.gz"),
    });
    const failing = {
      ...input,
      stream: async function* () {
        yield packed(INFO);
        throw new FileError("a.wet.gz", "input/output error");
      },
    };
    const pieces = wetPieces(failing, fakeRestorer, new Messages({ write: async () => {} }, true), "restore");
    const readAll = async () => {
      for await (const piece of pieces) expect(piece.name).toBe("a.wet.gz:1");
    };
    await expect(readAll()).rejects.toThrow("a.wet.gz: input/output error");
  });

  it("has no patch and no explanation", async () => {
    const cwd = temporaryFolder({ "a.wet": CRAWL });
    expect((await cli(["restore", "--report", "patch", "a.wet"], { cwd })).stderr).toContain("use --report json");
    expect((await cli(["explain", "a.wet:8"], { cwd })).stderr).toContain("cannot be explained");
    expect(read(cwd, "a.wet")).toBe(CRAWL.toString());
  });
});
