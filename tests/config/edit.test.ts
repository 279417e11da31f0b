import { expect, it } from "vitest";
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
