import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigFinder } from "../../src/config/find.js";
import { temporaryFolder } from "../support/folder.js";

/** What the finder says of a folder in which these files are: the configuration, or every problem. */
async function configIn(files: Record<string, string>, only?: string | false): Promise<unknown> {
  const cwd = temporaryFolder(files);
  try {
    return (await new ConfigFinder(cwd, only).forFolder(cwd))?.config;
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}

describe("finding a configuration", () => {
  it.each([
    ["unspin.config.json", '{"$schema": "x", "allow": ["crucial"]}'],
    ["unspin.config.yaml", "$schema: x\nallow: [crucial]\n"],
    ["unspin.config.yml", "$schema: x\nallow:\n  - crucial\n"],
    ["package.json", '{"name": "x", "unspin": {"$schema": "x", "allow": ["crucial"]}}'],
  ])("reads %s", async (name, text) => {
    expect(await configIn({ [name]: text })).toEqual({ $schema: "x", allow: ["crucial"] });
  });

  it("takes the nearest upwards, and none beyond it", async () => {
    const cwd = temporaryFolder({
      "unspin.config.yaml": "threshold: 0.5",
      "a/b/unspin.config.json": "{}",
      "a/package.json": "{}",
    });
    mkdirSync(join(cwd, "a/b/c"));
    const finder = new ConfigFinder(cwd);
    const fileOf = async (path: string) => (await finder.forFolder(join(cwd, path)))?.file.slice(cwd.length + 1);
    expect(await fileOf("a/b/c")).toBe("a/b/unspin.config.json");
    expect(await fileOf("a")).toBe("unspin.config.yaml");
  });

  it("passes over packages that say nothing, and does not mind that they are broken", async () => {
    expect(await configIn({ "package.json": '{"name": ' })).toBeUndefined();
    expect(await configIn({ "package.json": '{"keywords": ["unspin"]}' })).toBeUndefined();
  });

  it("takes an empty file for a configuration that says nothing", async () => {
    expect(await configIn({ "unspin.config.yaml": "# all is commented out\n" })).toEqual({});
    expect(await configIn({ "unspin.config.yaml": "" })).toEqual({});
  });

  it("takes the file that is named, or none at all", async () => {
    const files = { "unspin.config.yaml": "threshold: 0.5", "other.json": '{"threshold": 0.7}', "x.toml": "" };
    expect(await configIn(files, "other.json")).toEqual({ threshold: 0.7 });
    expect(await configIn(files, false)).toBeUndefined();
    expect(await configIn(files, "no.json")).toEqual(["no.json: no such file or folder"]);
    expect(await configIn(files, "x.toml")).toEqual([
      "x.toml: no configuration; give it the extension .json, .yaml or .yml",
    ]);
  });

  it("reads each file once", async () => {
    const cwd = temporaryFolder({ "unspin.config.yaml": "threshold: 0.5" });
    const finder = new ConfigFinder(cwd);
    await finder.forFolder(cwd);
    writeFileSync(join(cwd, "unspin.config.yaml"), "threshold: 2");
    expect((await finder.forFolder(cwd))?.config).toEqual({ threshold: 0.5 });
    expect(readFileSync(join(cwd, "unspin.config.yaml"), "utf8")).toBe("threshold: 2");
  });
});

describe("a broken configuration", () => {
  it.each([
    ["unspin.config.json", '{\n  "allow": ["a",]\n}', /^unspin\.config\.json:2:\d+: ./],
    ["unspin.config.json", "{ // why\n}", /^unspin\.config\.json:1:3: ./],
    ["unspin.config.json", '{\n  "allow": [\n', /^unspin\.config\.json:\d+:\d+: ./],
    ["unspin.config.json", "{'threshold': 1}", /^unspin\.config\.json:1:2: ./],
    ["unspin.config.yaml", "allow: [a\nthreshold: 1\n", /^unspin\.config\.yaml:2:\d+: ./],
    ["unspin.config.yaml", "allow: []\nallow: []\n", /^unspin\.config\.yaml:2:1: ./],
    ["package.json", '{\n"unspin": {,}}', /^package\.json:2:\d+: ./],
  ])("%s %j is told with its place", async (name, text, message) => {
    expect(await configIn({ [name]: text })).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });

  it.each([
    ["unspin.config.json", `{"allow": ${"[".repeat(5000)}${"]".repeat(5000)}}`],
    ["unspin.config.yaml", `allow: ${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["unspin.config.yaml", `allow:\n${"- ".repeat(5000)}a`],
    ["unspin.config.yaml", Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("%s that is nested without end ends no process", async (name, text) => {
    expect(await configIn({ [name]: text })).toEqual([`${name}: nested too deeply`]);
  });

  it("in YAML is told, though its syntax is right", async () => {
    expect(await configIn({ "unspin.config.yaml": "allow: *a\n" })).toEqual([expect.stringMatching(/alias.*: a/)]);
    const bomb = [
      "a: &a [x, x]",
      ...[..."bcdefghij"].map((key, i) => `${key}: &${key} [${`*${"abcdefghij"[i]},`.repeat(9)}]`),
    ];
    expect(await configIn({ "unspin.config.yaml": bomb.join("\n") })).toEqual([expect.stringMatching(/alias/)]);
  });

  it("tells every violation at once, with its place, and what was meant", async () => {
    const text = [
      "allow: crucial",
      "minConfidance: 0.5",
      "threshold: 1.5",
      "assume: maybe",
      "zzz: 1",
      "overrides:",
      "  - files: '*.md'",
      "    ignore: [x]",
      "  - assume: spun",
      "    attributes: 1",
      "field: unspin",
      "dictionaries: [[a.dict]]",
      "",
    ].join("\n");
    expect(await configIn({ "unspin.config.yaml": text })).toEqual([
      "unspin.config.yaml:1:8: allow must be a list, not “crucial”",
      "unspin.config.yaml:2:1: unknown key minConfidance; did you mean minConfidence?",
      "unspin.config.yaml:3:12: threshold must be from 0 to 1, not 1.5",
      "unspin.config.yaml:4:9: assume must be auto, spun or clean, not “maybe”",
      expect.stringMatching(/^unspin\.config\.yaml:5:1: unknown key zzz; known are \$schema, allow, .*threshold$/),
      expect.stringMatching(/^unspin\.config\.yaml:8:5: unknown key overrides\[0\]\.ignore; known are allow, .*files/),
      "unspin.config.yaml:9:5: overrides[1].files is missing",
      "unspin.config.yaml:10:17: overrides[1].attributes must be true or false, not 1",
      "unspin.config.yaml:11:8: field must be another key than unspin, which holds the result, not “unspin”",
      "unspin.config.yaml:12:16: dictionaries[0] must be a string, not a list",
    ]);
  });

  it("finds places within package.json", async () => {
    const text = '{\n  "name": "x",\n  "unspin": {\n    "alow": [],\n    "minConf": 1\n  }\n}\n';
    expect(await configIn({ "package.json": text })).toEqual([
      "package.json:4:5: unknown key alow; did you mean allow?",
      "package.json:5:5: unknown key minConf; did you mean minConfidence?",
    ]);
  });

  it.each([["[]"], ["1"], ["text"]])("%s is no map of keys", async (text) => {
    expect(await configIn({ "unspin.config.yaml": text })).toEqual([
      expect.stringMatching(/^unspin\.config\.yaml:(1:1:)? ?the configuration must be a map of keys, not /),
    ]);
  });
});
