import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPatch } from "../../src/report/patch.js";
import { numRuns } from "../runs.js";
import { memoryFolderForAll, temporaryFolder, writeFiles } from "../support/folder.js";
import { resultOf } from "./restoration.js";

const LONG = Array.from({ length: 30 }, (_, line) => `line ${line + 1}\n`);

function withChanges(lines: readonly string[], at: readonly number[]): string {
  return lines.map((line, index) => (at.includes(index + 1) ? line.replace("line", "{line|LINE}") : line)).join("");
}

function applied(source: string, path: string, patch: string): string {
  const folder = temporaryFolder({ [path]: source });
  execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input: patch });
  return readFileSync(join(folder, path), "utf8");
}

describe("a patch", () => {
  const folder = memoryFolderForAll();

  it("shows three lines around each change and joins hunks that touch", () => {
    const patch = createPatch().document(resultOf(withChanges(LONG, [5, 12, 25])));
    expect(patch.split("\n").filter((line) => line.startsWith("@@"))).toEqual([
      "@@ -2,14 +2,14 @@",
      "@@ -22,7 +22,7 @@",
    ]);
    expect(patch).toMatch(/^--- a\/a\.txt\n\+\+\+ b\/a\.txt\n@@ /);
    expect(patch).toContain(" line 4\n-line 5\n+LINE 5\n line 6\n");
  });

  it("is nothing where nothing changes", () => {
    expect(createPatch().document(resultOf("same"))).toBe("");
  });

  it.each([
    ["a change in the middle", withChanges(LONG, [15]), "a.txt"],
    ["changes at both ends", withChanges(LONG, [1, 30]), "a.txt"],
    ["no line feed at the end", "x {mentioned|said}", "a.txt"],
    ["a change before an unfinished last line", "x {mentioned|said}\ny", "a.txt"],
    ["CR LF", "x {mentioned|said}\r\ny\r\n", "a.txt"],
    ["two changes on a line", "{a|b} c {d|e}\n", "a.txt"],
    ["a phrase over a line break", "x {primarily\nbased|based} on\ny\n", "a.txt"],
    ["a replacement with a line break", "x {a|b\nc} y\nz\n", "a.txt"],
    ["a change up to a line feed", "x {a\n|b}y\nz\n", "a.txt"],
    ["a text that goes away", "{a\n|}", "a.txt"],
    ["a last line feed that goes away", "a {b\n|c}", "a.txt"],
    ["a name with spaces, quotes and accents", "{a|b}\n", 'd é/a "b"\\c\t.txt'],
  ])("with %s is taken by git apply", (_, marked, path) => {
    const result = resultOf(marked, path);
    expect(applied(result.source, path, createPatch().document(result))).toBe(result.restored);
  });

  it("carries the byte order mark of the first line", () => {
    const result = { ...resultOf("{a|b}\nc\n"), bom: true };
    expect(applied("\uFEFFa\nc\n", "a.txt", createPatch().document(result))).toBe("\uFEFFb\nc\n");
  });

  it("of any changes is taken by git apply", () => {
    const piece = fc.constantFrom("a", "b\n", "\r\n", "\n", " ", "{a|b}", "{a\nb|c}", "{c|d\n}", "{d|}");
    const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => `x${pieces.join("")}`);
    // A process takes as long as hundreds of files: git is given so many at once.
    const files = 250;
    fc.assert(
      fc.property(fc.array(text, { minLength: files, maxLength: files }), (texts) => {
        const results = texts.map((marked, index) => resultOf(marked, `${index}.txt`));
        writeFiles(folder, Object.fromEntries(results.map(({ path, source }) => [path, source])));
        const patch = results.map((result) => createPatch().document(result)).join("");
        if (patch !== "") execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input: patch });
        const applied = results.map(({ path }) => readFileSync(join(folder, path), "utf8"));
        expect(applied).toEqual(results.map(({ restored }) => restored));
      }),
      { numRuns: Math.ceil(numRuns / files) },
    );
  });
});
