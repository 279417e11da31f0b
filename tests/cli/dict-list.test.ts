import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { unspin } from "./harness.js";

const HOUSE = "opineth -> said [tell]\nsearch engine -> machine learning\n";

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
    expect((await list("--tell", "--family", "d")).lines).toEqual(tells);
    expect(tells.every((line) => /family D.*tell\)$/.test(line))).toBe(true);
    const reporting = (await list("--file", "reporting.dict", "said")).lines;
    expect(reporting.every((line) => line.includes("(reporting.dict:"))).toBe(true);
    const { status } = await list("--dictionary", "house.dict", "--origin", "own", "--domain", "no-such-domain");
    expect(status).toBe(1);
  });

  it("says how many it found", async () => {
    const cwd = temporaryFolder({ "house.dict": HOUSE });
    const said = async (...words: readonly string[]) =>
      (await unspin(["dict", "list", "--origin", "own", "--dictionary", "house.dict", ...words], cwd)).stderr;
    expect(await said()).toBe("unspin: 2 spun phrases found\n");
    expect(await said("opineth")).toBe("unspin: 1 spun phrase found\n");
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
