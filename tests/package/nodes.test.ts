import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { example } from "../support/examples.js";
import { root } from "../support/root.js";
import { NODES, Project, pack } from "./install.js";

const SPUN = example("harbour", "spun");

/** Languages whose letters or order of words differ from English, and time zones at both ends of a day. */
const PLACES = [
  { LC_ALL: "C", TZ: "UTC" },
  { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" },
  { LC_ALL: "ar_EG.UTF-8", LANG: "ar_EG.UTF-8", TZ: "America/St_Johns" },
];

let project: Project;
let corpus: string;

beforeAll(() => {
  project = new Project();
  project.installNodes(NODES, pack().path);
  corpus = join(project.folder, "corpus");
  mkdirSync(corpus);
  const pages = join(root, "tests/families");
  for (const name of readdirSync(pages)) copyFileSync(join(pages, name), join(corpus, name));
  for (const [name, text] of Object.entries({
    "I.txt": SPUN,
    "\u0130.txt": SPUN.slice(0, SPUN.length / 2),
    "a.md": `---\ntitle: The folks mentioned it\n---\n# Page\n\n> ${SPUN.replaceAll("\n\n", "\n\n> ")}\n`,
    "b.html": `<h1>Page</h1><p>${SPUN.replaceAll("\n\n", "</p>\n<p>")}</p>`,
  })) {
    writeFileSync(join(corpus, name), text);
  }
});

afterAll(() => project.remove());

it.each(NODES)("the command line and the library work on Node %s", (version) => {
  const spun = example("orchard", "spun");
  project.write({
    "use.mjs": `
import { createRestorer } from "unspin";

const { text } = (await createRestorer()).restore(process.argv[2]);
process.stdout.write(text);
`,
  });
  const node = join(project.nodeFolder(version), "node");
  expect(project.run(node, ["--version"])).toBe(`v${version}\n`);
  const restored = project.run(node, ["node_modules/unspin/bin/unspin.js", "restore"], spun);
  expect(restored).not.toBe(spun);
  expect(project.run(node, ["use.mjs", spun])).toBe(restored);
});

/** All that comes of two runs over the corpus: what they say, and the files they write. */
function outcome(node: string, place: Readonly<Record<string, string>>, jobs: number): unknown {
  const run = (...args: string[]): string =>
    execFileSync(node, [join(root, "bin/unspin.js"), ...args, "--field", "spun", "--jobs", String(jobs), "."], {
      cwd: corpus,
      env: { ...place, PATH: process.env.PATH },
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "ignore"],
    });
  const out = join(project.folder, "out");
  const said = [run("check", "--no-exit-code", "--format", "json"), run("restore", "--out-dir", out)];
  const files = readdirSync(out)
    .sort()
    .map((name) => [name, readFileSync(join(out, name), "utf8")]);
  return { said, files };
}

it("the same text gives the same bytes on every Node, in every place, with any number of threads", {
  timeout: 600_000,
}, () => {
  const wanted = outcome(process.execPath, PLACES[0], 1);
  expect(JSON.stringify(wanted).length).toBeGreaterThan(100_000);
  const nodes = NODES.map((version) => join(project.nodeFolder(version), "node"));
  for (const [index, node] of nodes.entries()) expect(outcome(node, PLACES[index], 2 + index)).toEqual(wanted);
  for (const [index, place] of PLACES.entries()) expect(outcome(process.execPath, place, 1 + index)).toEqual(wanted);
});
