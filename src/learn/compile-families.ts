import type { DictionaryEntry } from "../language/dictionary.js";
import {
  addDictionaryEntries,
  type JoinedEntries,
  joinEntries,
  LEAST_OTHER,
  type PhrasePrior,
} from "../language/dictionary-pack.js";
import { type Families, NEWS_FAMILY } from "../language/families.js";
import type { PhraseFrequency } from "../language/phrase-frequency.js";
import type { PhraseTableBuilder } from "../language/phrase-table-builder.js";
import type { FamilySet } from "../language/readings.js";
import { signWeight } from "../language/sign-weight.js";
import { tokenize } from "../text/tokens.js";

interface FamilyTraits {
  readonly name: string;
  /** Share of its heads that it replaces. */
  readonly replaced: number;
  /** Its thesaurus is akin to those of others. */
  readonly lends?: boolean;
  readonly borrows?: boolean;
  /** It is laid over a text of the news spinner. */
  readonly layered?: boolean;
}

/**
 * The families, with the share of their heads that each replaces. The first is the news spinner, whose rates are
 * learned; unlabelled entries are counted to it. Some lend their synonyms to others, see `Families`.
 */
const FAMILIES: readonly FamilyTraits[] = [
  { name: "A", replaced: 0.9, lends: true },
  { name: "B", replaced: 0.5, lends: true, borrows: true },
  { name: "C", replaced: 0.6, borrows: true, layered: true },
  { name: "D", replaced: 0.5, borrows: true },
  // Sparse and absurd: E and I leave most words alone, so that nothing is borrowed for them.
  { name: "E", replaced: 0.3 },
  { name: "F", replaced: 0.5, borrows: true },
  { name: "G", replaced: 0.5, borrows: true },
  { name: "H", replaced: 0.4, borrows: true },
  { name: "I", replaced: 0.2 },
  { name: "J", replaced: 0.3, borrows: true },
];
/** What a family must make up for whose reach in genuine texts was not measured. */
const DEFAULT_PRIOR = -3.5;
/** Odds that a dictionary's phrase of several words is a chance meeting of them, in a document of another spinner. */
const CHANCE_MEETING = 2.3;
/** Words of parallel text that showed no replacement of a news dictionary's phrase. */
const GENUINE_WORDS = 2e7;
/** Replacements of it that are granted all the same: other spinners, other draws. */
const REPLACED_PSEUDO_COUNT = 3;
/** A phrase, no tell, that stands for itself more often than this is left out: nothing would be made of it. */
const MOST_UNTOUCHED = 0.8;
/** Least share of a phrase that an original must stand behind. */
const LEAST_ORIGINAL = 0.03;
/** Weight of the synonyms of an original that the dictionaries do not list. */
const UNLISTED = 10;
/** How much more a family writes in documents that are known for its work than in all of them, lightly spun ones included. */
const AT_WORK = 1.5;
/**
 * Rate of a phrase that some register of English has a hundred times in a million words, or more often, though news hardly
 * ever has it: of what is read, a thirtieth may be of that register.
 */
const USUAL = 3e-6;
/** How much more than the dictionary's own shares a family may write a phrase, as square of the odds. */
const MOST_WRITTEN = 16;

/** What is known of genuine English. */
export interface GenuineEnglish {
  readonly frequency: PhraseFrequency;
  /** Phrases that are usual in some register, such as law, though not in news. */
  readonly usual: ReadonlySet<string>;
  /** What each family must make up for, by its name. */
  readonly priors: ReadonlyMap<string, number>;
}

/**
 * Adds the package's dictionaries, each family's entries apart. One rule for the news family: what was learned from
 * parallel text speaks for its phrases, the dictionaries for all others.
 */
