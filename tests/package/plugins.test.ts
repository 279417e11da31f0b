import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Project, tool } from "./install.js";

const spun = readFileSync(new URL("../../examples/orchard.spun.txt", import.meta.url), "utf8");

let project: Project;
let restored: string;

beforeAll(() => {
  project = new Project();
  project.install(project.pack().path, "textlint@15.8.0", "remark-cli@12.0.1", "remark@15.0.1", "@types/node@20");
  project.write({ "article.md": spun });
  restored = project.run("npx", ["unspin", "restore", "article.md"]);
  expect(restored).not.toBe(spun);
}, 120_000);

afterAll(() => project.remove());

it("is a rule that textlint finds by its name, lints and fixes with", () => {
  project.write({ ".textlintrc.json": JSON.stringify({ rules: { "unspin/textlint": { minConfidence: 0.4 } } }) });
  const args = [join(project.folder, "node_modules/.bin/textlint"), "--format", "unix", "article.md"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: project.folder, encoding: "utf8" });
  expect(status).toBe(1);
  expect(stdout).toMatch(/article\.md:\d+:\d+: “[^”]+” reads as spun; .* \[Error\/unspin\/textlint\]/);
  project.run("npx", ["textlint", "--fix", "article.md"]);
  expect(readFileSync(join(project.folder, "article.md"), "utf8")).toBe(restored);
  project.write({ "article.md": spun });
});

it("is a plugin that remark finds by its name", () => {
  project.write({ ".remarkrc.json": JSON.stringify({ plugins: [["unspin/remark", { fix: true }]] }) });
  const output = project.run("npx", ["remark", "--quiet", "article.md"]);
  // remark prints Markdown in its own way: what counts is the words.
  expect(output.split(/\s+/)).toEqual(restored.split(/\s+/));
});

it("has types that fit unified's", () => {
  project.write({
    "plugins.ts": `
import { remark } from "remark";
import { unified } from "unified";
import remarkUnspin, { type UnifiedPluginOptions } from "unspin/remark";
import rehypeUnspin from "unspin/rehype";
import rule from "unspin/textlint";

const options: UnifiedPluginOptions = { fix: true, allow: ["crucial"], minConfidence: 0.9 };
await remark().use(remarkUnspin, options).process("…");
unified().use(rehypeUnspin);
export const { linter, fixer } = rule;
// @ts-expect-error: no such option
remark().use(remarkUnspin, { fixes: true });
`,
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        module: "Node16",
        noEmit: true,
        types: ["node"],
      },
      files: ["plugins.ts"],
    }),
  });
  expect(project.run(process.execPath, [tool("typescript/bin/tsc"), "--project", "."])).toBe("");
});
