/**
 * Log odds of a path probability against the share of changes that were right, on held-out records; ascending. Made by
 * `npm run calibrate`, smoothed where the counts leave a plateau.
 */
const KNOTS: readonly (readonly [number, number])[] = [
  [-4, 0.3],
  [-2.5, 0.43],
  [-1.25, 0.5],
  [0, 0.53],
  [0.75, 0.672],
  [1.25, 0.735],
  [1.75, 0.778],
  [2.25, 0.822],
  [2.75, 0.858],
  [3.5, 0.898],
  [4.5, 0.941],
  [5.5, 0.964],
  [6.5, 0.981],
  [7.5, 0.988],
  [9, 0.995],
  [11, 0.998],
  [20, 0.999],
];

/** The same on articles spun in the manner of other families, whose entries are written by hand. */
const KNOTS_BY_HAND: typeof KNOTS = [
  [-2, 0.35],
  [-1.25, 0.4],
  [0.24, 0.45],
  [1.18, 0.5],
  [1.99, 0.6],
  [4.27, 0.65],
  [5.92, 0.75],
  [8.2, 0.83],
  [9.8, 0.84],
  [12.87, 0.92],
  [20, 0.96],
];

/** Log odds beyond this are not told apart. */
const MOST = 20;

/** log(p / (1 − p)), between −20 and 20. */
export function logOdds(p: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.log(p) - Math.log1p(-p)));
}

/** Makes the decoder's probability of a change into one that holds: of the changes given 0.9, nine in ten are right. */
export function calibrated(raw: number): number {
  return between(KNOTS, logOdds(raw));
}

/** `calibrated` for documents of other families than the news spinner's. */
export function calibratedByHand(raw: number): number {
  return between(KNOTS_BY_HAND, logOdds(raw));
}

/** What a curve has at a place, between its knots or at its ends. */
function between(knots: typeof KNOTS, at: number): number {
  for (let k = 1; k < knots.length; k++) {
    const [low, from] = knots[k - 1];
    const [high, to] = knots[k];
    if (at <= high) return high > low ? from + (Math.max(0, at - low) / (high - low)) * (to - from) : to;
  }
  return knots[knots.length - 1][1];
}
