/** How often a property is tried; `UNSPIN_RUNS` raises it. */
export const numRuns = Number(process.env.UNSPIN_RUNS ?? 300);
