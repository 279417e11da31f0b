import type { PhraseFrequency } from "../language/phrase-frequency.js";

/** A phrase that genuine English has more often than this is ordinary; one whose words it never has in a row is not. */
const ORDINARY = 1 / 50_000_000;

/** How often genuine English has a phrase, as 1 in so many words, if that makes it an ordinary one. */
export function ordinaryRate(phrase: string, frequency: PhraseFrequency): number | undefined {
  const share = frequency.of(phrase);
  return share >= ORDINARY && frequency.isAttested(phrase) ? Math.round(1 / share) : undefined;
}

/** `1 in 2,300,000`, to two digits. */
export function oneIn(rate: number): string {
  return `1 in ${Number(rate.toPrecision(2)).toLocaleString("en-US")}`;
}
