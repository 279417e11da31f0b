import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { loadFormat } from "../../src/formats/project.js";
import { replaced } from "./apply.js";

const project = await loadFormat("markdown");
const view = (source: string, frontMatter?: readonly string[]) =>
  project(source, frontMatter ? { frontMatter } : {}).text;
const change = (source: string, old: string, replacement: string) =>
  replaced(source, project(source), old, replacement);

describe("front matter in YAML", () => {
  it.each([
    ["plain values", "---\ntitle: The big house # no\nslug: a\n---\nb", "The big house\n\nb"],
    ["values in single quotes", "---\ntitle: 'It''s'\n---\n", "It's"],
    ["values in double quotes", '---\ntitle: "a \\"b\\" \\u00e9\\x41 \\\\"\n---\n', 'a "b" \u00e9A \\'],
    ["folded blocks", "---\nsummary: >-\n  a b\n  c\n\n  d\nx: y\n---\n", "a b\nc\n\nd\n"],
    ["literal blocks", "---\ndescription: |\n  a\n  b\n---\n", "a\nb\n"],
    ["values over several lines", '---\ntitle: a\n  b\ndescription: "c\n  d"\n---\n', "a\nb\n\nc\nd"],
    ["Windows line ends", "---\r\ntitle: a\r\n---\r\nb", "a\n\nb"],
    ["an end with dots", "---\ntitle: a\n...\nb", "a\n\nb"],
    ["no strings", "---\ntitle: 2024\nsummary: [a]\ndescription: *x\n---\nb", "b"],
    ["nothing nested", "---\na:\n  title: b\n---\nc", "c"],
    ["nothing that is not YAML", "---\ntitle: 'a\n---\nb", "b"],
    ["nothing without an end", "---\n", ""],
  ])("reads %s", (_name, source, expected) => {
    expect(view(source)).toBe(expected);
  });

  it("that is nested without end is none to read, and ends no process", () => {
    const nested = `x: ${"[".repeat(5000)}${"]".repeat(5000)}`;
    expect(view(`---\ntitle: a\n${nested}\n---\nb`)).toBe("b");
  });

  it("reads the keys asked for", () => {
    expect(view("---\ntitle: a\nexcerpt: b\n---\n", ["excerpt"])).toBe("b");
  });

  it.each([
    ["title: big house", "big", "large", "title: large house"],
    ["title: 'big house'", "big", "it's", "title: 'it''s house'"],
    ['title: "big house"', "big", 'a "b\\', 'title: "a \\"b\\\\ house"'],
    ["title: tons of\n  of it", "tons of\nof", "hundreds of", "title: hundreds\n  of it"],
    ["summary: |+\n  big\n     \n\n  it\n   ", "big", "large", "summary: |+\n  large\n     \n\n  it\n   "],
    ["summary: >\n  tons of\n  of it", "tons of\nof", "hundreds of", "summary: >\n  hundreds\n  of it"],
  ])("writes %j back in its own quotes", (value, old, replacement, expected) => {
    const changed = change(`---\n${value}\n---\n`, old, replacement);
    expect(changed).toBe(`---\n${expected}\n---\n`);
    expect(parseYaml(expected)).toBeDefined();
  });

  it.each([
    ["title: big house", "big", "a: b"],
    ["title: big house", "house", "b:"],
    ["title: big house", "house", "#b"],
    ["title: big house", "big", "- b"],
    ["title: big house", "big", "*b"],
    ["title: big house", "big house", "true"],
    ["title: big house", "big house", "12.5"],
    ["title: big house", "big", "[b]"],
  ])("refuses what %j would have to be quoted for", (value, old, replacement) => {
    expect(change(`---\n${value}\n---\n`, old, replacement)).toBeUndefined();
  });

  it.each([
    ["plain", "title: big house"],
    ["single-quoted", "title: 'big house'"],
    ["double-quoted", 'title: "big\\thouse"'],
    ["folded", "title: >-\n  big house"],
    ["literal", "title: |-\n  big house"],
  ])("reads as it should whatever takes the place of words in a %s value, or stays as it is", (_style, value) => {
    const words = ["yes", "", "~", "1e5", "a: b", "b:", "- b", "# b", "b #c", "it's", 'a "b"', "c\\d", "’tis", "{b}"];
    let written = 0;
    for (const old of ["big", "house", "big house"]) {
      for (const replacement of words) {
        const changed = change(`---\n${value}\n---\n`, old, replacement);
        if (changed === undefined) continue;
        written++;
        const { title } = parseYaml(changed.slice(4, -4)) as { title: unknown };
        expect([replacement, String(title).replace(/\s+/g, " ").trim()]).toEqual([
          replacement,
          "big house".replace(old, replacement).trim(),
        ]);
        expect(title).toBeTypeOf("string");
      }
    }
    expect(written).toBeGreaterThan(3);
  });
});

describe("front matter in TOML", () => {
  it("reads strings of one line before the first table", () => {
    const source =
      '+++\ntitle = "a \\"b\\""\ndescription = \'c \\d\'\nsummary = """e"""\nx = 1\n[y]\ntitle = "f"\n+++\ng';
    expect(view(source)).toBe('a "b"\n\nc \\d\n\ng');
    expect(change(source, "a", '"')).toContain('title = "\\" \\"b\\""');
    expect(change(source, "c", "it's")).toBeUndefined();
    expect(change(source, "c", "x")).toContain("'x \\d'");
  });
});

describe("front matter in JSON", () => {
  it("reads the strings of its top level", () => {
    const source =
      '{\n  "title": "a \\u00e9",\n  "x": {"title": "b", "y": ["c"]},\n  "title2": "d",\n  "summary": "e"\n}\n\nf';
    expect(view(source)).toBe("a \u00e9\n\ne\n\nf");
    expect(change(source, "e", '"')).toContain('"summary": "\\""');
  });

  it("takes nothing else for it", () => {
    expect(view('{"a": b}\n')).toBe('{"a": b}');
    expect(view("{a")).toBe("{a");
  });
});
