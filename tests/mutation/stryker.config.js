const room = process.env.UNSPIN_ROOM ?? "text";

/**
 * Changes the code of one room, bit by bit, and sees whether the room's own tests notice. `UNSPIN_SHARE` tries that share
 * of the changes only, always the same ones.
 */
export default {
  testRunner: "vitest",
  checkers: ["sample"],
  plugins: ["@stryker-mutator/vitest-runner", "./tests/mutation/sample.js"],
  vitest: { configFile: "tests/mutation/vitest.config.ts", dir: `tests/${room}`, related: false },
  coverageAnalysis: "perTest",
  mutate: [`src/${room}/**/*.ts`],
  ignorePatterns: ["bench", "bundle", "dist", "docs", "examples", "fuzz", "man", "tests/fixtures"],
  concurrency: 2,
  timeoutMS: 8_000,
  reporters: ["dots", "clear-text", "json"],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${room}.json` },
  tempDirName: ".stryker",
};
