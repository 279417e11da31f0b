import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";
import { once } from "./once.js";
import { PhraseIndex } from "./phrase-index.js";
import { EVERY_FAMILY, MAX_PHRASE_TOKENS, type PhraseEntry, type PhraseTable } from "./phrase-table.js";
import { EMPTY_TABLE, type Entry, extendTable, type Phrase } from "./phrase-table-layout.js";

/** Gathers entries and lays them out as a table, alone or over those of another. */
export class PhraseTableBuilder {
  readonly vocabulary: Vocabulary;
  readonly #base: PhraseTable;
  readonly #baseIndex: () => PhraseIndex;
  /** The phrases that the other table does not have; they are numbered behind its own. */
  readonly #phrases: Phrase[] = [];
  readonly #phraseIds = new Map<string, number>();
  /** The entries of each phrase that was given one; a phrase has one a family at most. */
  readonly #entries = new Map<number, readonly Entry[]>();

  /** Keys that the phrases need are added to the vocabulary, which must be that of the other table. */
  constructor(vocabulary: Vocabulary, base = EMPTY_TABLE) {
    this.vocabulary = vocabulary;
    this.#base = base;
    this.#baseIndex = once(() => new PhraseIndex(base));
  }

  /** Puts an entry in the place of all that the phrase has. Phrases too long to match are refused with false. */
  set(entry: PhraseEntry): boolean {
    return this.#put(entry, () => [entry]);
  }

  /** Adds an entry beside those of other families. Phrases too long to match are refused with false. */
  add(entry: PhraseEntry): boolean {
    const { family = EVERY_FAMILY } = entry;
    return this.#put(entry, (others) => [...others.filter((other) => this.#familyOf(other) !== family), entry]);
  }

  build(): PhraseTable {
    return extendTable(this.#base, {
      phrases: this.#phrases,
      entries: [...this.#entries].map(([phrase, entries]) => ({ phrase, tokens: this.#tokensOf(phrase), entries })),
      phraseOf: (text) => this.#phrase(text),
      vocabularySize: this.vocabulary.size,
    });
  }

  #put(entry: PhraseEntry, beside: (others: readonly Entry[]) => Entry[]): boolean {
    const phrase = this.#phrase(entry.phrase);
    const { length } = this.#tokensOf(phrase);
    if (length === 0 || length > MAX_PHRASE_TOKENS) return false;
    for (const candidate of entry.candidates) this.#phrase(candidate.text);
    this.#entries.set(phrase, beside(this.#entries.get(phrase) ?? this.#entriesInBase(phrase)));
    return true;
  }

  #phrase(text: string): number {
    let id = this.#phraseIds.get(text);
    if (id === undefined) {
      const tokens = tokenize(text, this.vocabulary, true).id.slice();
      id = this.#base.phraseCount === 0 ? -1 : this.#baseIndex().find(text, tokens);
      if (id < 0) id = this.#base.phraseCount + this.#phrases.push({ text, tokens }) - 1;
      this.#phraseIds.set(text, id);
    }
    return id;
  }

  #tokensOf(phrase: number): Int32Array {
    const { phraseCount, arrays } = this.#base;
    if (phrase >= phraseCount) return this.#phrases[phrase - phraseCount].tokens;
    return arrays.phraseTokens.subarray(arrays.phraseStart[phrase], arrays.phraseStart[phrase + 1]);
  }

  #familyOf(entry: Entry): number {
    if (typeof entry === "number") return this.#base.arrays.entryFamily[entry];
    return entry.family ?? EVERY_FAMILY;
  }

  #entriesInBase(phrase: number): number[] {
    const table = this.#base;
    const entries: number[] = [];
    const node = phrase < table.phraseCount ? table.find(this.#tokensOf(phrase)) : -1;
    let entry = node < 0 ? -1 : table.entryAt(node);
    // Two phrases may be cut into the same tokens; the later one has the place.
    if (entry >= 0 && table.arrays.entryPhrase[entry] !== phrase) return [];
    for (; entry >= 0; entry = table.nextEntry(entry)) entries.push(entry);
    return entries;
  }
}
