import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/sequence.js";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/build.ts"],
    sequence: { sequencer: LongestFirst },
    // Much of the time tests wait for a process or a page.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // None of them depends on how fast a busy machine is. Properties that are tried much more often take their time.
    testTimeout: process.env.UNSPIN_RUNS === undefined ? 120_000 : 600_000,
    hookTimeout: 300_000,
    // What runs in vitest's own processes counts. The command line is tested there, too (tests/cli), since what processes
    // of their own run (tests/e2e, tests/docs), and what Chromium runs of src/web (tests/browser), counts as not run.
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Wiring of a process and of a thread.
      exclude: ["src/cli/main.ts", "src/cli/thread.ts"],
      thresholds: { branches: 90 },
    },
  },
});
