import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blocksOf, filesOf } from "../docs/markdown.js";
import { rerun } from "../docs/transcript.js";
import { root } from "../support/root.js";
import { NODES, Project, pack } from "./install.js";

const [OLDEST] = NODES;

let project: Project;
let tarball: string;

beforeAll(() => {
  project = new Project();
  tarball = pack().path;
  project.installNodes([OLDEST]);
});

afterAll(() => project.remove());

/** The environment of a newcomer with the oldest Node. The registry does not have this very version: npm gives its tarball. */
function newcomer(): NodeJS.ProcessEnv {
  const npm = execFileSync("bash", ["-c", "realpath $(command -v npm)"], { encoding: "utf8" }).trim();
  const script = `#!/bin/bash
args=("$@")
[ "$1" = install ] && args=("\${args[@]/#unspin/${tarball}}")
exec node ${npm} "\${args[@]}"
`;
  project.write({ "bin/npm": script });
  chmodSync(join(project.folder, "bin/npm"), 0o755);
  return {
    PATH: [join(project.folder, "bin"), project.nodeFolder(OLDEST), process.env.PATH].join(delimiter),
    HOME: process.env.HOME,
    LC_ALL: "C.UTF-8",
    UNSPIN: root,
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_prefer_offline: "true",
    npm_config_update_notifier: "false",
  };
}

// A clone holds what is committed. Run vitest with --update to write anew what the commands print.
it("all goes as the quick start says", { timeout: 600_000 }, async () => {
  const document = join(root, "docs/quickstart.md");
  const text = readFileSync(document, "utf8");
  const env = newcomer();
  let actual = text;
  for (const block of blocksOf(text)) {
    const { language, content, start } = block;
    project.write(Object.fromEntries(filesOf([block])));
    if (language !== "console") continue;
    const at = start + actual.length - text.length;
    actual = actual.slice(0, at) + rerun(content, project.folder, env) + actual.slice(at + content.length);
  }
  await expect(actual).toMatchFileSnapshot(document);
});
