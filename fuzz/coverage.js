import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { instrumented } from "./instrument.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const built = join(root, "dist");
/** Beside what is built, so that packages are found from there, too. */
const copy = mkdtempSync(join(root, ".fuzz-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));

for (const name of readdirSync(built, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".js") || /^(?:web|page)\b/.test(name)) continue;
  mkdirSync(dirname(join(copy, name)), { recursive: true });
  writeFileSync(join(copy, name), instrumented(readFileSync(join(built, name), "utf8")));
}

/** A module of ours that notes the branches it reaches, by its name below `dist`. */
export const load = (name) => import(pathToFileURL(join(copy, name)).href);

const seen = new Uint8Array(1 << 16);
let count = 0;
globalThis.reached = (branch) => {
  if (seen[branch] !== 0) return;
  seen[branch] = 1;
  count++;
};

/** How many branches were reached since `forget` was called. */
export const reachedBranches = () => count;

export function forget() {
  seen.fill(0);
  count = 0;
}
