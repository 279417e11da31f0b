import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "rolldown";
import { styles } from "./rolldown.config.js";

const MODEL = {
  pack: "dist/packs/en.pack",
  languageModel: "dictionaries/en/language-model.bin",
  classifier: "dictionaries/en/classifier.bin",
};
const COPIED = ["src/web/playground/index.html", "examples/harbour.spun.txt"];

/** Puts what is neither script nor style into the folder: the page, an example, and the model with a list of its files. */
const assets = {
  name: "assets",
  generateBundle() {
    const emit = (fileName, source) => this.emitFile({ type: "asset", fileName, source });
    for (const file of COPIED) emit(basename(file), readFileSync(file));
    const files = Object.entries(MODEL).map(([name, file]) => {
      const content = readFileSync(file);
      const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
      const path = `model/${basename(file)}`;
      emit(path, content);
      // The hash in the address lets a browser keep the file for as long as it is the same.
      return { name, url: `${path}?${hash}`, size: content.length };
    });
    emit("model.json", JSON.stringify(files));
  },
};

const shared = {
  platform: "browser",
  // The parsers run in a worker, which has no document to decode character references with.
  resolve: { conditionNames: ["worker", "import", "default"] },
};
const output = { dir: "dist/web", format: "esm", minify: true, chunkFileNames: "[name].js" };

/** The playground: a folder for any static server. Page and worker share no file, so that neither waits for a second one. */
export default defineConfig([
  {
    ...shared,
    input: { playground: "src/web/playground/main.ts" },
    plugins: [assets, styles("playground.css", "playground/playground.css")],
    output: { ...output, cleanDir: true },
  },
  { ...shared, input: { worker: "src/web/playground/worker.ts" }, output },
]);