export function addFamilies(
  builder: PhraseTableBuilder,
  entries: readonly DictionaryEntry[],
  learned: ReadonlySet<string>,
  { frequency, usual, priors }: GenuineEnglish,
): Families {
  const headSets = new Map<string, number>();
  for (const [family, { name, replaced }] of FAMILIES.entries()) {
    const own = joinEntries(entries.filter((entry) => (entry.family ?? FAMILIES[NEWS_FAMILY].name) === name));
    if (family === NEWS_FAMILY) {
      const open = own.filter(({ phrase }) => !learned.has(phrase));
      addDictionaryEntries(builder, open, ({ phrase }) => newsPrior(phrase, frequency));
    } else {
      const shares = synonymShares(own);
      const priorOf = (joined: JoinedEntries): PhrasePrior =>
        familyPrior(joined, shares, { frequency, usual }, family, replaced);
      const possible = own
        .filter((joined) => isTell(joined) || priorOf(joined).untouched < MOST_UNTOUCHED)
        .map(withoutRare);
      addDictionaryEntries(builder, possible, priorOf);
      for (const head of shares.keys()) headSets.set(head, (headSets.get(head) ?? 0) | (1 << family));
    }
  }
  const heads = new Uint16Array(builder.vocabulary.size);
  for (const [head, set] of headSets) {
    const { id, count } = tokenize(head.toLowerCase(), builder.vocabulary, false);
    if (count === 1 && id[0] > 0) heads[id[0]] |= set;
  }
  return {
    names: FAMILIES.map(({ name }) => name),
    heads,
    headWeights: Float32Array.from(FAMILIES, ({ replaced }) => Math.log(1 - replaced)),
    lenders: familySet(({ lends }) => lends === true),
    borrowers: familySet(({ borrows }) => borrows === true),
    layered: familySet(({ layered }) => layered === true),
    priors: Float32Array.from(FAMILIES, ({ name }, family) =>
      family === NEWS_FAMILY ? 0 : (priors.get(name) ?? DEFAULT_PRIOR),
    ),
  };
}

function familySet(has: (family: FamilyTraits) => boolean): FamilySet {
  return FAMILIES.reduce((set, family, number) => (has(family) ? set | (1 << number) : set), 0);
}

/**
 * How likely a news dictionary's phrase stands for itself, by how often genuine English has it: the more frequent a phrase
 * is that the parallel text never showed replaced, the less may a dictionary make of it.
 */
function newsPrior(phrase: string, frequency: PhraseFrequency): PhrasePrior {
  const expected = frequency.of(phrase) * GENUINE_WORDS;
  return {
    untouched: expected / (expected + REPLACED_PSEUDO_COUNT),
    other: otherOdds(phrase),
    family: NEWS_FAMILY,
    logRate: Math.log((expected + REPLACED_PSEUDO_COUNT) / GENUINE_WORDS),
  };
}

function otherOdds(phrase: string): number {
  return phrase.includes(" ") ? CHANCE_MEETING : LEAST_OTHER;
}

function isTell({ entries }: JoinedEntries): boolean {
  return entries.every(({ tell }) => tell);
}

/** Without the originals that hardly ever stand behind the phrase. */
function withoutRare({ phrase, entries }: JoinedEntries): JoinedEntries {
  const all = entries.flatMap(({ originals }) => originals).reduce((sum, { weight }) => sum + weight, 0);
  const kept = entries.map((entry) => ({
    ...entry,
    originals: entry.originals.filter(({ weight }) => weight / all > LEAST_ORIGINAL),
  }));
  return { phrase, entries: kept };
}

/** Weight of every original's synonyms, all phrases of a family taken together: a spinner draws one from them. */
function synonymShares(all: readonly JoinedEntries[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { phrase, entries } of all) {
    for (const { text, weight } of entries.flatMap(({ originals }) => originals)) {
      if (text !== phrase) shares.set(text, (shares.get(text) ?? 0) + weight);
    }
  }
  return shares;
}

/**
 * A family writes a phrase as often as genuine English has its originals, times the share of them that the family
 * replaces, times the share of the phrase among their synonyms. Against the phrase's own frequency in genuine English
 * that gives both the evidence of the phrase and how likely it stands for itself.
 */
function familyPrior(
  joined: JoinedEntries,
  shares: ReadonlyMap<string, number>,
  { frequency, usual }: Pick<GenuineEnglish, "frequency" | "usual">,
  family: number,
  replaced: number,
): PhrasePrior {
  const { phrase, entries } = joined;
  const genuine = frequency.of(phrase);
  let written = 0;
  let untouched = 0;
  let all = 0;
  for (const { text, weight } of entries.flatMap(({ originals }) => originals)) {
    all += weight;
    if (text === phrase) untouched += weight;
    else written += (frequency.of(text) * replaced * weight) / ((shares.get(text) ?? weight) + UNLISTED);
  }
  // Where the dictionary says how often the phrase stands for itself, that bounds what the family writes.
  if (untouched > 0) written = Math.min(written, genuine * MOST_WRITTEN * ((all - untouched) / untouched) ** 2);
  // Where a page is the family's, its subject is most likely news; whether it is, other registers have a say in.
  const elsewhere = usual.has(phrase) ? Math.max(genuine, USUAL) : genuine;
  const ratio = Math.log(written + elsewhere) - Math.log(elsewhere);
  const atWork = AT_WORK * written + genuine;
  return {
    untouched: genuine / atWork,
    other: otherOdds(phrase),
    family,
    logRate: Math.log(atWork),
    sign: signWeight(ratio, isTell(joined)),
  };
}
