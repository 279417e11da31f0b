/** How often a property is tried; `UNSPIN_RUNS` sets it for all alike. */
export const numRuns = Number(process.env.UNSPIN_RUNS ?? 10_000);

/** The same where a case takes more than half a millisecond. */
export const costlyRuns = Number(process.env.UNSPIN_RUNS ?? 500);
