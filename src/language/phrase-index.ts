import type { PhraseTable } from "./phrase-table.js";

/** Finds the phrases of a table by their texts, through a hash of their tokens, so that no text is made that is not looked at. */
export class PhraseIndex {
  readonly #table: PhraseTable;
  readonly #slots: Int32Array;

  constructor(table: PhraseTable) {
    this.#table = table;
    const { phraseTokens, phraseStart } = table.arrays;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * table.phraseCount + 1)));
    for (let phrase = 0; phrase < table.phraseCount; phrase++) {
      let slot = this.#slotOf(phraseTokens, phraseStart[phrase], phraseStart[phrase + 1]);
      while (this.#slots[slot] !== 0) slot = this.#behind(slot);
      this.#slots[slot] = phrase + 1;
    }
  }

  /** The number of a phrase, given its text and the tokens that it is cut into; −1 if the table has none. */
  find(text: string, tokens: Int32Array): number {
    let slot = this.#slotOf(tokens, 0, tokens.length);
    while (this.#slots[slot] !== 0) {
      const phrase = this.#slots[slot] - 1;
      if (this.#isCutInto(phrase, tokens) && this.#table.text(phrase) === text) return phrase;
      slot = this.#behind(slot);
    }
    return -1;
  }

  #isCutInto(phrase: number, tokens: Int32Array): boolean {
    const { phraseTokens, phraseStart } = this.#table.arrays;
    const start = phraseStart[phrase];
    return (
      phraseStart[phrase + 1] - start === tokens.length && tokens.every((token, t) => phraseTokens[start + t] === token)
    );
  }

  #behind(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }

  #slotOf(tokens: Int32Array, from: number, to: number): number {
    let hash = to - from;
    for (let t = from; t < to; t++) hash = Math.imul(hash ^ tokens[t], 0x9e3779b1) ^ (hash >>> 15);
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }
}
