import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { temporaryFolder } from "../support/folder.js";
import { read, unspin } from "./harness.js";

const SCREENER = `tortured,expected
profound learning,deep learning (DL)
irregular woodland,random forest
search engine,machine learning
bosom peril,???
`;

describe("dict import", () => {
  it("accounts for every row: taken, set aside as ordinary English, or refused", async () => {
    const cwd = temporaryFolder({ "papers.csv": SCREENER });
    const { status, stdout, stderr } = await unspin(
      ["dict", "import", "-o", "papers.dict", "--domain", "science", "--tell", "papers.csv"],
      cwd,
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toContain("papers.csv: 4 in = 2 taken + 1 set aside as ordinary English + 1 refused\n");
    expect(stderr).toContain("papers.csv: row 5: refused, no expected text: bosom peril → ???\n");
    const { entries } = parseDictionary(read(cwd, "papers.dict"), "papers.dict");
    expect(entries).toMatchObject([
      { phrase: "profound learning", originals: [{ text: "deep learning" }], tell: true, domain: "science" },
      { phrase: "irregular woodland", tell: true },
    ]);
    const aside = read(cwd, "papers.quarantine.dict");
    expect(aside).toMatch(
      /^# papers\.csv: row 4: ordinary English, 1 in [\d,]+ words\nsearch engine -> machine learning/m,
    );
    expect(aside).toContain("# papers.csv: row 5: refused, no expected text");
    expect(parseDictionary(aside, "aside").entries).toHaveLength(1);
  });

  it("takes back what dict export gave", async () => {
    const house =
      "@family Q\n@heads said\nopined -> said *3, opined\ndetermine -> figure [verb]\n> He opined. => He said.\n";
    const cwd = temporaryFolder({ "house.dict": house });
    expect(await unspin(["dict", "export", "-o", "house.json", "house.dict"], cwd)).toMatchObject({
      status: 0,
      stderr: "",
    });
    const { status, stderr } = await unspin(["dict", "import", "-o", "again.dict", "house.json"], cwd);
    expect(status).toBe(0);
    expect(stderr).toContain("0 refused");
    await unspin(["dict", "export", "-o", "again.json", "again.dict"], cwd);
    expect(read(cwd, "again.json")).toBe(read(cwd, "house.json"));
  });

  it("names a list that cannot be read, and writes nothing", async () => {
    const cwd = temporaryFolder({
      "cut.json": '[\n{"spun":"a","or',
      "latin.csv": Buffer.from("spun,original\ncaf\xe9,x\ncaf\xe9tiere,x\n", "latin1"),
      "binary.txt": Buffer.from([0x61, 0, 0x62]),
      "empty.txt": "",
      "plain.txt": "nothing of a list\n",
      "good.txt": "said|opined\n",
    });
    const said = async (...args: readonly string[]) => {
      const { status, stdout, stderr } = await unspin(["dict", "import", ...args], cwd);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      return stderr;
    };
    expect(await said("cut.json", "good.txt")).toContain("unspin: cut.json:2: not valid JSON\n");
    expect(await said("latin.csv")).toContain("latin.csv: not utf-8: the byte E9 at offset 17");
    expect(await said("binary.txt")).toContain("binary.txt: a binary file");
    expect(await said("empty.txt")).toContain("empty.txt: an empty file");
    expect(await said("plain.txt")).toContain("plain.txt: no list of a known kind; name it with --from");
    expect(await said("none.txt")).toContain("none.txt: no such file");
    expect(await said()).toContain("name the lists");
    const { status, stdout } = await unspin(["dict", "import", "-q", "--encoding", "latin1", "latin.csv"], cwd);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^# Imported from latin\.csv\.\n\ncafétiere -> x\n# latin\.csv: row 2: ordinary English, .*\n# {3}café -> x\n$/,
    );
  });

  it("refuses to import a dictionary, unless told that it is a list", async () => {
    const cwd = temporaryFolder({ "house.dict": "papers mill -> paper mill\n" });
    const { status, stdout, stderr } = await unspin(["dict", "import", "house.dict"], cwd);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("house.dict: a dictionary already, to be used with --dictionary;");
    const listed = await unspin(["dict", "import", "--from", "codespell", "house.dict"], cwd);
    expect(listed.status).toBe(0);
    expect(listed.stdout).toContain("papers mill -> paper mill\n");
  });

  it("refuses to export a broken dictionary", async () => {
    const cwd = temporaryFolder({ "bad.dict": "a -> (b)\n" });
    const { status, stdout, stderr } = await unspin(["dict", "export", "bad.dict"], cwd);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("bad.dict:1:6: `(` cannot stand in an original");
  });
});
