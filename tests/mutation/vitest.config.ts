import { defineConfig } from "vitest/config";
import type { RunnerTestCase, RunnerTestFile, Vitest } from "vitest/node";

/**
 * Counts a file that cannot be loaded as a failed test. Stryker looks at tests only, and many a file makes what its
 * tests share as it is loaded.
 */
class LoadFailures {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(): void {
    for (const file of this.#vitest?.state.getFiles() ?? []) {
      if (file.result?.state === "fail" && file.tasks.length === 0) file.tasks.push(failedTest(file));
    }
  }
}

function failedTest(file: RunnerTestFile): RunnerTestCase {
  const { result, mode } = file;
  return {
    ...file,
    type: "test",
    name: "is loaded",
    file,
    result,
    mode,
    tasks: undefined,
  } as unknown as RunnerTestCase;
}

/** The tests that mutants are put to: nothing is built for them, and what they import is loaded once a run. */
export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    // Reads each of the package's dictionaries, and tests those.
    exclude: ["**/dictionary-files.test.ts"],
    isolate: false,
    reporters: [new LoadFailures()],
    testTimeout: 20_000,
  },
});
