import { defineConfig } from "vitest/config";

/** The tests that mutants are put to: nothing is built for them, and what they import is loaded once a run. */
export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    // Reads each of the package's dictionaries, and tests those.
    exclude: ["**/dictionary-files.test.ts"],
    isolate: false,
    testTimeout: 20_000,
  },
});
