import { expect, it } from "vitest";
import { parse } from "yaml";
import { addToLists } from "../../src/config/edit.js";

it("adds to YAML what is missing, and leaves comments, order and long lines alone", async () => {
  const long = "word ".repeat(40).trim();
  const text = `# Ours\nallow:\n  - crucial # the minister's\n  - "${long}"\n\nassume: spun # always\n`;
  expect(await addToLists(text, "unspin.config.yaml", { allow: ["crucial", "vital"], dictionaries: ["a.dict"] })).toBe(
    `# Ours\nallow:\n  - crucial # the minister's\n  - "${long}"\n  - vital\n\nassume: spun # always\ndictionaries:\n  - a.dict\n`,
  );
});

it("adds to a configuration that has nothing but comments, or nothing at all", async () => {
  expect(await addToLists("", "unspin.config.yaml", { allow: ["a: b"] })).toBe('allow:\n  - "a: b"\n');
  expect(await addToLists("# Ours\n", "unspin.config.yaml", { allow: ["a"] })).toBe("# Ours\n\nallow:\n  - a\n");
  expect(JSON.parse(await addToLists("", "unspin.config.json", { allow: ["a"] }))).toEqual({ allow: ["a"] });
});

it("adds to JSON, with its indentation", async () => {
  const text = '{\n\t"assume": "spun",\n\t"allow": ["a"]\n}\n';
  const edited = await addToLists(text, "unspin.config.json", { allow: ["b"] });
  expect(edited).toBe('{\n\t"assume": "spun",\n\t"allow": [\n\t\t"a",\n\t\t"b"\n\t]\n}\n');
});

it("adds below the key unspin of package.json", async () => {
  const text = '{\n  "name": "site",\n  "unspin": {}\n}\n';
  expect(JSON.parse(await addToLists(text, "package.json", { allow: ["a"] }))).toEqual({
    name: "site",
    unspin: { allow: ["a"] },
  });
});

it.each([
  ["spaces in lines of nothing else", "x: |+\n   \n     \nallow:\n- a\n", "x: |+\n   \n     \nallow:\n- a\n- b\n"],
  ["lists in brackets", "allow: [a,  'c',] # why\nx:   1\n", "allow: [a,  'c', \"b\",] # why\nx:   1\n"],
  ["an empty list", "allow: []\n", 'allow: ["b"]\n'],
  [
    "comments behind items",
    "allow:\n    - a   # why\n    # and\n\nx: 1",
    "allow:\n    - a   # why\n    - b\n    # and\n\nx: 1",
  ],
  ["line ends of Windows", "allow:\r\n- a\r\nx: 1", "allow:\r\n- a\r\n- b\r\nx: 1"],
  ["an end without a line break", "allow:\n- a", "allow:\n- a\n- b\n"],
  ["other keys", "x: {a:  1}", "x: {a:  1}\nallow:\n  - b\n"],
  ["a block at the end", "x: |\n  a\n   \n", "x: |\n  a\n   \nallow:\n  - b\n"],
])("leaves %s in YAML as they are", async (_what, text, edited) => {
  expect(await addToLists(text, "a.yaml", { allow: ["b"] })).toBe(edited);
});

it.each([
  ["a map in braces", "{x: 1}\n", "{ x: 1, allow: [ b ] }\n"],
  ["an indented document", "  x: 1\n", "x: 1\nallow:\n  - b\n"],
  ["a key of nothing", "allow:\nx: 1\n", "allow:\n  - b\nx: 1\n"],
  ["an end that is marked", "x: 1\n...\n", "x: 1\nallow:\n  - b\n...\n"],
])("writes %s anew", async (_what, text, edited) => {
  expect(await addToLists(text, "a.yaml", { allow: ["b"] })).toBe(edited);
});

it.each(["    \n", " \n   \n", "a\n   \nb", "- a", "# a", "\ud800", "a\tb", "yes", "1e3", ""])(
  "adds %j to YAML and JSON so that it is read the same",
  async (item) => {
    for (const text of ["allow: [a]\n", "allow:\n- a\n", "{x: 1}\n", "x: 1\n", ""]) {
      expect(parse(await addToLists(text, "a.yaml", { allow: [item] })).allow.at(-1)).toBe(item);
    }
    expect(JSON.parse(await addToLists("", "a.json", { allow: [item] }))).toEqual({ allow: [item] });
  },
);
