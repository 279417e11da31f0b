import { EVERY_FAMILY, type PhraseTable } from "./phrase-table.js";

/** Most readings of one phrase: that it was not touched, and the likeliest of the others. */
const MOST_READINGS = 64;

/** A set of spinner families: bit f stands for family number f. */
export type FamilySet = number;

/** The families that a document shows, and those akin whose thesauri may fill the gaps of theirs. */
export interface FamiliesAtWork {
  readonly own: FamilySet;
  readonly akin: FamilySet;
}

/** Log share of what families akin write that is granted to the ones at work. */
const LENT = -3;

/** Whether a family is in a set; what belongs to every family always is. */
export function holdsFamily(families: FamilySet, family: number): boolean {
  return family === EVERY_FAMILY || ((families >>> family) & 1) === 1;
}

/** The readings of one phrase, joined from the entries of the families at work. Made once and filled for each match. */
export class Readings {
  /** Candidate of the phrase table of each reading. */
  readonly candidates = new Int32Array(MOST_READINGS);
  /** Phrase of each reading. */
  readonly phrases = new Int32Array(MOST_READINGS);
  /** Natural-log probability of each reading, before its surroundings are looked at. */
  readonly logs = new Float64Array(MOST_READINGS);
  count = 0;
  /** The first entry at work, −1 if none. */
  entry = -1;
  /** Natural-log odds that the phrase is only part of a longer replaced phrase. */
  logOther = 0;
  /** The reading that the phrase was not touched, −1 if there is none. */
  #untouched = -1;

  /**
   * Gathers what a phrase may stand for. `first` is its first entry; `admits` says whether a context is met. Entries of
   * several families are mixed by how often each family writes the phrase (a mixture of channels); that it stands
   * untouched is as likely as the family that grants it least has it. Rates are far smaller than the odds of "part of another
   * phrase", so that a mixture yields to longer phrases. Families akin lend what the ones at work do not
   * list, and then the phrase stands untouched as often as in genuine English, which `logGenuine` gives as log share.
   */
  gather(
    table: PhraseTable,
    first: number,
    { own, akin }: FamiliesAtWork,
    admits: (context: number) => boolean,
    logGenuine: () => number,
  ): void {
    const { entryFamily, entryOther, entryRate, entryStart, entryPhrase } = table.arrays;
    const { candidatePhrase, candidateLog, candidateContext } = table.arrays;
    this.count = 0;
    this.entry = -1;
    this.#untouched = -1;
    let entries = 0;
    let owners = 0;
    for (let entry = first; entry >= 0; entry = table.nextEntry(entry)) {
      if (holdsFamily(own, entryFamily[entry])) owners++;
      else if (!holdsFamily(akin, entryFamily[entry])) continue;
      entries++;
    }
    if (entries === 0) return;
    for (let entry = first; entry >= 0; entry = table.nextEntry(entry)) {
      const isOwn = holdsFamily(own, entryFamily[entry]);
      if (!isOwn && !holdsFamily(akin, entryFamily[entry])) continue;
      this.logOther = this.entry < 0 ? entryOther[entry] : Math.min(this.logOther, entryOther[entry]);
      if (this.entry < 0) this.entry = entry;
      const logRate = entries === 1 && isOwn ? 0 : entryRate[entry] + (isOwn ? 0 : LENT);
      for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
        if (candidateContext[c] > 0 && !admits(candidateContext[c] - 1)) continue;
        const isIdentity = candidatePhrase[c] === entryPhrase[entry];
        if (isIdentity && !isOwn) {
          if (owners === 0) this.#add(c, candidatePhrase[c], logGenuine(), true);
        } else {
          this.#add(c, candidatePhrase[c], logRate + candidateLog[c], isIdentity);
        }
      }
    }
  }

  #add(candidate: number, phrase: number, log: number, isIdentity: boolean): void {
    for (let i = 0; i < this.count; i++) {
      if (this.phrases[i] !== phrase) continue;
      this.logs[i] = isIdentity ? Math.min(this.logs[i], log) : Math.log(Math.exp(this.logs[i]) + Math.exp(log));
      return;
    }
    let at = this.count;
    if (at < MOST_READINGS) this.count++;
    else {
      at = this.#leastLikely();
      if (!isIdentity && log <= this.logs[at]) return;
    }
    if (isIdentity) this.#untouched = at;
    this.candidates[at] = candidate;
    this.phrases[at] = phrase;
    this.logs[at] = log;
  }

  /** The reading that yields to a likelier one. */
  #leastLikely(): number {
    let least = this.#untouched === 0 ? 1 : 0;
    for (let i = least + 1; i < this.count; i++) {
      if (i !== this.#untouched && this.logs[i] < this.logs[least]) least = i;
    }
    return least;
  }
}
