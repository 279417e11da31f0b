/** Most that one phrase says, as log-likelihood ratio of its rates. */
const MOST_RATIO = 4;
/** Least that a tell says. */
const LEAST_TELL = 2.5;
/**
 * What a phrase weighs, of its squared ratio: a register's words favour a family by a little each, and all together, so
 * that many weak signs are worth less than their sum, and a few strong ones more.
 */
const SHARE_OF_SQUARE = 0.375;
/** Signs that weigh less are none: they would stand at every other word of genuine text. */
const LEAST_SIGN = 0.15;

/** Most that one phrase weighs for its family. */
export const MOST_SIGN = SHARE_OF_SQUARE * MOST_RATIO ** 2;

/** What a phrase weighs for its family, 0 if it is no sign of it, given the log ratio of its rates in the family's and in genuine text. */
export function signWeight(logRatio: number, isTell: boolean): number {
  const ratio = Math.min(MOST_RATIO, Math.max(isTell ? LEAST_TELL : 0, logRatio));
  const weight = SHARE_OF_SQUARE * ratio ** 2;
  return weight < LEAST_SIGN ? 0 : weight;
}
