import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import * as esbuild from "esbuild";
import { build as viteBuild } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Project } from "./install.js";

const spun = readFileSync(new URL("../../examples/orchard.spun.txt", import.meta.url), "utf8");

const PAGE = `
import { createRestorer } from "unspin/engine";

export const make = async (pack, languageModel, classifier) =>
  (await createRestorer({ pack, languageModel, classifier }, { formats: ["markdown", "html"] }));
`;

let project: Project;

beforeAll(() => {
  project = new Project();
  project.install(project.pack().path);
  project.write({
    "page.js": PAGE,
    "error.js": `export { FormatNotLoadedError } from "unspin/engine";`,
    "index.html": `<script type="module" src="app.js"></script>`,
    "app.js": `
import { make } from "./page.js";
import pack from "unspin/dictionaries/en/en.pack?url";
import languageModel from "unspin/dictionaries/en/language-model.bin?url";
import classifier from "unspin/dictionaries/en/classifier.bin?url";

const fetched = await Promise.all(
  [pack, languageModel, classifier].map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())),
);
const restorer = await make(...fetched);
document.body.textContent = restorer.restore(document.body.textContent).text;
`,
  });
}, 120_000);

afterAll(() => project.remove(), 60_000);

function bundle(file: string, options: esbuild.BuildOptions): Promise<esbuild.BuildResult> {
  return esbuild.build({
    absWorkingDir: project.folder,
    entryPoints: [file],
    bundle: true,
    minify: true,
    platform: "browser",
    outdir: "out",
    write: false,
    metafile: true,
    ...options,
  });
}

function file(name: string): Uint8Array {
  return readFileSync(join(project.folder, "node_modules/unspin", name));
}

it("runs in a worker, bundled by esbuild, and restores as in Node", async () => {
  const options: esbuild.BuildOptions = { format: "iife", globalName: "page", conditions: ["worker", "browser"] };
  const { outputFiles = [] } = await bundle("page.js", options);
  // Nothing of Node: what every worker has beyond the language itself.
  const context = createContext({ TextDecoder, TextEncoder });
  runInContext(outputFiles[0].text, context);
  const restorer = await context.page.make(
    file("dist/packs/en.pack"),
    file("dictionaries/en/language-model.bin"),
    file("dictionaries/en/classifier.bin"),
  );
  const { createRestorer } = await import(join(project.folder, "node_modules/unspin/dist/index.js"));
  const inNode = (await createRestorer()).restore(spun);
  expect(inNode.changes.length).toBeGreaterThan(10);
  expect(JSON.parse(JSON.stringify(restorer.restore(spun)))).toEqual(JSON.parse(JSON.stringify(inNode)));
  expect(restorer.restore(`<p>${spun}</p>`, { format: "html" }).text).toBe(`<p>${inNode.text}</p>`);
});

it("leaves parsers out of what a page loads at once", async () => {
  const { metafile } = await bundle("page.js", { format: "esm", splitting: true });
  const entry = Object.values(metafile?.outputs ?? {}).find((output) => output.entryPoint === "page.js");
  expect(Object.keys(entry?.inputs ?? {}).filter((path) => /micromark|htmlparser2|yaml/.test(path))).toEqual([]);
});

it("is shaken down to what a page uses", async () => {
  const { outputFiles = [] } = await bundle("error.js", { format: "esm", splitting: true });
  const entry = outputFiles.find(({ path }) => path.endsWith("error.js"));
  expect(entry?.text).toContain("is not loaded");
  expect(entry?.contents.length).toBeLessThan(1000);
});

it("is bundled by Vite, its data as assets", async () => {
  const result = await viteBuild({ root: project.folder, logLevel: "silent", build: { write: false } });
  const { output } = Array.isArray(result) ? result[0] : (result as { output: { fileName: string }[] });
  const names = output.map(({ fileName }) => fileName);
  for (const name of ["en", "language-model", "classifier"]) {
    expect(names).toContainEqual(expect.stringMatching(new RegExp(`^assets/${name}-.*\\.(?:pack|bin)$`)));
  }
});
