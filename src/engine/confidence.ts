/**
 * Log odds of a path probability against the share of changes that were right, on held-out records; ascending. Made by
 * `npm run calibrate`, smoothed where the counts leave a plateau.
 */
const KNOTS: readonly (readonly [number, number])[] = [
  [-2, 0.35],
  [-1.25, 0.45],
  [0.77, 0.64],
  [1.69, 0.775],
  [2.54, 0.845],
  [3.32, 0.885],
  [4.05, 0.91],
  [4.76, 0.942],
  [5.42, 0.958],
  [6.07, 0.974],
  [6.69, 0.98],
  [7.3, 0.985],
  [7.89, 0.988],
  [8.53, 0.992],
  [9.15, 0.994],
  [9.8, 0.995],
  [10.48, 0.996],
  [11.21, 0.997],
  [12.87, 0.998],
  [20, 0.999],
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

/**
 * The same for documents of other families than the news spinner's, whose entries are written by hand: on articles spun in
 * their manner the share of right changes was about the square of what the curve for learned entries promises.
 */
export function calibratedByHand(raw: number): number {
  return calibrated(raw) ** 2;
}
