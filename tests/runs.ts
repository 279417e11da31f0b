/** How often each property is tried. */
export const numRuns = Number(process.env.UNSPIN_RUNS ?? 10_000);
