import { expect, it } from "vitest";
import { extensionOf } from "../../src/files/extension.js";

it.each([
  ["a.md", ".md"],
  ["dir.x/A.MD", ".md"],
  ["a.tar.md", ".md"],
  ["x.WET.GZ", ".wet.gz"],
  ["x.gz", ".gz"],
  ["README", ""],
])("the extension of %s is %j", (path, extension) => {
  expect(extensionOf(path)).toBe(extension);
});
