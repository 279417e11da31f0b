import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli } from "./harness.js";

const PAIRS = `${[
  { spun: "He mentioned it.", original: "He said it." },
  { spun: ["Additionally, he left.", "12 months on."], original: "Also, he left." },
]
  .map((pair) => JSON.stringify(pair))
  .join("\n")}\n`;

describe("evaluate", () => {
  it("reads JSON lines, packed or not, of one or several spun versions", async () => {
    const cwd = temporaryFolder({ "pairs.jsonl": PAIRS, "pairs.jsonl.gz": gzipSync(PAIRS) });
    for (const name of ["pairs.jsonl", "pairs.jsonl.gz"]) {
      const { code, stdout } = await cli(["evaluate", "--format", "json", name], { cwd });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ documents: 3, changes: 2 });
    }
    const { stdout } = await cli(["evaluate", "--format", "json", "-"], { stdin: PAIRS });
    expect(JSON.parse(stdout)).toMatchObject({ documents: 3 });
  });

  it("reads a folder with spun and original in it, and names what has no partner", async () => {
    const cwd = temporaryFolder({
      "pairs/spun/a/1.txt": "He mentioned it.",
      "pairs/original/a/1.txt": "He said it.",
      "pairs/spun/2.txt": "Alone.",
    });
    const { code, stdout, stderr } = await cli(["evaluate", "pairs"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^documents +1 /);
    expect(stdout).toContain("precision                1.000");
    expect(stderr).toBe("unspin: pairs/spun/2.txt: no file of this name in pairs/original; left out\n");
  });

  it("shows how many pairs are done on a terminal, of what nobody has counted", async () => {
    let now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => (now += 1000));
    onTestFinished(() => void vi.restoreAllMocks());
    const { stderr } = await cli(["evaluate", "-"], { stdin: PAIRS, terminal: true });
    expect(stderr).toContain("2 stdin:2\r");
    expect(stderr).not.toContain("/");
  });

  it("shows what differs most often", async () => {
    const { stdout } = await cli(["evaluate", "-"], { stdin: '{"spun":"A humongous dog.","original":"A big dog."}\n' });
    expect(stdout).toContain("    1  humongous → (left), but it was big\n");
    const none = await cli(["evaluate", "--confusions", "0", "-"], { stdin: PAIRS });
    expect(none.stdout).not.toContain("but it was");
  });

  it.each([
    ["{", "not valid JSON"],
    ["[]", "no text under the key `original`"],
    ["7", "not a JSON object"],
    ['{"spun":"x"}', "no text under the key `original`"],
    ['{"spun":[7],"original":"x"}', "no text, or list of texts, under the key `spun`"],
    ['{"spun":[],"original":"x"}', "no text, or list of texts, under the key `spun`"],
    [Buffer.from([0x7b, 0xff, 0x0a]), "not valid UTF-8"],
  ])("names the line %j and does the others", async (line, problem) => {
    const { code, stdout, stderr } = await cli(["evaluate", "-"], {
      stdin: Buffer.concat([Buffer.from(line), Buffer.from(`\n${PAIRS}`)]),
    });
    expect(code).toBe(2);
    expect(stderr).toBe(`unspin: stdin:1: ${problem}; the line is left out\n`);
    expect(stdout).toMatch(/^documents +3 /);
  });

  it("fails without pairs", async () => {
    const cwd = temporaryFolder({
      "empty.jsonl": "",
      "plain/a.txt": "x",
      "none/spun/.keep": "",
      "none/original/.keep": "",
      "cut.jsonl.gz": gzipSync(PAIRS).subarray(0, 20),
    });
    const said = async (...argv: readonly string[]) => {
      const { code, stdout, stderr } = await cli(["evaluate", ...argv], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      return stderr;
    };
    expect(await said()).toContain("name the pairs");
    expect(await said("empty.jsonl")).toContain("empty.jsonl: no pairs in it");
    expect(await said("plain")).toContain("a folder of pairs holds the folders spun and original");
    expect(await said("none")).toBe(
      "unspin: none: no pairs in it; put texts into none/spun and their originals, under the same names, into none/original\n",
    );
    expect(await said("no.jsonl")).toContain("no.jsonl: no such file");
    expect(await said("cut.jsonl.gz")).toContain("cut.jsonl.gz");
    expect(await said("cut.jsonl.gz")).not.toContain("internal error");
  });
});
