import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blocksOf, filesOf } from "../docs/markdown.js";
import { example } from "../support/examples.js";
import { root } from "../support/root.js";
import { Project, pack, tool } from "./install.js";

const spun = example("orchard", "spun");

let project: Project;
let restored: string;

beforeAll(() => {
  project = new Project();
  const tools = ["textlint@15.8.0", "remark-cli@12.0.1", "remark@15.0.1", "express@5.3.0", "@11ty/eleventy@3.1.8"];
  project.install(pack().path, "@types/node@20", ...tools);
  for (const name of ["README.md", "docs/cookbook.md"]) {
    project.write(Object.fromEntries(filesOf(blocksOf(readFileSync(join(root, name), "utf8")))));
  }
  // What is set there is about other files.
  rmSync(join(project.folder, "unspin.config.yaml"));
  project.write({ "article.md": spun });
  restored = project.run("npx", ["unspin", "restore", "article.md"]);
  expect(restored).not.toBe(spun);
});

afterAll(() => project.remove());

it("is a rule that textlint finds by its name, lints and fixes with", () => {
  const args = [join(project.folder, "node_modules/.bin/textlint"), "--format", "unix", "article.md"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: project.folder, encoding: "utf8" });
  expect(status).toBe(1);
  expect(stdout).toMatch(/article\.md:\d+:\d+: “[^”]+” reads as spun; .* \[Error\/unspin\/textlint\]/);
  project.run("npx", ["textlint", "--fix", "article.md"]);
  const fixed = readFileSync(join(project.folder, "article.md"), "utf8");
  expect(fixed).toBe(project.run("npx", ["unspin", "restore", "--min-confidence", "0.8"], spun));
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

it("serves the upload form of the cookbook", () => {
  project.write({
    "post.js": `
import app from "./server.js";

const server = app.listen(0, "127.0.0.1", async () => {
  const url = \`http://127.0.0.1:\${server.address().port}/restore\`;
  const body = process.argv[2];
  const response = await fetch(url, { method: "POST", headers: { "content-type": "text/markdown; charset=utf-8" }, body });
  console.log(JSON.stringify(await response.json()));
  server.close();
});
`,
  });
  const source = `\`anticipated\`\n\n${spun}`;
  const { text, changes, score } = JSON.parse(project.run(process.execPath, ["post.js", source]));
  expect(score).toBeGreaterThan(0.9);
  expect(changes.length).toBeGreaterThan(10);
  expect(text).toBe(
    project.run("npx", ["unspin", "restore", "--min-confidence", "0.8", "--input-format", "markdown"], source),
  );
});

it("is the build step of a site as in the cookbook", () => {
  project.write({ "pages/index.html": `<p title="anticipated">${spun}</p>\n` });
  project.run("npx", ["eleventy", "--input=pages", "--output=site", "--quiet"]);
  const page = readFileSync(join(project.folder, "site/index.html"), "utf8");
  expect(page).toBe(project.run("npx", ["unspin", "restore", "pages/index.html"]));
  expect(page).not.toContain(spun);
});

it("is the plugin for Astro as in the cookbook", async () => {
  // Astro gives its plugins to unified; of its own there is only the function that types the configuration.
  project.write({
    "node_modules/astro/package.json": JSON.stringify({ type: "module", exports: { "./config": "./config.js" } }),
    "node_modules/astro/config.js": "export const defineConfig = (config) => config;",
    "render.js": `
import { remark } from "remark";
import config from "./astro.config.js";

process.stdout.write(String(await remark().use(config.markdown.remarkPlugins).process(process.argv[2])));
`,
  });
  const output = project.run(process.execPath, ["render.js", spun]);
  expect(output.split(/\s+/)).toEqual(restored.split(/\s+/));
});
