const USUAL = 300;

/** How often a property is tried; `UNSPIN_RUNS` raises it. */
export const numRuns = Number(process.env.UNSPIN_RUNS ?? USUAL);

/** The same where a case takes milliseconds: a quarter of what is more than usual. */
export const costlyRuns = Math.min(numRuns, Math.max(USUAL, Math.ceil(numRuns / 4)));
