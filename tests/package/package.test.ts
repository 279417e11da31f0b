import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { example } from "../support/examples.js";
import { root } from "../support/root.js";
import { Project, pack, type Tarball, tool } from "./install.js";

const spun = example("orchard", "spun");

let project: Project;
let tarball: Tarball;

beforeAll(() => {
  project = new Project();
  tarball = pack();
  project.install(tarball.path, "@types/node@20");
});

afterAll(() => project.remove());

describe("the tarball", () => {
  it("unpacks to 25 MB at most", () => {
    expect(tarball.unpackedSize).toBeLessThanOrEqual(25e6);
  });

  it("holds 20 MB of models at most", () => {
    const models = ["dist/packs/en.pack", "dictionaries/en/language-model.bin", "dictionaries/en/classifier.bin"];
    const sizes = models.map((path) => statSync(join(root, path)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(20e6);
  });

  it("holds what the package needs, and nothing of its workshop", () => {
    const folders = new Set(tarball.files.map(({ path }) => path.split("/")[0]));
    expect([...folders].sort()).toEqual(
      [
        "CHANGELOG.md",
        "LICENSE",
        "NOTICE",
        "README.md",
        "bin",
        "bundle",
        "dictionaries",
        "dist",
        "docs",
        "man",
        "package.json",
        "schemas",
      ].sort(),
    );
  });

  it("runs no script when it is installed", () => {
    const { scripts } = JSON.parse(readFileSync(join(project.folder, "node_modules/unspin/package.json"), "utf8"));
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });

  it("passes publint", async () => {
    const { messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball.path)).buffer } });
    expect(messages).toEqual([]);
  });

  it("has types that resolve wherever ESM does", () => {
    const attw = tool("@arethetypeswrong/cli/dist/index.js");
    const options = ["--profile", "esm-only", "--no-color", "--format", "ascii"];
    const args = [attw, ...options, tarball.path, "--exclude-entrypoints", "dictionaries/en/en.pack"];
    const lines = project.run(process.execPath, args).split("\n");
    const judged = lines.filter(
      (line) => /^(?:node16 \(from ESM\)|bundler): /.test(line) && !line.includes("wildcard"),
    );
    expect(judged.length).toBeGreaterThanOrEqual(8);
    expect(judged.filter((line) => !line.includes("🟢"))).toEqual([]);
  });
});

describe("installed into an empty project", () => {
  it("runs by its name", () => {
    expect(existsSync(join(project.folder, "node_modules/.bin/unspin"))).toBe(true);
    const restored = project.run("npx", ["--no-install", "unspin", "restore"], spun);
    expect(restored).not.toBe(spun);
    expect(restored).toBe(project.run("npx", ["--no-install", "unspin", "restore"], restored));
  });

  it("is imported by its name, and from CommonJS", () => {
    const use = `
      const restorer = await createRestorer();
      console.log(JSON.stringify(restorer.restore(process.argv[2]).changes.length > 0));`;
    project.write({
      "import.mjs": `import { createRestorer } from "unspin";\n${use}`,
      "require.cjs": `const { createRestorer } = require("unspin");\n(async () => {${use}})();`,
    });
    expect(project.run(process.execPath, ["import.mjs", spun])).toBe("true\n");
    expect(project.run(process.execPath, ["--no-warnings", "require.cjs", spun])).toBe("true\n");
  });
});

describe("types", () => {
  const consumer = `
import { createReadStream } from "node:fs";
import { type Change, createRestorer, type Restoration, type Restorer, type StreamingRestorer } from "unspin";

const restorer: StreamingRestorer = await createRestorer({ minConfidence: 0.5, formats: ["markdown"] });
const { text, changes }: Restoration = restorer.restore("…", { format: "markdown", assume: "spun" });
const first: Change | undefined = changes[0];
export const same: Restorer = restorer;
export const replaced: string = first?.replacement ?? text;
createReadStream("a.txt").pipe(restorer.stream());
// @ts-expect-error: no such format
restorer.restore("…", { format: "pdf" });
`;
  const browser = `
import { createRestorer, type PackFiles, type Restorer } from "unspin/engine";

const fetched = async (url: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(url)).arrayBuffer());
const files: PackFiles = {
  pack: await fetched("en.pack"),
  languageModel: await fetched("language-model.bin"),
  classifier: await fetched("classifier.bin"),
};
const restorer: Restorer = await createRestorer(files, { dictionaries: [{ name: "house", text: "a -> b" }] });
document.title = restorer.restore(document.title).text;
// @ts-expect-error: streams are Node's
restorer.stream();
`;

  function check(file: string, options: object): string {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      noEmit: true,
      target: "ES2022",
      ...options,
    };
    project.write({ "tsconfig.json": JSON.stringify({ compilerOptions, files: [file] }) });
    return project.run(process.execPath, [tool("typescript/bin/tsc"), "--project", "."]);
  }

  it.each([
    { module: "Node16", moduleResolution: "Node16" },
    { module: "ESNext", moduleResolution: "Bundler" },
  ])("serve strict projects with $moduleResolution resolution", (options) => {
    project.write({ "consumer.ts": consumer, "browser.ts": browser });
    expect(check("consumer.ts", { ...options, types: ["node"], lib: ["ES2022"] })).toBe("");
    expect(check("browser.ts", { ...options, types: [], lib: ["ES2022", "DOM"] })).toBe("");
  });
});
