import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blocksOf } from "../docs/markdown.js";
import { rerun } from "../docs/transcript.js";
import { Project, root } from "./install.js";

const NODE = `node-${process.platform}-${process.arch}`;

let home: Project;
let env: NodeJS.ProcessEnv;

beforeAll(() => {
  home = new Project();
  const { path } = home.pack();
  home.install(`${NODE}@20.19.0`);
  const npm = execFileSync("bash", ["-c", "realpath $(command -v npm)"], { encoding: "utf8" }).trim();
  // The registry does not have this very version: npm gives its tarball for the name.
  home.write({
    "bin/npm": `#!/bin/bash\nargs=("$@")\n[ "$1" = install ] && args=("\${args[@]/#unspin/${path}}" --prefer-offline)\nexec node ${npm} "\${args[@]}"\n`,
  });
  chmodSync(join(home.folder, "bin/npm"), 0o755);
  env = {
    PATH: [join(home.folder, "bin"), join(home.folder, "node_modules", NODE, "bin"), process.env.PATH].join(delimiter),
    HOME: process.env.HOME,
    LC_ALL: "C.UTF-8",
    UNSPIN: root,
    npm_config_fund: "false",
    npm_config_audit: "false",
    npm_config_update_notifier: "false",
  };
}, 120_000);

afterAll(() => home.remove(), 60_000);

// A clone holds what is committed, which may be older than the files that this test compares with.
it("goes as the quick start says", { timeout: 300_000 }, async () => {
  const document = join(root, "docs/quickstart.md");
  const text = readFileSync(document, "utf8");
  expect(existsSync(join(root, ".git"))).toBe(true);
  let actual = text;
  for (const { language, content, start, note } of blocksOf(text)) {
    const file = /^file: (.*)$/.exec(note ?? "")?.[1];
    if (file !== undefined) home.write({ [file]: content });
    if (language !== "console") continue;
    const at = start + actual.length - text.length;
    actual = actual.slice(0, at) + rerun(content, home.folder, env) + actual.slice(at + content.length);
  }
  await expect(actual).toMatchFileSnapshot(document);
});
