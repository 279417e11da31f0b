import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { processIo } from "../../src/cli/io.js";
import { loadRestorer } from "../../src/cli/load.js";
import { createProgram } from "../../src/cli/program.js";
import { referenceOf } from "../../src/cli/reference.js";
import { parseDirectives } from "../../src/config/directives.js";
import { unspin } from "../e2e/cli.js";
import { root } from "../support/root.js";
import { blocksOf, DOCUMENTS, filesOf } from "./markdown.js";
import { sample } from "./sample.js";
import { typeErrorsOf } from "./snippets.js";

interface JsonDocument {
  readonly path: string;
  readonly changes: readonly { readonly line: number; readonly column: number }[];
}

function packageOf(folder: string): { dependencies: Record<string, string>; license: string } {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

// Run vitest with --update to write them anew.
it("the notice names every package that unspin is installed with, and its licence", async () => {
  const path = join(root, "NOTICE");
  const list = Object.keys(packageOf(root).dependencies).map(
    (name) => `  ${name.padEnd(44)} ${packageOf(join(root, "node_modules", name)).license}\n`,
  );
  const notice = readFileSync(path, "utf8").replace(
    /(under its own licence:\n\n)[\s\S]*?(?=\n\S)/,
    `$1${list.join("")}`,
  );
  await expect(notice).toMatchFileSnapshot(path);
});

it("the readme's figures are those of the engine's last measurement", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8").replace(/\s+/g, " ");
  const engine = readFileSync(join(root, "docs/engine.md"), "utf8");
  const measured = (row: string): string[] =>
    new RegExp(`^\\| ${row} \\| (.*) \\|$`, "m").exec(engine)?.[1].match(/[\d.]+/g) ?? [];
  const percent = (share: string, digits = 1): string => `${(Number(share) * 100).toFixed(digits)} %`;
  const [reduction, before, after] = measured("error reduction");
  expect(readme).toContain(
    `${percent(reduction, 0)} of the word errors are gone (word error rate ${before} → ${after})`,
  );
  const [precision] = measured("precision, recall");
  const [harmed] = measured("genuine words changed within spun articles");
  expect(readme).toContain(
    `${percent(precision)} of the changes give the author's exact words, and ${harmed} of 1,000`,
  );
  const [sure, found] = measured("with `--min-confidence 0.9`").slice(-2);
  expect(readme).toContain(
    `With \`--min-confidence 0.9\`, ${percent(sure)} are right, and ${percent(found)} of what was swapped`,
  );
  const [changed, articles] = measured("genuine articles");
  expect(readme).toContain(
    `${changed === "0" ? "none" : changed} of the same ${articles} articles in their genuine form is changed`,
  );
  const recalls = [...engine.matchAll(/^\| [B-J](?:, [\w ]+)? \| \d+ \| \.\d+ \| (\.\d+) \|/gm)].map(([, recall]) =>
    Number(recall),
  );
  expect(recalls).toHaveLength(10);
  const [least, most] = [Math.min(...recalls), Math.max(...recalls)];
  expect(readme).toContain(`it restores ${(least * 100).toFixed(0)} to ${percent(`${most}`, 0)} of the words`);
});

it("the architecture tells every room", () => {
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const text = readFileSync(join(root, "docs/architecture.md"), "utf8");
  expect(rooms.map(({ name }) => name).filter((name) => !text.includes(`| \`src/${name}\` |`))).toEqual([]);
});

it("the problem matcher for VS Code takes every finding", async () => {
  const [tasks] = blocksOf(readFileSync(join(root, "docs/ci.md"), "utf8")).filter(({ note }) =>
    note?.endsWith("tasks.json"),
  );
  const { pattern } = JSON.parse(tasks.content).tasks[0].problemMatcher;
  const { folder } = sample();
  const { stdout } = await unspin(["check", "--color", "never", "articles"], folder);
  const json = JSON.parse((await unspin(["check", "--format", "json", "articles"], folder)).stdout);
  const problems = stdout.split("\n").flatMap((line) => {
    const match = new RegExp(pattern.regexp).exec(line);
    if (match === null) return [];
    const [file, row, column] = [pattern.file, pattern.line, pattern.column].map((group: number) => match[group]);
    return { file, row: Number(row), column: Number(column) };
  });
  const findings = json.documents.flatMap(({ path, changes }: JsonDocument) =>
    changes.map(({ line, column }) => ({ file: path, row: line, column })),
  );
  expect(findings.length).toBeGreaterThan(20);
  expect(problems).toEqual(findings);
});

it("the scripts of the manual are such as TypeScript accepts", () => {
  const scripts = DOCUMENTS.flatMap((name) =>
    filesOf(blocksOf(readFileSync(join(root, name), "utf8")))
      .filter(([file]) => file.endsWith(".js"))
      .map(([file, content]) => [`${name}/${file}`, content]),
  );
  expect(scripts.length).toBeGreaterThan(5);
  expect(typeErrorsOf(Object.fromEntries(scripts))).toEqual([]);
});

it("the comments that the manual shows are directives", () => {
  const blocks = blocksOf(readFileSync(join(root, "README.md"), "utf8"));
  for (const { content } of blocks.filter(({ language }) => language === "html")) {
    const comments = [...content.matchAll(/<!--.*?-->/g)].map(({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    }));
    expect(comments.length).toBeGreaterThan(3);
    const messages = parseDirectives(content, comments, false)
      .unused()
      .map(({ message }) => message);
    expect(new Set(messages)).toEqual(new Set(["unused directive: it holds back no change"]));
  }
});

it("the commands and options that the manual speaks of exist", () => {
  const program = createProgram(processIo(), loadRestorer, () => {});
  const commands = referenceOf(program);
  const ofOthers = ["--fix", "--conditions"];
  const options = new Set([
    ...ofOthers,
    "--help",
    "--version",
    "--verbose",
    ...commands.flatMap((each) => each.options.map(({ long }) => long)),
  ]);
  const names = new Set(commands.flatMap(({ name }) => name.split(" ")));
  const unknown = DOCUMENTS.filter((name) => name !== "CONTRIBUTING.md").flatMap((name) => {
    const prose = readFileSync(join(root, name), "utf8").replace(/^```[\s\S]*?^```$/gm, "");
    const code = [...prose.matchAll(/`((?:unspin |-)[^`\n]+)`/g)].map(([, words]) => words);
    return code
      .flatMap((words) => [
        ...(/^unspin ([a-z]+)/.exec(words)?.slice(1) ?? []).filter((command) => !names.has(command)),
        ...(words.match(/--[a-z][a-z-]+/g) ?? []).filter((option) => !options.has(option)),
      ])
      .map((word) => `${name}: ${word}`);
  });
  expect(unknown).toEqual([]);
});
