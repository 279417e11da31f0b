import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/package-file.js";
import { temporaryFolder } from "../support/folder.js";
import { cli } from "./harness.js";

const { version } = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string };
const checksum = crc32(readFileSync(packageFile("dist/packs/en.pack")).subarray(12))
  .toString(16)
  .padStart(8, "0");

describe("the version of the dictionary", () => {
  it("is printed by --version --verbose", async () => {
    expect((await cli(["--version"])).stdout).toBe(`${version}\n`);
    for (const argv of [
      ["--version", "--verbose"],
      ["--verbose", "-V"],
    ]) {
      const { code, stdout } = await cli(argv);
      expect(code).toBe(0);
      expect(stdout).toBe(`unspin ${version}\ndictionary en ${version} ${checksum}\nnode ${process.version}\n`);
    }
  });

  it("stands in the reports for machines", async () => {
    const cwd = temporaryFolder({ "a.txt": "She mentioned it." });
    const report = async (format: string, command = "check") =>
      (await cli([command, "--format", format, "a.txt"], { cwd })).stdout;
    const dictionary = { language: "en", version, checksum };
    for (const format of ["json", "jsonl"]) expect(JSON.parse(await report(format))).toMatchObject({ dictionary });
    expect(JSON.parse(await report("json", "score"))).toMatchObject({ dictionary });
    const [run] = JSON.parse(await report("sarif")).runs;
    expect(run.tool.extensions).toEqual([{ name: "dictionary en", version: `${version}+${checksum}` }]);
    for (const format of ["junit", "checkstyle"]) {
      expect(await report(format)).toContain(`<!-- dictionary en ${version} ${checksum} -->`);
    }
  });
});
