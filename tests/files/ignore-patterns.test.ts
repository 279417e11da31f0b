import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createExclusion } from "../../src/files/exclude.js";
import { IgnorePatterns } from "../../src/files/ignore-patterns.js";
import { temporaryFolder } from "../support/folder.js";
import { pick, randomFrom } from "../support/random.js";

/** Which of these paths a pattern fits; folders end in a slash. */
function fitting(pattern: string, ...paths: string[]): string[] {
  const patterns = new IgnorePatterns([pattern]);
  return paths.filter((path) => patterns.test(path.replace(/\/$/, ""), path.endsWith("/")) === true);
}

describe("a pattern", () => {
  it("takes no longer than its length times the path's, whatever it is", () => {
    const name = "a".repeat(255);
    const path = "a/".repeat(2047);
    for (const many of [100, 10_000]) {
      expect(fitting(`${"*a".repeat(many)}*b`, name)).toEqual([]);
      expect(fitting(`${"?*a*".repeat(many)}b`, name)).toEqual([]);
      expect(fitting(`${"[a-b]*".repeat(many)}b`, name)).toEqual([]);
      expect(fitting(`${"**/a/".repeat(many)}b`, path)).toEqual([]);
      expect(fitting(`${"**/*a*/".repeat(many)}b`, path)).toEqual([]);
      expect(fitting(`${"*/".repeat(many)}b`, path)).toEqual([]);
      expect(fitting(`[${"[:a".repeat(many)}`, name)).toEqual([]);
    }
    expect(fitting("*a*a*a*a*a*a*a*a*a*a*a*a", name)).toEqual([name]);
    expect(fitting(`**/${"*a*/**/".repeat(100)}a`, path)).toEqual([path]);
  });

  it("may hold classes of characters", () => {
    expect(fitting("[ab-d].md", "a.md", "c.md", "e.md", "-.md")).toEqual(["a.md", "c.md"]);
    expect(fitting("[!ab].md", "a.md", "c.md")).toEqual(["c.md"]);
    expect(fitting("[^ab].md", "a.md", "c.md")).toEqual(["c.md"]);
    expect(fitting("[]-].md", "].md", "-.md", "a.md")).toEqual(["].md", "-.md"]);
    expect(fitting("[[:digit:]_][\\]].md", "4].md", "_].md", "a].md")).toEqual(["4].md", "_].md"]);
    expect(fitting("[[:upper:]]", "a", "1")).toEqual(["a"]);
    expect(fitting("[[:punct:]]", "!", "@", "`", "~", "a", "0", " ")).toEqual(["!", "@", "`", "~"]);
  });

  it("fits nothing where a class or an escape has no end, or a class is unknown", () => {
    for (const pattern of ["[a", "[]", "[a\\]", "a\\", "[[:vowel:]]"]) {
      expect(fitting(pattern, "a", "]", "[a", "[]", "a\\", "a]", "[a]"), pattern).toEqual([]);
    }
  });

  it("is a comment behind `#`, and the opposite behind `!`, unless they are escaped", () => {
    expect(fitting("#a", "#a", "a")).toEqual([]);
    expect(fitting("\\#a", "#a", "a")).toEqual(["#a"]);
    expect(fitting("\\!a", "!a", "a")).toEqual(["!a"]);
    expect(new IgnorePatterns(["*", "!a"]).test("a", false)).toBe(false);
    expect(new IgnorePatterns(["", "!", "/", "!/"]).test("a", true)).toBeUndefined();
  });

  it("fits names in any case", () => {
    expect(fitting("DRAFT-[A-Z]*.md", "draft-a1.MD", "Draft-B.md", "draft-1.md")).toEqual([
      "draft-a1.MD",
      "Draft-B.md",
    ]);
    expect(fitting("ÉTÉ", "été")).toEqual(["été"]);
  });

  it("may end in spaces that are escaped only", () => {
    expect(fitting("a  ", "a", "a ")).toEqual(["a"]);
    expect(fitting("a\\  ", "a", "a ")).toEqual(["a "]);
    expect(fitting("a\\\\ ", "a\\", "a\\ ")).toEqual(["a\\"]);
  });
});

describe("patterns", () => {
  it("leave out as git does, whatever they are", async () => {
    const random = randomFrom(2026);
    const parts = [
      "a",
      "b",
      "ab",
      "*",
      "*",
      "**",
      "?",
      "/",
      "/",
      "/",
      "**/",
      "[ab]",
      "[!a]",
      "\\a",
      "\\*",
      "[a/b]",
      "[b",
      " ",
    ];
    const line = (): string => {
      const length = 1 + Math.floor(random() * 6);
      const made = pick(["", "", "!", "/", "#"], random) + Array.from({ length }, () => pick(parts, random)).join("");
      // Against its manual, git takes stars for any folders behind letters, too.
      return /[^/*]\*\*/.test(made) ? line() : made;
    };
    const paths = [
      "a",
      "b/",
      "b/a",
      "b/ab",
      "b/b/",
      "b/b/a",
      "b/b/b",
      "ab/",
      "ab/a",
      "ab/ab/",
      "ab/ab/a",
      "ab/ab/ba",
      "ba",
      "*",
    ];
    const folders = Array.from({ length: 300 }, (_, at) => `${at}`);
    const cwd = temporaryFolder(
      Object.fromEntries(
        folders.flatMap((folder) => [
          [`${folder}/.gitignore`, `${line()}\n${line()}\r\n${line()}`],
          [`${folder}/b/.gitignore`, line()],
          ...paths.filter((path) => !path.endsWith("/")).map((path) => [`${folder}/${path}`, ""]),
        ]),
      ),
    );
    const git = (args: readonly string[], input = "") =>
      execFileSync("git", ["-c", "core.ignorecase=true", ...args], { cwd, input, encoding: "utf8" });
    git(["init", "-q"]);
    const asked = folders.flatMap((folder) => paths.map((path) => `${folder}/${path}`));
    const said = git(
      ["check-ignore", "--stdin", "-z", "-v", "-n"],
      asked.map((path) => path.replace(/\/$/, "")).join("\0"),
    );
    const exclusion = createExclusion({ cwd });
    const fields = said.split("\0");
    for (const [at, path] of asked.entries()) {
      const [file = "", , pattern = ""] = fields.slice(at * 4, at * 4 + 4);
      const isFolder = path.endsWith("/");
      const isLeftOut = await exclusion.holdsForGit(join(cwd, path), isFolder);
      expect(`${path} ${isLeftOut}`, `${file}: ${pattern}`).toBe(
        `${path} ${pattern !== "" && !pattern.startsWith("!")}`,
      );
    }
  });
});
