import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/build.ts"],
    // Properties that are tried much more often than usual take their time.
    testTimeout: process.env.UNSPIN_RUNS === undefined ? 20_000 : 600_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Wiring of a process and of a thread, run by the end-to-end tests, where coverage does not see them.
      exclude: ["src/cli/main.ts", "src/cli/thread.ts"],
      thresholds: { branches: 90 },
    },
  },
});
