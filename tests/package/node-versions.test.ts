import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Project } from "./install.js";

const spun = readFileSync(new URL("../../examples/orchard.spun.txt", import.meta.url), "utf8");
const USE = `
import { createRestorer } from "unspin";

const { text } = (await createRestorer()).restore(process.argv[2]);
process.stdout.write(text);
`;

// The oldest that is supported, and one of each later line. The registry has their executables as packages.
const VERSIONS = ["20.19.0", "22.23.3", "24.9.0"];

let project: Project;

beforeAll(() => {
  project = new Project();
  const name = `node-${process.platform}-${process.arch}`;
  project.install(project.pack().path, ...VERSIONS.map((version) => `node-${version}@npm:${name}@${version}`));
  project.write({ "use.mjs": USE });
}, 180_000);

afterAll(() => project.remove(), 60_000);

it.each(VERSIONS)("the command line and the library work on Node %s", (version) => {
  const node = join(project.folder, `node_modules/node-${version}/bin/node`);
  expect(project.run(node, ["--version"])).toBe(`v${version}\n`);
  const restored = project.run(node, ["node_modules/unspin/bin/unspin.js", "restore"], spun);
  expect(restored).not.toBe(spun);
  expect(project.run(node, ["use.mjs", spun])).toBe(restored);
});
