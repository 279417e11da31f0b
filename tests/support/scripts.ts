import { vi } from "vitest";

/** The scripts that make a language pack. */
export const SCRIPTS = {
  "learn-table": () => import("../../src/learn/scripts/learn-table.js"),
  "learn-evidence": () => import("../../src/learn/scripts/learn-evidence.js"),
  "learn-families": () => import("../../src/learn/scripts/learn-families.js"),
  "train-language-model": () => import("../../src/learn/scripts/train-language-model.js"),
  "train-classifier": () => import("../../src/learn/scripts/train-classifier.js"),
  "build-pack": () => import("../../src/learn/scripts/build-pack.js"),
  calibrate: () => import("../../src/learn/scripts/calibrate.js"),
  "write-wordnet": () => import("../../src/learn/scripts/write-wordnet.js"),
  tune: () => import("../../src/learn/scripts/tune.js"),
} as const;

/** Runs a script as Node would, in this process. */
export async function run(script: keyof typeof SCRIPTS, ...args: readonly string[]): Promise<void> {
  const { argv } = process;
  process.argv = ["node", script, ...args];
  vi.resetModules();
  try {
    await SCRIPTS[script]();
  } finally {
    process.argv = argv;
  }
}
