import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { cli, unspin } from "./harness.js";

const files = {
  "a.txt": "Nothing here.\nShe mentioned it,\n  additionally so.\n",
  "a.txt:2": "mentioned\n",
  "c.jsonl": '{"text":"mentioned"}\n{"text":"Nothing at all."}\n{"no":"text"}\n',
};

/** The words that an explanation tells of. */
async function words(argv: readonly string[], cwd = temporaryFolder(files), stdin?: string): Promise<string[]> {
  const { code, stdout, stderr } = await cli(["explain", "--format", "json", ...argv], {
    cwd,
    ...(stdin === undefined ? {} : { stdin }),
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout).tokens.map(
    ({ line, column, text, outcome }: Record<string, unknown>) => `${line}:${column} ${text} ${outcome}`,
  );
}

describe("explain", () => {
  it("tells of a word, a line or a whole text", async () => {
    const cwd = temporaryFolder(files);
    expect(await words(["a.txt:3"], cwd)).toEqual(["3:3 additionally changed", "3:16 so kept"]);
    expect(await words(["a.txt:3:14"], cwd)).toEqual(["3:3 additionally changed"]);
    expect(await words(["a.txt:3:15"], cwd)).toEqual([]);
    expect(await words(["a.txt"], cwd)).toHaveLength(7);
    expect(await words([], cwd, "She mentioned it")).toEqual(["1:1 She kept", "1:5 mentioned changed", "1:15 it kept"]);
    expect(await words(["-"], cwd, "mentioned")).toEqual(["1:1 mentioned changed"]);
  });

  it("takes a file whose name ends like a place for a file", async () => {
    expect(await words(["a.txt:2"])).toEqual(["1:1 mentioned changed"]);
  });

  it("takes the line of JSON lines for a record", async () => {
    const { stdout } = await cli(["explain", "c.jsonl:2", "--format", "json"], { cwd: temporaryFolder(files) });
    expect(JSON.parse(stdout)).toMatchObject({ path: "c.jsonl", record: 2, tokens: [{ column: 1 }, {}, {}] });
    for (const [place, problem] of [
      ["c.jsonl", "name a record of c.jsonl by its line, as in c.jsonl:1"],
      ["c.jsonl:3", "c.jsonl:3 holds no text to explain"],
      ["c.jsonl:9", "c.jsonl has no line 9"],
    ]) {
      const { code, stderr } = await cli(["explain", place], { cwd: temporaryFolder(files) });
      expect(stderr).toContain(problem);
      expect(code).toBe(2);
    }
  });

  it("tells what holds a change back", async () => {
    const cwd = temporaryFolder({
      "unspin.config.json": '{"allow":["mentioned"]}',
      "a.txt": "She mentioned it.\nadditionally <!-- unspin-disable-line -->\n",
      "off.md": "---\nunspin: off\n---\n\nadditionally\n",
    });
    expect((await cli(["explain", "a.txt:1:5"], { cwd })).stdout).toContain(
      "1:5  mentioned  kept: the configuration allows the phrase",
    );
    expect((await cli(["explain", "a.txt:2:1"], { cwd })).stdout).toContain(
      "additionally  kept: a directive holds the change back",
    );
    expect((await cli(["explain", "off.md:5"], { cwd })).stdout).toContain(
      "additionally  kept: the front matter says unspin: off",
    );
  });

  it("refuses what is no place in one document", async () => {
    const cwd = temporaryFolder({
      ...files,
      ".unspinignore": "left.txt\n",
      "left.txt": "x",
      "b/1.txt": "x",
      "b/2.txt": "x",
    });
    for (const [place, problem] of [
      ["no.txt:3", "no.txt"],
      ["a.txt:9", "a.txt has 3 lines, no line 9"],
      ["b/1.txt:2", "b/1.txt has 1 line, no line 2"],
      ["a.txt:0", "a.txt:0: lines and columns count from 1"],
      ["a.txt:1:0", "a.txt:1:0: lines and columns count from 1"],
      ["a.txt:1:99", "line 1 of a.txt has no column 99"],
      ["left.txt", "left.txt is left out"],
      ["b", "name one file to explain"],
    ]) {
      const { code, stdout, stderr } = await cli(["explain", place], { cwd });
      expect(stderr).toContain(problem);
      expect(stdout).toBe("");
      expect(code).toBe(2);
    }
    expect((await cli(["explain", "a.txt", "b/1.txt"], { cwd })).code).toBe(2);
  });
});

it("explain shows an editor what was weighed", async () => {
  const { stdout, stderr, status } = await unspin(["explain", "examples/harbour.spun.txt:3:52"], root);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^examples\/harbour\.spun\.txt: spun with a probability of 99\.9 %\n\n3:52 {2}predominant {2}changed: /,
  );
  expect(stdout).toMatch(/^ {4}\* {2}main +\d+ % .* table +the likeliest reading$/m);
  expect(stdout).toContain("p(o|s)    how often the phrase stands for this original");
});
