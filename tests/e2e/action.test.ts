import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { bin } from "./cli.js";

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync(join(root, "action.yml"), "utf8"));
const SPUN =
  "Officers mentioned that the native authorities anticipated a number of further closures, folks mentioned.\n";

interface Run {
  readonly cwd: string;
  /** The names of the steps that ran, with the code each ended with. */
  readonly steps: Record<string, number | null>;
  readonly stdout: string;
  readonly installed: string;
}

/** Runs the action's steps as GitHub does: inputs and outputs put in, a shell for each step, until one fails. */
function runAction(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>): Run {
  const cwd = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  const path = join(cwd, "bin");
  mkdirSync(path);
  // npm only writes down what it is asked to install; unspin is the built one.
  const npm = `#!/bin/sh\nprintf '%s\\n' "$@" > ${path}/installed\n`;
  const unspin = `#!/bin/sh\nexec ${process.execPath} ${bin} "$@"\n`;
  for (const [name, script] of Object.entries({ npm, unspin })) {
    writeFileSync(join(path, name), script);
    chmodSync(join(path, name), 0o755);
  }
  const output = join(cwd, "output");
  writeFileSync(output, "");

  const steps: Record<string, number | null> = {};
  let stdout = "";
  const valueIn = (expression: string): string => {
    const input = /^inputs\.([\w-]+)$/.exec(expression)?.[1];
    if (input !== undefined) return inputs[input] ?? action.inputs[input].default;
    const name = /^steps\.check\.outputs\.([\w-]+)$/.exec(expression)?.[1];
    return new RegExp(`^${name}=(.*)$`, "m").exec(readFileSync(output, "utf8"))?.[1] ?? "";
  };
  for (const step of action.runs.steps) {
    if (step.run === undefined) continue;
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ (.*?) \}\}/, (_, e) => valueIn(e)),
      ]),
    );
    const run = spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run], {
      cwd,
      encoding: "utf8",
      env: { ...env, PATH: `${path}:${process.env.PATH}`, GITHUB_OUTPUT: output, GITHUB_ACTIONS: "true" },
    });
    steps[step.name] = run.status;
    stdout += run.stdout;
    if (run.status !== 0) break;
  }
  return { cwd, steps, stdout, installed: readFileSync(join(path, "installed"), "utf8") };
}

describe("the action", () => {
  it("installs, checks, and fails last, when the findings are uploaded", () => {
    const { cwd, steps, installed } = runAction({ "a.txt": SPUN }, { arguments: "--assume  spun" });
    expect(installed).toBe("install\n--global\n--no-audit\n--no-fund\nunspin@latest\n");
    expect(steps).toEqual({ Install: 0, Check: 0, Result: 1 });
    expect(JSON.parse(readFileSync(join(cwd, "unspin.sarif"), "utf8")).runs[0].results.length).toBeGreaterThan(0);
    const names = action.runs.steps.map(({ name }) => name);
    expect(names.indexOf("Upload")).toBeLessThan(names.indexOf("Result"));
  });

  it("annotates if nothing is to be uploaded", () => {
    const { cwd, steps, stdout } = runAction({ "a.txt": SPUN }, { arguments: "--assume spun", upload: "false" });
    expect(steps).toEqual({ Install: 0, Check: 0, Result: 1 });
    expect(stdout).toMatch(/^::warning file=a\.txt,line=1,/);
    expect(existsSync(join(cwd, "unspin.sarif"))).toBe(false);
  });

  it("succeeds if there is nothing to find, and tells what went wrong", () => {
    expect(runAction({ "a.txt": "Good morning.\n" }, {}).steps).toEqual({ Install: 0, Check: 0, Result: 0 });
    expect(runAction({}, { paths: "no.txt" }).steps).toEqual({ Install: 0, Check: 0, Result: 2 });
  });

  it("takes paths one a line, whatever is in them, and never as code", () => {
    const files = { "a b.txt": SPUN, "-q.txt": SPUN, "$(touch x).txt": SPUN };
    const inputs = {
      paths: `${Object.keys(files).join("\n")}\n`,
      arguments: "--assume spun $(touch y)",
      version: "1; touch z",
    };
    const { cwd, steps, installed } = runAction(files, { ...inputs, arguments: "--assume spun", upload: "false" });
    expect(steps.Result).toBe(1);
    expect(installed).toContain("unspin@1; touch z\n");
    runAction(files, inputs);
    for (const name of ["x", "y", "z"]) expect(existsSync(join(cwd, name))).toBe(false);
  });
});

it("the examples of the CI recipes name the repository and the version of package.json", () => {
  const { repository, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [, name] = /github\.com\/(.*)\.git$/.exec(repository.url) ?? [];
  const recipes = readFileSync(join(root, "docs/ci.md"), "utf8");
  expect(recipes).toContain(`- uses: ${name}@v${version}\n`);
  expect(recipes).toMatch(new RegExp(`- repo: https://github.com/${name}\\n\\s*rev: v${version}\\n`));
});
