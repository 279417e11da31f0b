import type { PhraseTable } from "../language/phrase-table.js";
import type { Lattice } from "./lattice.js";

const CONTRACTION =
  /n't$|n't |'(?:re|ve|ll|m|d)(?: |$)|(?:^| )(?:it|that|he|she|there|what|who|where|how|here|let)'s(?: |$)/;
const DIGITS = /^[0-9]+$/;
const NUMBER_WORD = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

/** Author's habits that hold for a whole document, as rows of `StyleIndex.habits`. */
const HABITS = [
  { shows: (text: string): boolean => CONTRACTION.test(text) },
  { shows: (text: string): boolean => DIGITS.test(text), opposite: (text: string): boolean => NUMBER_WORD.test(text) },
];

/**
 * What each candidate says of the author's habits: 1 that the author has the habit (contractions, digits), −1 that not,
 * 0 nothing. A phrase that stands both ways among an entry's candidates is what tells.
 */
export class StyleIndex {
  readonly habits: readonly Int8Array[];

  constructor(table: PhraseTable) {
    const { entryStart, candidatePhrase } = table.arrays;
    const { texts } = table.strings;
    this.habits = HABITS.map(({ shows, opposite }) => {
      const has = Uint8Array.from(texts, (text) => (shows(text) ? 1 : 0));
      const lacks = Uint8Array.from(texts, (text, i) => ((opposite ? opposite(text) : has[i] === 0) ? 1 : 0));
      const says = new Int8Array(candidatePhrase.length);
      for (let entry = 0; entry + 1 < entryStart.length; entry++) {
        let any = 0;
        let none = 0;
        for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
          any |= has[candidatePhrase[c]];
          none |= lacks[candidatePhrase[c]];
        }
        if (!any || !none) continue;
        for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
          says[c] = has[candidatePhrase[c]] ? 1 : lacks[candidatePhrase[c]] ? -1 : 0;
        }
      }
      return says;
    });
  }
}

/** Lets the arcs of a document vote on the author's habits, each by its posterior, and scores them by the vote. */
export function addStyle(
  scores: Float64Array,
  lattice: Lattice,
  posterior: Float64Array,
  index: StyleIndex,
  weight: number,
): void {
  for (const says of index.habits) {
    let yes = 0;
    let no = 0;
    for (let arc = 0; arc < scores.length; arc++) {
      const vote = says[lattice.candidate[arc]];
      if (vote > 0) yes += posterior[arc];
      else if (vote < 0) no += posterior[arc];
    }
    if (yes + no === 0) continue;
    for (const { arcs, arcsEnd } of lattice.matches) {
      let ownYes = 0;
      let ownNo = 0;
      for (let arc = arcs; arc < arcsEnd; arc++) {
        const vote = says[lattice.candidate[arc]];
        if (vote > 0) ownYes += posterior[arc];
        else if (vote < 0) ownNo += posterior[arc];
      }
      const odds = Math.log((yes - ownYes + 1) / (no - ownNo + 1));
      for (let arc = arcs; arc < arcsEnd; arc++) scores[arc] += 0.5 * weight * odds * says[lattice.candidate[arc]];
    }
  }
}
