import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { read, unspin } from "./harness.js";

const HOUSE = `opineth -> said [tell]
search engine -> machine learning
> He opineth so. => He wrote so.
`;

describe("dict lint", () => {
  it("reports as check does, and exits 1", async () => {
    const cwd = temporaryFolder({
      "house.dict": HOUSE,
      "bad.dict": "a -> (b)\ncd -> x\ncd -> x [tall]\nteh -> the\n",
      "plain.dict": "search engine -> x\n",
    });
    const { status, stdout, stderr } = await unspin(["dict", "lint", "house.dict", "bad.dict"], cwd);
    expect(status).toBe(1);
    expect(stdout).toContain("house.dict:2:1  “search engine” is common in genuine text, about 1 in ");
    expect(stdout).toMatch(/^house\.dict:3:1 {2}.*dictionary-test$/m);
    expect(stdout).toContain("bad.dict:1:6  `(` cannot stand in an original; use words,");
    expect(stdout).toMatch(/^bad\.dict:3:10 {2}unknown attribute `tall`; .*\n {4}cd -> x \[tall\]\n {13}\^{4}$/m);
    expect(stderr).toBe("unspin: 4 findings in 2 dictionaries\n");
    const { stdout: json } = await unspin(["dict", "lint", "--format", "json", "plain.dict"], cwd);
    expect(JSON.parse(json).documents[0].notices).toMatchObject([{ rule: "dictionary-ordinary", line: 1, column: 1 }]);
    await unspin(["dict", "lint", "--format", "sarif", "--output-file", "x.sarif", "plain.dict"], cwd);
    const [run] = JSON.parse(read(cwd, "x.sarif")).runs;
    const [{ ruleId, ruleIndex, locations }] = run.results;
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(locations[0].physicalLocation.region).toMatchObject({ startLine: 1, startColumn: 1, endColumn: 14 });
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
    expect((await unspin(["dict", "lint", "none.dict"], cwd)).stderr).toBe(
      "unspin: none.dict: no such file or folder\n",
    );
    expect((await unspin(["dict", "lint"], cwd)).status).toBe(2);
  });
});
