import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { read, unspin } from "./harness.js";

const HOUSE = `opineth -> said [tell]
search engine -> machine learning
> He opineth so. => He said so.
`;

describe("dict lint", () => {
  it("reports as check does, and exits 1", async () => {
    const cwd = temporaryFolder({ "house.dict": HOUSE, "bad.dict": "a -> (b)\n\ncd -> x [tall]\n" });
    const { status, stdout, stderr } = await unspin(["dict", "lint", "house.dict", "bad.dict"], cwd);
    expect(status).toBe(1);
    expect(stdout).toContain("house.dict:2:1  “search engine” is common in genuine text, about 1 in ");
    expect(stdout).toContain("bad.dict:1:6  `(` cannot stand in an original; use words,");
    expect(stdout).toContain("bad.dict:3:10  unknown attribute `tall`; use one of");
    expect(stderr).toBe("unspin: 3 findings in 2 dictionaries\n");
    const { stdout: json } = await unspin(["dict", "lint", "--format", "json", "house.dict"], cwd);
    expect(JSON.parse(json).documents[0].notices).toMatchObject([{ rule: "dictionary-ordinary", line: 2, column: 1 }]);
    await unspin(["dict", "lint", "--format", "sarif", "--output-file", "x.sarif", "house.dict"], cwd);
    const [run] = JSON.parse(read(cwd, "x.sarif")).runs;
    const [{ ruleId, ruleIndex, locations }] = run.results;
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(locations[0].physicalLocation.region).toMatchObject({ startLine: 2, startColumn: 1, endColumn: 14 });
  });

  it("exits 0 where there is nothing to mend, 2 where a file cannot be read", async () => {
    const cwd = temporaryFolder({
      "good.dict": "opineth -> said [tell]\n",
      "latin.dict": Buffer.from("caf\xe9 -> x", "latin1"),
    });
    expect(await unspin(["dict", "lint", "good.dict"], cwd)).toMatchObject({ status: 0, stdout: "" });
    const { status, stderr } = await unspin(["dict", "lint", "good.dict", "latin.dict", "none.dict"], cwd);
    expect(status).toBe(2);
    expect(stderr).toContain("latin.dict: not utf-8: the byte E9 at offset 3 does not decode; dictionaries are UTF-8");
    expect(stderr).toContain("none.dict: no such file");
    expect((await unspin(["dict", "lint"], cwd)).status).toBe(2);
  });
});

describe("dict test", () => {
  it("runs the inline tests", async () => {
    const cwd = temporaryFolder({ "house.dict": HOUSE, "bad.dict": "> She opineth. => She wrote.\n" });
    expect(await unspin(["dict", "test", "house.dict"], cwd)).toMatchObject({
      status: 0,
      stdout: "",
      stderr: "unspin: 1 test, 0 failed\n",
    });
    const { status, stdout } = await unspin(["dict", "test", "house.dict", "bad.dict"], cwd);
    expect(status).toBe(1);
    expect(stdout).toBe(
      "bad.dict:1: failed\n    spun      She opineth.\n    expected  She wrote.\n    got       She said.\n",
    );
    expect((await unspin(["dict", "test", "none.dict"], cwd)).status).toBe(2);
  });
});

describe("dict list", () => {
  const list = async (...args: readonly string[]) => {
    const { status, stdout } = await unspin(["dict", "list", "-q", ...args], temporaryFolder({ "house.dict": HOUSE }));
    return { status, lines: stdout.trimEnd().split("\n") };
  };

  it("finds phrases and originals in all dictionaries", async () => {
    const { status, lines } = await list("--dictionary", "house.dict", "said");
    expect(status).toBe(0);
    expect(lines).toContain("opineth → said  (house.dict:1, tell)");
    expect(lines).toContainEqual(expect.stringMatching(/^mentioned → said \*\d+.*\(learned, family A\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/ → said.*\(reporting\.dict:\d+/));
  });

  it("is filtered by origin, file, tell, domain and family", async () => {
    expect((await list("--dictionary", "house.dict", "--origin", "own", "--tell")).lines).toEqual([
      "opineth → said  (house.dict:1, tell)",
    ]);
    const tells = (await list("--tell", "--family", "D")).lines;
    expect(tells.length).toBeGreaterThan(50);
    expect(tells.every((line) => /family D.*tell\)$/.test(line))).toBe(true);
    const reporting = (await list("--file", "reporting.dict", "said")).lines;
    expect(reporting.every((line) => line.includes("(reporting.dict:"))).toBe(true);
    const { status } = await list("--dictionary", "house.dict", "--origin", "own", "--domain", "no-such-domain");
    expect(status).toBe(1);
  });

  it("is JSON if asked for", async () => {
    const { stdout } = await unspin(
      ["dict", "list", "-q", "--format", "json", "--origin", "own", "--dictionary", "house.dict"],
      temporaryFolder({ "house.dict": HOUSE }),
    );
    expect(JSON.parse(stdout)).toMatchObject([
      { phrase: "opineth", originals: [{ text: "said", weight: 1 }], tell: true, origin: "own", line: 1 },
      { phrase: "search engine" },
    ]);
  });
});
