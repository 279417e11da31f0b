import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli, faultyRestorer, read } from "./harness.js";

const lines = (...argv: string[]) => ["restore", "--input-format", "jsonl", ...argv];

describe("JSON lines", () => {
  it("come out a record for a record, with the text restored and the changes told", async () => {
    const stdin = '{"id": 7, "text": "He mentioned it."}\n{"text":"Nothing.","id":8}\n';
    const { code, stdout, stderr } = await cli(lines("-"), { stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      '{"id": 7, "text": "He said it.","unspin":{"score":0.99,"changes":[{"start":3,"end":12,"source":"mentioned",' +
        '"replacement":"said","confidence":0.97}]}}\n{"text":"Nothing.","id":8,"unspin":{"score":0.01,"changes":[]}}\n',
    );
  });

  it.each([
    ["a broken line", "{nonsense\r\n", "not valid JSON"],
    ["an array", '["mentioned"]\n', "not a JSON object"],
    ["null", "null\n", "not a JSON object"],
    ["a record without the field", '{"body":"mentioned"}\n', 'no key "text"'],
    ["a field that is no string", '{"text":["mentioned"]}\n', 'the value of "text" is not a string'],
    ["a last line without its end", '{"text":', "not valid JSON"],
  ])("pass %s through as it is and name it", async (_, line, problem) => {
    const { code, stdout, stderr } = await cli(lines(), { stdin: `{"text":"a"}\n${line}` });
    expect(code).toBe(2);
    expect(stdout.slice(stdout.indexOf("\n") + 1)).toBe(line);
    expect(stderr).toBe(
      `unspin: stdin:2: ${problem}; the line is left as it is\nunspin: stdin: 1 of 2 lines left as they are\n`,
    );
  });

  it("pass bytes that are no UTF-8 through", async () => {
    const broken = Buffer.from([0x7b, 0xff, 0x0a]);
    const { code, bytes, stderr } = await cli(lines(), { stdin: Buffer.concat([broken, Buffer.from('{"text":"a"}')]) });
    expect(code).toBe(2);
    expect(bytes.subarray(0, 3)).toEqual(broken);
    expect(stderr).toContain("stdin:1: not valid UTF-8");
    expect(bytes.subarray(3).toString()).toContain('{"text":"a","unspin"');
  });

  it("keep blank lines, a byte order mark and line ends", async () => {
    const { code, stdout } = await cli(lines(), { stdin: '\uFEFF{"text":"a"}\r\n\r\n \n{"text":"b"}' });
    expect(code).toBe(0);
    const result = '"unspin":{"score":0.01,"changes":[]}';
    expect(stdout).toBe(`\uFEFF{"text":"a",${result}}\r\n\r\n \n{"text":"b",${result}}`);
  });

  it("take the text from --field", async () => {
    const { stdout } = await cli(lines("--field", "body"), { stdin: '{"text":"mentioned","body":"mentioned"}' });
    expect(JSON.parse(stdout)).toMatchObject({ text: "mentioned", body: "said" });
  });

  it("take several texts from as many fields, reported each on its own", async () => {
    const stdin = '{"a":{"title":"mentioned"},"body":"He additionally mentioned it."}\n{"body":"mentioned"}\n';
    const fields = ["--field", "a.title", "--field", "body", "--field", "body"];
    const { code, stdout } = await cli(lines(...fields), { stdin });
    expect(code).toBe(0);
    const [first, second] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ a: { title: "said" }, body: "He also said it." });
    expect(first.unspin.changes.map(({ field, start }: Record<string, unknown>) => [field, start])).toEqual([
      ["a.title", 0],
      ["body", 3],
      ["body", 16],
    ]);
    expect(second).toMatchObject({ body: "said", unspin: { changes: [{ field: "body" }] } });

    const cwd = temporaryFolder({ "a.jsonl": stdin });
    const { documents } = JSON.parse((await cli(["check", "--format", "json", "a.jsonl", ...fields], { cwd })).stdout);
    expect(documents.map(({ record, field }: Record<string, unknown>) => [record, field])).toEqual([
      [1, "a.title"],
      [1, "body"],
      [2, "body"],
    ]);
    expect((await cli(["check", "a.jsonl", ...fields], { cwd })).stdout).toContain("a.jsonl:1");
    const diff = await cli(["restore", "--diff", "a.jsonl", ...fields], { cwd });
    expect(diff.stdout).toContain("a.jsonl:2 (body)");
  });

  it("pass a line through whole if one of its texts is a fault", async () => {
    const stdin = '{"a":"mentioned","b":"boom"}';
    const { code, stdout } = await cli(lines("--field", "a", "--field", "b"), { stdin, restorer: faultyRestorer });
    expect({ code, stdout }).toEqual({ code: 2, stdout: stdin });
  });

  it("are known by extension, written in place, and stay as they are the second time", async () => {
    const cwd = temporaryFolder({ "a.ndjson": '{"text":"mentioned"}\n' });
    expect((await cli(["restore", "-w", "."], { cwd })).code).toBe(0);
    const once = read(cwd, "a.ndjson");
    expect(JSON.parse(once)).toMatchObject({ text: "said", unspin: { score: 0.99 } });
    await cli(["restore", "-w", "."], { cwd });
    expect(Object.keys(JSON.parse(read(cwd, "a.ndjson")))).toEqual(["text", "unspin"]);
  });

  it("keep the lines apart when one of them is a fault", async () => {
    const stdin = '{"text":"boom"}\n{"text":"mentioned"}\n';
    const { code, stdout, stderr } = await cli(lines(), { stdin, restorer: faultyRestorer });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^\{"text":"boom"\}\n\{"text":"said"/);
    expect(stderr).toContain("unspin: stdin:1: internal error");
  });

  it("that are none at all give none", async () => {
    expect(await cli(lines(), { stdin: "" })).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "unspin: stdin: empty, nothing to restore\n",
    });
  });
});
