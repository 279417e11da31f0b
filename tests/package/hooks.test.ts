import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { blocksOf, filesOf } from "../docs/markdown.js";
import { example } from "../support/examples.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { Project, pack } from "./install.js";

const spun = example("orchard", "spun");
const original = example("orchard", "original");
const recipes = blocksOf(readFileSync(join(root, "docs/ci.md"), "utf8"));

let project: Project;

/** Commits one file, and tells whether the hook let it pass, and what was said. */
function commit(name: string, text: string, env: NodeJS.ProcessEnv = {}): { passed: boolean; said: string } {
  project.write({ [name]: text });
  git("add", name);
  const args = ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", name];
  const { status, stdout, stderr } = spawnSync("git", args, {
    cwd: project.folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  return { passed: status === 0, said: stdout + stderr };
}

function git(...args: string[]): void {
  execFileSync("git", args, { cwd: project.folder, stdio: "pipe" });
}

function refusesSpunText(env: NodeJS.ProcessEnv = {}): void {
  const refused = commit("spun.md", spun, env);
  expect(refused.said).toContain("spun.md:3:");
  expect(refused.passed).toBe(false);
  git("rm", "--quiet", "--force", "spun.md");
  expect(commit("original.md", original, env)).toEqual({ passed: true, said: expect.any(String) });
}

beforeAll(() => {
  project = new Project();
  project.install(pack().path, "husky@9.1.7", "lint-staged@16.4.0");
  project.write({ ".gitignore": "node_modules\n*.tgz\n" });
});

afterAll(() => project.remove());

beforeEach(() => {
  rmSync(join(project.folder, ".git"), { recursive: true, force: true });
  git("init", "--quiet");
});

describe("before each commit", () => {
  it("husky runs the recipe", () => {
    const [[name, hook]] = filesOf(recipes).filter(([name]) => name.startsWith(".husky/"));
    project.write({ [name]: hook });
    project.run("npx", ["husky"]);
    refusesSpunText();
  });

  it("lint-staged runs the recipe", () => {
    const recipe = recipes.find(({ content }) => content.includes('"lint-staged"'));
    const manifest = join(project.folder, "package.json");
    project.write({
      "package.json": JSON.stringify({
        ...JSON.parse(readFileSync(manifest, "utf8")),
        ...JSON.parse(recipe?.content ?? ""),
      }),
      ".husky/pre-commit": "npx lint-staged\n",
    });
    git("add", "package.json", ".gitignore");
    project.run("npx", ["husky"]);
    refusesSpunText();
  });

  it("pre-commit runs the hooks of this repository", () => {
    const folder = temporaryFolder();
    execFileSync("python3", ["-m", "venv", folder]);
    execFileSync(join(folder, "bin/pip"), ["install", "--quiet", "pre-commit==4.7.0"]);
    const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as { id: string }[];
    const [recipe] = recipes.filter(({ content }) => content.includes("hooks:"));
    const [{ hooks: wanted }] = parse(recipe.content).repos;
    // Of the repository itself only what it says of its hooks: to install it takes longer, and is tested elsewhere.
    const local = wanted.map(({ id }: { id: string }) => ({
      ...hooks.find((hook) => hook.id === id),
      language: "system",
    }));
    project.write({ ".pre-commit-config.yaml": stringify({ repos: [{ repo: "local", hooks: local }] }) });
    const path = `${folder}/bin:${join(project.folder, "node_modules/.bin")}:${process.env.PATH}`;
    const env = { PATH: path, PRE_COMMIT_HOME: join(folder, "home") };
    execFileSync(join(folder, "bin/pre-commit"), ["validate-manifest", join(root, ".pre-commit-hooks.yaml")], { env });
    git("add", ".pre-commit-config.yaml");
    execFileSync(join(folder, "bin/pre-commit"), ["install"], { cwd: project.folder, env, stdio: "pipe" });
    refusesSpunText(env);
  });
});
