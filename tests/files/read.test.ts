import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf, readBytes } from "../../src/files/read.js";
import { numRuns } from "../runs.js";

async function lines(chunks: readonly string[]): Promise<string[]> {
  const result: string[] = [];
  const stream = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  for await (const line of linesOf(stream)) result.push(Buffer.from(line).toString());
  return result;
}

describe("linesOf", () => {
  it("gives lines with their ends", async () => {
    expect(await lines(["a\nb\r\n", "\nc"])).toEqual(["a\n", "b\r\n", "\n", "c"]);
    expect(await lines([])).toEqual([]);
  });

  it("gives the same lines however the stream is cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r") })), async (chunks) => {
        expect(await lines(chunks)).toEqual(await lines([chunks.join("")]));
        expect((await lines(chunks)).join("")).toBe(chunks.join(""));
      }),
      { numRuns },
    );
  });
});

it("names the file that cannot be read", async () => {
  await expect(readBytes("/no/such/file", "file")).rejects.toThrow("file: no such file or folder");
  await expect(readBytes("/", "root")).rejects.toThrow("root: is a folder, not a file");
});
