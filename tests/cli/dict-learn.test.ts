import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { article, spinArticle } from "../support/articles.js";
import { temporaryFolder } from "../support/folder.js";
import { read, unspin } from "./harness.js";

const lines = Array.from({ length: 8 }, (_, i) => {
  const original = article(i, 200);
  return `${JSON.stringify({ original, spun: spinArticle(original, i) })}\n`;
}).join("");

describe("dict learn", () => {
  it("writes a dictionary, and says what it learned", async () => {
    const cwd = temporaryFolder({ "pairs.jsonl": lines });
    const {
      status: code,
      stdout,
      stderr,
    } = await unspin(["dict", "learn", "-o", "new.dict", "--family", "new", "pairs.jsonl"], cwd);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    const { entries, heads } = parseDictionary(read(cwd, "new.dict"), "new.dict");
    expect(entries.find(({ phrase }) => phrase === "denizens")?.originals[0].text).toBe("residents");
    expect(heads.some(({ phrase, family }) => phrase === "job" && family === "new")).toBe(true);
    expect(stderr).toMatch(/^unspin: Learned from 8 pairs; \d+ of \d+ paragraphs of the originals found again\.$/m);
    expect(stderr).toMatch(/heads? always replaced/);
    expect(stderr).toMatch(/will show something that was not seen yet/);
  });

  it("prints it, and is quiet if asked to", async () => {
    const { status: code, stdout, stderr } = await unspin(["dict", "learn", "-q", "-"], temporaryFolder(), lines);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(parseDictionary(stdout, "new.dict").entries.length).toBeGreaterThan(50);
  });

  it("refuses what are no pairs", async () => {
    const stdin = '{"original":"Entirely different words.","spun":"Nothing of it."}\n';
    const { status: code, stdout, stderr } = await unspin(["dict", "learn", "-"], temporaryFolder(), stdin);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("are they pairs?");
    expect((await unspin(["dict", "learn"], temporaryFolder())).status).toBe(2);
    expect((await unspin(["dict", "learn", "--family", "a b", "-"], temporaryFolder())).stderr).toContain(
      "letters, digits and hyphens",
    );
  });

  it("is one of the commands of dict", async () => {
    expect((await unspin(["dict"], temporaryFolder())).stderr).toContain("dict needs a command; say");
    expect((await unspin(["dict", "larn"], temporaryFolder())).stderr).toContain("dict has no command larn; say");
    expect((await unspin(["dict", "learn", "--help"], temporaryFolder())).stdout).toContain(
      "unspin dict learn -o newspin.dict",
    );
  });
});
