import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { temporaryFolderForAll } from "../support/folder.js";
import { root } from "../support/root.js";

const REFUSED = [
  ["src/text/x.ts", "../language/dictionary.js"],
  ["src/language/x.ts", "../engine/types.js"],
  ["src/engine/x.ts", "../formats/projection.js"],
  ["src/formats/x.ts", "../report/result.js"],
  ["src/learn/x.ts", "../cli/io.js"],
  ["src/learn/scripts/x.ts", "../../files/read.js"],
  ["src/report/x.ts", "../text/tokens.js"],
  ["src/review/x.ts", "../report/result.js"],
  ["src/files/x.ts", "../formats/projection.js"],
  ["src/config/x.ts", "../engine/types.js"],
  ["src/x.ts", "./cli/main.js"],
  ["src/text/y.ts", "node:fs"],
  ["src/language/y.ts", "node:path"],
  ["src/engine/y.ts", "node:fs/promises"],
  ["src/formats/y.ts", "node:buffer"],
  ["src/review/y.ts", "node:crypto"],
  ["src/web/y.ts", "node:fs"],
  ["src/browser.ts", "node:zlib"],
] as const;

const ALLOWED = [
  ["src/language/z.ts", "../text/tokens.js"],
  ["src/engine/z.ts", "../language/dictionary.js"],
  ["src/formats/z.ts", "../engine/types.js"],
  ["src/learn/scripts/z.ts", "../../engine/types.js"],
  ["src/report/z.ts", "../engine/types.js"],
  ["src/report/w.ts", "../review/document.js"],
  ["src/review/z.ts", "../engine/types.js"],
  ["src/files/z.ts", "node:fs"],
  ["src/config/z.ts", "../files/errors.js"],
  ["src/cli/z.ts", "../report/create.js"],
] as const;

const project = temporaryFolderForAll(
  Object.fromEntries([
    ...["biome.json", ".gitignore"].map((file) => [file, readFileSync(join(root, file))]),
    ...[...REFUSED, ...ALLOWED].map(([file, target]) => [file, `import { x } from "${target}";\n\nx();\n`]),
  ]),
);
let output: string;

beforeAll(() => {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=github", "--max-diagnostics=none"];
  output = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" }).stdout;
});

function complaints(file: string): string[] {
  return output.split("\n").filter((line) => line.includes(`${file},line=`));
}

it.each(REFUSED)("in %s the lint refuses to import %s", (file) => {
  expect(complaints(file)).toEqual([expect.stringMatching(/^::error .*(noRestrictedImports|noNodejsModules)/)]);
});

it.each(ALLOWED)("in %s the lint allows to import %s", (file) => {
  expect(complaints(file)).toEqual([]);
});
