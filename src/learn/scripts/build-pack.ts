import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { packLanguagePack } from "../../language/pack-file.js";
import { compilePack } from "../compile-pack.js";

/** Compiles the texts of a dictionary folder for speed: `build-pack FOLDER PACK`. */
function main([folder, outPath]: string[]): void {
  if (!folder || !outPath) throw new Error("usage: build-pack FOLDER PACK");
  mkdirSync(dirname(outPath), { recursive: true });
  writeFileSync(outPath, packLanguagePack(compilePack(folder)));
}

main(process.argv.slice(2));
