/** Most that one phrase says, as log-likelihood ratio. */
export const MOST_SIGN = 4;
/** Least that a tell says. */
const LEAST_TELL = 2.5;

/** What a phrase says for its family, given the log ratio of its rates in the family's and in genuine text. */
export function signWeight(logRatio: number, isTell: boolean): number {
  return Math.min(MOST_SIGN, isTell ? Math.max(LEAST_TELL, logRatio) : logRatio);
}
