/**
 * Log odds of a path probability against the share of changes that were right, on held-out records; ascending. Made by
 * `npm run calibrate`, smoothed where the counts leave a plateau.
 */
const KNOTS: readonly (readonly [number, number])[] = [
  [-2, 0.35],
  [0.56, 0.545],
  [1.32, 0.65],
  [2.06, 0.7],
  [2.77, 0.765],
  [3.47, 0.8],
  [4.14, 0.83],
  [4.78, 0.855],
  [5.4, 0.88],
  [6.01, 0.905],
  [6.6, 0.925],
  [7.19, 0.935],
  [7.8, 0.942],
  [8.43, 0.95],
  [9.07, 0.958],
  [9.73, 0.964],
  [10.46, 0.97],
  [11.26, 0.974],
  [12.12, 0.977],
  [13.13, 0.981],
  [15.98, 0.984],
  [20, 0.988],
];

/** Log odds beyond this are not told apart. */
const MOST = 20;

/** log(p / (1 − p)), between −20 and 20. */
export function logOdds(p: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.log(p) - Math.log1p(-p)));
}

/** Makes the decoder's probability of a change into one that holds: of the changes given 0.9, nine in ten are right. */
export function calibrated(raw: number): number {
  const odds = logOdds(raw);
  for (let k = 1; k < KNOTS.length; k++) {
    const [low, from] = KNOTS[k - 1];
    const [high, to] = KNOTS[k];
    if (odds <= high) return high > low ? from + (Math.max(0, odds - low) / (high - low)) * (to - from) : to;
  }
  return KNOTS[KNOTS.length - 1][1];
}
