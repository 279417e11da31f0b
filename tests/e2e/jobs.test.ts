import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { GENUINE, SPUN } from "../support/passages.js";
import { unspin } from "./cli.js";

/** A folder of 400 files of every kind, some of which cannot be read as they are. */
function mixed(): string {
  const cwd = temporaryFolder();
  for (let at = 0; at < 400; at++) {
    const [name, content] = fileOf(at);
    const path = join(cwd, `${at % 10}`, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
  }
  return cwd;
}

function fileOf(at: number): [string, string | Uint8Array] {
  const text = at % 25 === 0 ? SPUN : GENUINE;
  if (at % 100 === 7) return [`${at}.txt`, new Uint8Array([0x63, 0x61, 0x66, 0xe9])];
  if (at % 100 === 8) return [`${at}.txt`, new Uint8Array([0, 1, 2])];
  switch (at % 5) {
    case 0:
      return [`${at}.txt`, `${text}\n`];
    case 1:
      return [`${at}.md`, `# ${at}\n\n${text}\n`];
    case 2:
      return [`${at}.html`, `<h1>${at}</h1><p>${text}</p>\n`];
    case 3:
      return [`${at}.jsonl`, `${JSON.stringify({ text: at % 2 ? SPUN : text })}\n${at % 3 ? "" : "no JSON\n"}`];
    default:
      return [`${at}.txt`, at % 2 ? "" : `\ufeff${text}\r\n`];
  }
}

it("the number of threads and the order of arguments change no byte", async () => {
  const cwd = mixed();
  const folders = Array.from({ length: 10 }, (_, at) => String(at));
  const one = await unspin(["check", "--format", "sarif", ...folders], cwd);
  expect(one.status).toBe(2);
  expect(JSON.parse(one.stdout).runs[0].results.length).toBeGreaterThan(100);
  expect(one.stderr).toContain("7/107.txt: not utf-8");
  expect(one.stderr).toContain("3/3.jsonl:2: not valid JSON");
  expect(await unspin(["check", "--format", "sarif", "--jobs", "2", ...folders.toReversed()], cwd)).toEqual(one);
  expect(await unspin(["check", "--format", "sarif", "--jobs", "4", "3/*", ".", "0"], cwd)).toEqual(one);
});

it("threads find the same with a cache, and one of them what others kept", async () => {
  const cwd = mixed();
  const one = await unspin(["check", "--format", "json", "."], cwd);
  const cached = ["check", "--format", "json", "--cache-location", join(temporaryFolder(), "known"), "."];
  expect(await unspin([...cached, "--jobs", "3"], cwd)).toEqual(one);
  expect(await unspin([...cached, "--jobs", "2"], cwd)).toEqual(one);
  expect(await unspin(cached, cwd)).toEqual(one);
});

it("files are written the same by any number of threads", async () => {
  const [one, two] = [mixed(), mixed()];
  const written = (cwd: string) =>
    readdirSync(cwd, { recursive: true, encoding: "utf8" })
      .sort()
      .flatMap((name) => (name.includes(".") ? [[name, readFileSync(join(cwd, name), "latin1")]] : []));
  const before = written(one);
  const alone = await unspin(["restore", "--write", "--backup", "."], one);
  expect(alone.stderr).toMatch(/changes; \d\d+ of \d+ files written\n$/);
  expect(await unspin(["restore", "--write", "--backup", "--jobs", "3", "."], two)).toEqual(alone);
  expect(written(two)).toEqual(written(one));
  expect(written(one)).not.toEqual(before);
  const out = await unspin(["restore", "-o", "out", "--jobs", "2", "3", "7"], two);
  expect(out.status).toBe(2);
  expect(await unspin(["restore", "-o", "out", "3", "7"], one)).toEqual(out);
  expect(written(join(two, "out"))).toEqual(written(join(one, "out")));
});

it("a broken dictionary is told once, whatever the threads", async () => {
  const cwd = temporaryFolder();
  for (const name of ["a.txt", "b.txt", "c.txt"]) writeFileSync(join(cwd, name), GENUINE);
  writeFileSync(join(cwd, "x.dict"), "no entry\n");
  const one = await unspin(["score", ".", "--dictionary", "x.dict"], cwd);
  expect(one.stderr).toMatch(/^unspin: x\.dict:1:.*\n$/);
  expect(await unspin(["score", ".", "--dictionary", "x.dict", "--jobs", "2"], cwd)).toEqual(one);
});
