import { readFileSync } from "node:fs";
import { defineConfig } from "rolldown";

/** Packages that every run of the command line loads. All others are loaded as they are, where they are needed. */
const BUNDLED = ["commander", "lilconfig"];

/** Puts the licences of the bundled packages beside the bundle. */
const licences = {
  name: "licences",
  generateBundle() {
    const source = BUNDLED.map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8")}`).join(
      "\n",
    );
    this.emitFile({ type: "asset", fileName: "LICENSES.txt", source });
  },
};

/** Puts the styles of a page beside its script: those that all pages share, and its own. */
export const styles = (fileName, own) => ({
  name: "styles",
  generateBundle() {
    const files = ["base.css", "article.css", "panel.css", own];
    const source = files.map((file) => readFileSync(`src/web/${file}`, "utf8")).join("\n");
    this.emitFile({ type: "asset", fileName, source });
  },
});

/** CommonJS loads faster than ES modules do, and V8 can be given code that it made before; it reads ASCII at once. */
const commonJs = {
  name: "commonjs",
  generateBundle(_options, bundle) {
    this.emitFile({ type: "asset", fileName: "package.json", source: '{ "type": "commonjs" }\n' });
    for (const chunk of Object.values(bundle)) {
      const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
      if (chunk.type === "chunk") chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
    }
  },
};

/** Commander starts commands that are programs of their own. There are none, and what starts them is slow to load. */
const noPrograms = {
  name: "no-programs",
  transform(code, id) {
    const found = /require\(["']node:child_process["']\)/;
    return id.includes("/commander/") && found.test(code) ? code.replace(found, "{}") : undefined;
  },
};

/** The command line as a bundle: loading its modules one by one takes longer than restoring a page. */
const commandLine = defineConfig({
  input: { start: "src/cli/start.ts", warm: "src/cli/warm.ts", thread: "src/cli/thread.ts" },
  platform: "node",
  external: (id) => /^[^./]/.test(id) && !BUNDLED.includes(id),
  plugins: [noPrograms, licences, commonJs],
  output: {
    dir: "bundle",
    format: "cjs",
    dynamicImportInCjs: false,
    cleanDir: true,
    chunkFileNames: "[name].js",
    // Half as much to read at every start; names stay, for whoever reads a stack trace.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    // What restoring plain text needs is one file, what else there is loads when a run asks for it.
    codeSplitting: { groups: [{ name: "core", test: /\/src\/(node-restorer|cli\/(program|restore|check))\.ts$/ }] },
  },
  checks: { ineffectiveDynamicImport: false },
});

/** What the HTML report takes into its page. */
const report = defineConfig({
  input: { report: "src/web/report/main.ts" },
  platform: "browser",
  plugins: [styles("report.css", "report/report.css")],
  output: { dir: "dist/page", format: "iife", minify: true },
});

export default [commandLine, report];
