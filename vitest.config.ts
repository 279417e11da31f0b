import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/build.ts"],
    testTimeout: 20_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Wiring of a process, run by the end-to-end tests as a process of its own, where coverage does not see it.
      exclude: ["src/cli/main.ts"],
      thresholds: { branches: 90 },
    },
  },
});
