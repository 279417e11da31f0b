import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Decisions } from "../../src/review/decisions.js";
import type { ReviewDocument } from "../../src/review/document.js";
import { Review } from "../../src/review/review.js";
import { temporaryFolder } from "../support/folder.js";
import { cli, read } from "./harness.js";

const SPUN = "She mentioned it.\r\nHe additionally left.\r\n";

/** Reports on files and decides on them as a person would in the page: keeps the first change, types for the second. */
async function decide(cwd: string, ...args: string[]): Promise<Decisions> {
  await cli(["restore", "--report", "html=report.html", "--diff", ...args], { cwd });
  const data = [...read(cwd, "report.html").matchAll(/<script type="application\/json">([^\n]*)<\/script>/g)];
  const review = new Review(data.map(([, json]) => JSON.parse(json) as ReviewDocument));
  const [first, second] = review.changes;
  review.decide(first, first.source);
  if (second !== undefined) review.decide(second, "– at last –");
  const decisions = review.decisions();
  writeFileSync(join(cwd, "decisions.json"), JSON.stringify(decisions));
  return decisions;
}

const DECIDED = "She mentioned it.\r\nHe – at last – left.\r\n";

describe("restore --decisions", () => {
  it("makes of a text what was decided", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    await decide(cwd, "a.txt");
    expect(await cli(["restore", "--decisions", "decisions.json", "a.txt"], { cwd })).toMatchObject({
      code: 0,
      stdout: DECIDED,
      stderr: "",
    });
  });

  it("without paths works on the files that were decided on, and writes them", async () => {
    const cwd = temporaryFolder({ "a.txt": `\uFEFF${SPUN}`, "posts/b.md": SPUN });
    await decide(cwd, "a.txt", "posts");
    const { code, stderr } = await cli(["restore", "--decisions", "decisions.json", "-w"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "unspin: 3 changes; 2 of 2 files written\n" });
    expect(read(cwd, "a.txt")).toBe(`\uFEFF${DECIDED}`);
    expect(read(cwd, "posts/b.md")).toBe("She said it.\r\nHe also left.\r\n");
  });

  it("finds the document by its place, whatever way the path is written", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    await decide(cwd, "./a.txt");
    const absolute = join(cwd, "a.txt");
    expect((await cli(["restore", "--decisions", "decisions.json", absolute], { cwd })).stdout).toBe(DECIDED);
  });

  it("decides records of JSON lines one by one", async () => {
    const line = `${JSON.stringify({ text: "She mentioned it." })}\n`;
    const cwd = temporaryFolder({ "a.jsonl": line + line });
    await decide(cwd, "a.jsonl");
    const { stdout } = await cli(["restore", "--decisions", "decisions.json"], { cwd });
    expect(stdout.split("\n").map((record) => record && JSON.parse(record).text)).toEqual([
      "She mentioned it.",
      "She – at last – it.",
      "",
    ]);
  });

  it("refuses a document that has changed since, names it and leaves it alone; the others are done", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN, "b.txt": SPUN, "c.txt": SPUN });
    await decide(cwd, "a.txt", "b.txt");
    writeFileSync(join(cwd, "a.txt"), `New. ${SPUN}`);
    const { code, stderr } = await cli(["restore", "--decisions", "decisions.json", "-w", "*.txt"], { cwd });
    expect(code).toBe(2);
    expect(stderr.split("\n")).toEqual([
      "unspin: a.txt: not the text that decisions.json decides on, it has changed since; left as it is, review it anew",
      "unspin: c.txt: decisions.json decides nothing on it; left as it is",
      "unspin: 2 changes; 1 of 3 files written",
      "",
    ]);
    expect([read(cwd, "a.txt"), read(cwd, "c.txt")]).toEqual([`New. ${SPUN}`, SPUN]);
  });

  it.each([
    ["no JSON", "{", /^unspin: d\.json: no decisions, since no JSON: .*; export them anew from the report/],
    ["another JSON", "{}", /^unspin: d\.json: no decisions: schema is missing; /],
    ["a number in it", "7", /^unspin: d\.json: no decisions: it must be a map of keys, not 7; /],
    [
      "another type in it",
      '{"schema":1,"documents":[{"path":7}]}',
      /^unspin: d\.json: no decisions: documents\[0\]\.path must be a string, not 7; /,
    ],
    ["nothing in it", '{"schema":1,"documents":[],"allow":[],"dictionary":[]}', /d\.json decides on no document/],
    [
      "edits over one another",
      JSON.stringify({
        schema: 1,
        documents: [
          {
            path: "a.txt",
            sha256: "0".repeat(64),
            edits: [0, 0].map((start) => ({
              start,
              end: 1,
              source: "a",
              replacement: "b",
              confidence: 1,
              decided: true,
            })),
          },
        ],
        allow: [],
        dictionary: [],
      }),
      /documents\[0\]\.edits: edits overlap or are out of order/,
    ],
  ])("says what is wrong with a file that has %s", async (_, content, message) => {
    const cwd = temporaryFolder({ "d.json": content, "a.txt": SPUN });
    const { code, stdout, stderr } = await cli(["restore", "--decisions", "d.json"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });

  it("tells of what was decided for good, which only a review can keep", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const decisions = await decide(cwd, "a.txt");
    writeFileSync(join(cwd, "decisions.json"), JSON.stringify({ ...decisions, allow: ["mentioned"] }));
    const { stdout, stderr } = await cli(["restore", "--decisions", "decisions.json"], { cwd });
    expect(stdout).toBe(DECIDED);
    expect(stderr).toBe(
      "unspin: decisions.json holds phrases that were decided on for good; unspin review --decisions decisions.json offers to keep them\n",
    );
  });

  it("goes with no option that asks for another restoration", async () => {
    const { code, stderr } = await cli(["restore", "--decisions", "d.json", "--assume", "spun"], {
      cwd: temporaryFolder(),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be used with/);
  });
});

describe("restore --report html", () => {
  it("holds all documents as data that ends no script", async () => {
    const evil = '</script><script>alert(1)</script><!-- mentioned "\u2028" & additionally';
    const cwd = temporaryFolder({ "a.txt": evil, "</script>.txt": "mentioned" });
    const { code } = await cli(["restore", "--report", "html=out/report.html", "--diff", "."], { cwd });
    expect(code).toBe(0);
    const page = readFileSync(join(cwd, "out/report.html"), "utf8");
    expect(page.match(/<\/?script/g)?.length).toBe(2 * 3);
    const data = [...page.matchAll(/<script type="application\/json">([^\n]*)<\/script>/g)].map(([, json]) =>
      JSON.parse(json),
    );
    expect(data.map(({ path, source }) => [path, source])).toEqual([
      ["</script>.txt", "mentioned"],
      ["a.txt", evil],
    ]);
  });

  it("allows its own script and styles and nothing else", async () => {
    const { stdout } = await cli(["restore", "--report", "html"], { stdin: SPUN });
    expect(stdout).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^ ;]+'; style-src 'sha256-[^ ;]+'; base-uri 'none'; form-action 'none'">/,
    );
    expect(stdout).not.toMatch(/ (?:src|href|on\w+)=/);
  });
});
