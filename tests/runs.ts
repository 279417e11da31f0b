import fc from "fast-check";

/** How often each property is tried. */
export const numRuns = Number(process.env.UNSPIN_RUNS ?? 10_000);

// Always the same cases, so that a change fails by what it changes and not by chance; who asks for a number gets new ones.
if (process.env.UNSPIN_RUNS === undefined) fc.configureGlobal({ seed: 2026 });
