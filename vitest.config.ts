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
    // No test waits for a time: only one that hangs takes so long, or a property that is tried much more often than usual.
    testTimeout: process.env.UNSPIN_RUNS === undefined ? 300_000 : 600_000,
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
