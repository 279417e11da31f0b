import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli, read } from "./harness.js";

const FILES = {
  "a.txt": "She mentioned it.\n",
  "my.dict": "grasp -> master\n",
  "p.jsonl": '{"spun":"She mentioned it.","original":"She said it."}\n',
  "p/spun/a.txt": "She mentioned it.\n",
  "p/original/a.txt": "She said it.\n",
};

describe("what is read is not written over", () => {
  it.each([
    ["check --format json --output-file a.txt a.txt", "a.txt", "--output-file"],
    ["check --output-file ./p/../a.txt .", "./p/../a.txt", "--output-file"],
    ["check --output-file link.txt a.txt", "link.txt", "--output-file"],
    ["check --output-file a.txt link.txt", "a.txt", "--output-file"],
    ["check --output-file my.dict --dictionary my.dict a.txt", "my.dict", "--output-file"],
    ["restore --write --report json=a.txt a.txt", "a.txt", "--report"],
    ["restore --report patch=b --report json=link.txt a.txt", "link.txt", "--report"],
    ["train -o a.txt a.txt", "a.txt", "--output"],
    ["dict learn -o p.jsonl p.jsonl", "p.jsonl", "--output"],
    ["dict learn -o p/original/a.txt p", "p/original/a.txt", "--output"],
    ["dict export -o my.dict my.dict", "my.dict", "--output"],
    ["dict lint --output-file my.dict my.dict", "my.dict", "--output-file"],
    ["dict import --from thesaurus -o a.txt a.txt", "a.txt", "--output"],
    ["dict import --from thesaurus --quarantine a.txt -o new.dict a.txt", "a.txt", "--quarantine"],
  ])("unspin %s", async (line, name, option) => {
    const cwd = temporaryFolder(FILES);
    symlinkSync("a.txt", join(cwd, "link.txt"));
    const { code, stdout, stderr } = await cli(line.split(" "), { cwd });
    const problem = `unspin: ${name}: ${option} would write over what is read; name another file\n`;
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: problem });
    for (const [file, content] of Object.entries(FILES)) expect(read(cwd, file)).toBe(content);
    expect(existsSync(join(cwd, "b"))).toBe(false);
  });
});

it("no file is written twice", async () => {
  const cwd = temporaryFolder(FILES);
  for (const line of ["restore --report html=b --report json=./b a.txt", "dict import -o b --quarantine ./b a.txt"]) {
    expect(await cli(line.split(" "), { cwd })).toMatchObject({
      code: 2,
      stderr: "unspin: ./b: would be written twice; name a file for each\n",
    });
  }
  expect(existsSync(join(cwd, "b"))).toBe(false);
});

it("a device takes whatever comes", async () => {
  const cwd = temporaryFolder(FILES);
  const line = "restore --report html=/dev/null --report json=/dev/null a.txt";
  expect(await cli(line.split(" "), { cwd })).toMatchObject({ code: 0 });
});
