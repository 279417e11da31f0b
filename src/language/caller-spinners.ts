import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";
import type { Dictionary, DictionaryEntry } from "./dictionary.js";
import {
  addDictionaryEntries,
  type JoinedEntries,
  joinEntries,
  LEAST_OTHER,
  type PhrasePrior,
} from "./dictionary-pack.js";
import type { Families, HeadPhrase } from "./families.js";
import type { PhraseFrequency } from "./phrase-frequency.js";
import { EVERY_FAMILY, MAX_PHRASE_TOKENS } from "./phrase-table.js";
import type { PhraseTableBuilder } from "./phrase-table-builder.js";
import { MOST_SIGN, signWeight } from "./sign-weight.js";

/** Share of its heads' places in which a caller's spinner replaces them, and of the places of other originals. */
const HEAD_REPLACED = 0.98;
const OTHER_REPLACED = 0.5;

/** Dictionaries that describe too many spinners. */
export class TooManySpinnersError extends RangeError {
  override readonly name = "TooManySpinnersError";
}

/**
 * Adds callers' dictionaries in order, later ones going before earlier ones. The entries of a file, or of a family in it,
 * whose `@heads` are named describe a spinner of its own, which is told by its heads and phrases and never mixed with
 * others. All other entries go before what the package knows in every spun document; tells among them speak for that.
 */
export class CallerSpinners {
  readonly #builder: PhraseTableBuilder;
  readonly #vocabulary: Vocabulary;
  readonly #frequency: () => PhraseFrequency;
  readonly #packaged: Families;
  readonly #names: string[];
  #tellsOnly = 0;
  readonly #headPhrases = new Map<number, HeadPhrase[]>();

  /** `frequency` is asked for where a dictionary describes a spinner. */
  constructor(
    builder: PhraseTableBuilder,
    vocabulary: Vocabulary,
    packaged: Families,
    frequency: () => PhraseFrequency,
  ) {
    this.#builder = builder;
    this.#vocabulary = vocabulary;
    this.#packaged = packaged;
    this.#frequency = frequency;
    this.#names = [...packaged.names];
  }

  /** Adds a dictionary; `name` names the spinner that it describes if it has no family. */
  add({ entries, heads }: Dictionary, name: string): void {
    const spinners = new Set(heads.map(({ family }) => family));
    const house = entries.filter(({ family }) => !spinners.has(family));
    addDictionaryEntries(this.#builder, joinEntries(house));
    const tells = house.filter(({ tell }) => tell);
    if (tells.length > 0) {
      const family = this.#number(`tells of ${name}`);
      this.#tellsOnly |= 1 << family;
      this.#addTells(joinEntries(tells), family);
    }
    for (const family of spinners) {
      const own = heads.filter((head) => head.family === family).map(({ phrase }) => phrase);
      this.#addSpinner(
        entries.filter((entry) => entry.family === family),
        own,
        this.#number(family ?? name),
      );
    }
  }

  families(): Families {
    const { headWeights, names } = this.#packaged;
    const added = this.#names.length - names.length;
    const ofCallers = new Float32Array(added).fill(Math.log(1 - HEAD_REPLACED));
    return {
      ...this.#packaged,
      names: this.#names,
      headWeights: Float32Array.of(...headWeights, ...ofCallers),
      ...(this.#headPhrases.size === 0 ? {} : { headPhrases: this.#headPhrases }),
      callers: names.length,
      tellsOnly: this.#tellsOnly,
    };
  }

  /** A family of callers by its name; one that is called as the package's is not that one. */
  #number(name: string): number {
    const known = this.#names.indexOf(name, this.#packaged.names.length);
    if (known >= 0) return known;
    if (this.#names.length === EVERY_FAMILY) {
      const most = EVERY_FAMILY - this.#packaged.names.length;
      throw new TooManySpinnersError(`the dictionaries describe more than ${most} spinners; use fewer of them at once`);
    }
    return this.#names.push(name) - 1;
  }

  /** Tells stand in every spun document already; here they speak for one. */
  #addTells(tells: readonly JoinedEntries[], family: number): void {
    addDictionaryEntries(this.#builder, tells, () => ({ untouched: 0, other: LEAST_OTHER, family, sign: MOST_SIGN }));
  }

  #addSpinner(entries: readonly DictionaryEntry[], heads: readonly string[], family: number): void {
    const replaced = new Set(heads);
    const shares = new Map<string, number>();
    for (const { phrase, originals } of entries) {
      for (const { text, weight } of originals) {
        const original = text.toLowerCase();
        if (original !== phrase) shares.set(original, (shares.get(original) ?? 0) + weight);
      }
    }
    addDictionaryEntries(this.#builder, joinEntries(entries), (joined) =>
      this.#prior(joined, shares, replaced, family),
    );
    for (const head of heads) this.#addHead(head, family);
  }

  /**
   * A spinner writes a phrase as often as genuine English has its originals, times the share of the phrase among their
   * synonyms. Against the phrase's own frequency, which is next to nothing if it is itself a head, that gives both the
   * evidence of the phrase and how likely it stands for itself.
   */
  #prior(
    { phrase, entries }: JoinedEntries,
    shares: ReadonlyMap<string, number>,
    heads: ReadonlySet<string>,
    family: number,
  ): PhrasePrior {
    const frequency = this.#frequency();
    const genuine = frequency.of(phrase);
    const left = genuine * (heads.has(phrase) ? 1 - HEAD_REPLACED : 1);
    let [written, named, all] = [0, 0, 0];
    for (const { text, weight } of entries.flatMap(({ originals }) => originals)) {
      const original = text.toLowerCase();
      all += weight;
      if (original === phrase) {
        named += weight;
        continue;
      }
      const rate = heads.has(original) ? HEAD_REPLACED : OTHER_REPLACED;
      written += (frequency.of(original) * rate * weight) / (shares.get(original) ?? weight);
    }
    const expected = Math.log(written + left) - Math.log(genuine);
    // Where the dictionary says how often the phrase stands for itself, it has been counted.
    const ratio = named > 0 ? Math.min(expected, Math.log(all / named)) : expected;
    const isTell = entries.every(({ tell }) => tell);
    return {
      untouched: left / (left + written),
      other: LEAST_OTHER,
      family,
      logRate: Math.log(written + left),
      sign: signWeight(ratio, isTell),
    };
  }

  #addHead(head: string, family: number): void {
    const { id, count } = tokenize(head, this.#vocabulary, true);
    if (count === 0 || count > MAX_PHRASE_TOKENS) return;
    const phrases = this.#headPhrases.get(id[0]) ?? [];
    this.#headPhrases.set(id[0], phrases);
    phrases.push({ tokens: id.slice(0, count), family });
    phrases.sort((a, b) => b.tokens.length - a.tokens.length);
  }
}
