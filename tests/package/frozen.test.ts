import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/root.js";
import { pack } from "./install.js";

const packageJson = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Whoever adds a package to what users install changes this list, and says why in the commit. */
const DEPENDENCIES = [
  "chalk",
  "fast-glob",
  "fastest-levenshtein",
  "htmlparser2",
  "jsonc-parser",
  "micromark",
  "micromark-extension-gfm-footnote",
  "micromark-extension-gfm-strikethrough",
  "micromark-extension-gfm-table",
  "micromark-extension-gfm-task-list-item",
  "micromark-extension-mdxjs",
  "micromark-util-decode-string",
  "papaparse",
  "tinypool",
  "valibot",
  "yaml",
];

describe("what a user installs", () => {
  it("depends on these packages, each of one version", () => {
    expect(Object.keys(packageJson.dependencies)).toEqual(DEPENDENCIES);
    for (const version of Object.values(packageJson.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(packageJson.peerDependencies)).toEqual(["unified"]);
  });

  it("consists of these files, and of what is built of the sources", () => {
    const paths = pack().files.map(({ path }) => path);
    const isSource = (path: string) =>
      path.startsWith("dist/") &&
      existsSync(join(root, path.replace(/^dist/, "src").replace(/(\.d\.ts|\.js)$/, ".ts")));
    const rest = paths.filter(
      (path) => !isSource(path) && !/^bundle\/[\w-]+\.js$|^dictionaries\/en\/[\w-]+\.dict$/.test(path),
    );
    expect(rest.sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "NOTICE",
      "README.md",
      "bin/package.json",
      "bin/unspin.js",
      "bundle/LICENSES.txt",
      "bundle/package.json",
      "dictionaries/README.md",
      "dictionaries/en/PROVENANCE.md",
      "dictionaries/en/classifier.bin",
      "dictionaries/en/language-model.bin",
      "dictionaries/en/manifest.json",
      "dictionaries/en/table.tsv",
      "dist/packs/en.pack",
      "dist/page/report.css",
      "dist/page/report.js",
      "docs/architecture.md",
      "docs/ci.md",
      "docs/cookbook.md",
      "docs/dictionaries.md",
      "docs/engine.md",
      "docs/languages.md",
      "docs/quickstart.md",
      "docs/reliability.md",
      "docs/scale.md",
      "docs/spinners.md",
      "man/unspin.1",
      "package.json",
      "schemas/unspin.schema.json",
    ]);
  });
});
