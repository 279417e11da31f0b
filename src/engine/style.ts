import type { PhraseTable } from "../language/phrase-table.js";
import type { Lattice } from "./lattice.js";

const CONTRACTION =
  /n't$|n't |'(?:re|ve|ll|m|d)(?: |$)|(?:^| )(?:it|that|he|she|there|what|who|where|how|here|let)'s(?: |$)/;
const DIGITS = /^[0-9]+$/;
const NUMBER_WORD = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

interface Habit {
  shows(text: string): boolean;
  /** What stands against it; default: whatever does not show it. */
  opposite?(text: string): boolean;
}

/** Author's habits that hold for a whole document, as rows of `StyleIndex.habits`. */
const HABITS: readonly Habit[] = [
  { shows: (text) => CONTRACTION.test(text) },
  { shows: (text) => DIGITS.test(text), opposite: (text) => NUMBER_WORD.test(text) },
];

/**
 * What each candidate says of the author's habits: 1 that the author has the habit (contractions, digits), −1 that not,
 * 0 nothing. A phrase that stands both ways among an entry's candidates is what tells.
 */
export class StyleIndex {
  readonly habits: readonly Int8Array[];
  readonly #table: PhraseTable;
  readonly #isRead: Uint8Array;

  constructor(table: PhraseTable) {
    this.#table = table;
    this.#isRead = new Uint8Array(table.entryCount);
    this.habits = HABITS.map(() => new Int8Array(table.arrays.candidatePhrase.length));
  }

  /** Takes in the candidates of an entry and of those behind it for the same phrase, once; documents hold few of all. */
  readFrom(first: number): void {
    for (let entry = first; entry >= 0; entry = this.#table.nextEntry(entry)) this.#read(entry);
  }

  #read(entry: number): void {
    if (this.#isRead[entry] === 1) return;
    this.#isRead[entry] = 1;
    const { entryStart, candidatePhrase } = this.#table.arrays;
    for (const [h, { shows, opposite }] of HABITS.entries()) {
      const says = this.habits[h];
      for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
        const text = this.#table.text(candidatePhrase[c]);
        if (shows(text)) says[c] = 1;
        else if (opposite === undefined || opposite(text)) says[c] = -1;
      }
      const own = says.subarray(entryStart[entry], entryStart[entry + 1]);
      if (!own.includes(1) || !own.includes(-1)) own.fill(0);
    }
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
  for (const { entry } of lattice.matches) index.readFrom(entry);
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
