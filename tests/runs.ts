/** How often a property is tried; `UNSPIN_RUNS` raises it for a long run. */
export const numRuns = Number(process.env.UNSPIN_RUNS ?? 300);
