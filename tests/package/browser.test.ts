import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import * as esbuild from "esbuild";
import { build as viteBuild } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { open, useBrowser } from "../browser/browser.js";
import { useServer } from "../browser/serve.js";
import { blocksOf, filesOf } from "../docs/markdown.js";
import { example } from "../support/examples.js";
import { temporaryFolderForAll } from "../support/folder.js";
import { root } from "../support/root.js";
import { Project, pack, tool } from "./install.js";

const spun = example("orchard", "spun");

const PAGE = `
import { createRestorer } from "unspin/engine";

export const make = async (pack, languageModel, classifier) =>
  (await createRestorer({ pack, languageModel, classifier }, { formats: ["markdown", "html"] }));
`;

/** A script that a document shows. */
function shown(document: string, name: string): string {
  const file = filesOf(blocksOf(readFileSync(join(root, document), "utf8"))).find((each) => each[0] === name);
  if (file === undefined) throw new Error(`${document} shows no ${name}`);
  return file[1];
}

let project: Project;
const outDir = temporaryFolderForAll();
const server = useServer(outDir);
useBrowser();

beforeAll(() => {
  project = new Project();
  project.install(pack().path);
  project.write({
    "page.js": PAGE,
    "error.js": `export { FormatNotLoadedError } from "unspin/engine";`,
    "index.html": `<link rel="icon" href="data:,"><script type="module" src="app.js"></script><p>${spun}</p>`,
    "app.js": `
${shown("README.md", "page.js")}
const paragraph = document.querySelector("p");
const { text } = restorer.restore(paragraph.textContent);
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.postMessage(paragraph.textContent);
worker.onmessage = ({ data }) => {
  paragraph.textContent = text;
  paragraph.dataset.byWorker = data.text;
};
`,
    "worker.js": shown("docs/cookbook.md", "worker.js"),
    "vite.config.js": shown("docs/cookbook.md", "vite.config.js"),
  });
});

afterAll(() => project.remove());

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

it("is bundled by Vite as the manual shows, and restores in a page and in its worker", async () => {
  // Vite itself is this project's.
  symlinkSync(tool("vite"), join(project.folder, "node_modules/vite"));
  await viteBuild({ root: project.folder, logLevel: "silent", build: { outDir } });
  const page = await open(server.url());
  const paragraph = page.locator("p[data-by-worker]");
  await paragraph.waitFor();
  const { createRestorer } = await import(join(project.folder, "node_modules/unspin/dist/index.js"));
  const { text } = (await createRestorer()).restore(spun);
  expect(await paragraph.textContent()).toBe(text);
  expect(await paragraph.getAttribute("data-by-worker")).toBe(text);
});
