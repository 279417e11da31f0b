import type { PhraseFrequency } from "../../language/phrase-frequency.js";
import { oneIn, ordinaryRate } from "../common-phrases.js";
import {
  type DictionaryContent,
  type EntryContent,
  entryProblem,
  type HeadContent,
  headProblem,
} from "../write-dictionary.js";
import { ImportError, type ImportedItem, phraseKey } from "./item.js";

/** Most statements of a list. */
const MOST_ITEMS = 1_000_000;
/** Weights are counted in so many words of genuine English. */
const WEIGHT_WORDS = 1e8;

/** What is said of all entries of an import. */
export interface ImportOptions {
  readonly family?: string | undefined;
  readonly domain?: string | undefined;
  /** Holds every entry that is not set aside for one that genuine English never has. */
  readonly tell?: boolean | undefined;
}

/** What an import took, set aside and refused; the three counts make up `items`. */
export interface ImportedDictionary {
  readonly content: DictionaryContent;
  /** Entries whose phrase is ordinary English, with how often that has it. */
  readonly quarantined: readonly { readonly entry: EntryContent; readonly place: string; readonly rate: string }[];
  readonly refused: readonly { readonly place: string; readonly shown: string; readonly reason: string }[];
  readonly items: number;
  readonly taken: number;
}

/** Weights by the form in which originals are compared, each with the form that came first. */
type Originals = Map<string, { readonly text: string; readonly weight: number }>;

/**
 * Makes a dictionary of a list's statements. Those that say the same are one entry; phrases that are ordinary English are
 * set aside, unless their list names a spinner's heads, whose absence tells that spinner's work from ordinary English.
 */
export function importDictionary(
  items: Iterable<ImportedItem>,
  frequency: PhraseFrequency,
  options: ImportOptions = {},
): ImportedDictionary {
  const scope = {
    ...(options.family === undefined ? {} : { family: options.family }),
    ...(options.domain === undefined ? {} : { domain: options.domain }),
  };
  const gathered = new Map<string, { originals: Originals; tell: boolean }>();
  const quarantined: { entry: EntryContent; place: string; rate: string }[] = [];
  const heads = new Map<string, HeadContent>();
  const synonyms = new Map<string, number>();
  const tests: { spun: string; restored: string }[] = [];
  const refused: { place: string; shown: string; reason: string }[] = [];
  let [count, taken] = [0, 0];
  for (const item of items) {
    if (++count > MOST_ITEMS) throw new ImportError(`more than ${MOST_ITEMS} statements; cut the list into several`);
    const { place, shown } = item;
    const problem = problemOf(item);
    if (problem !== undefined) {
      refused.push({ place, shown, reason: problem });
    } else if (item.kind === "test") {
      tests.push(item.test);
      taken++;
    } else if (item.kind === "entry") {
      const { entry, head } = item;
      const rate = head === undefined ? ordinaryRate(entry.phrase, frequency) : undefined;
      if (rate !== undefined) {
        quarantined.push({ entry: { ...entry, ...scope }, place, rate: oneIn(rate) });
        continue;
      }
      taken++;
      if (head !== undefined) {
        const phrase = phraseKey(head);
        heads.set(phrase, { phrase, ...(options.family === undefined ? {} : { family: options.family }) });
        synonyms.set(phrase, (synonyms.get(phrase) ?? 0) + 1);
      }
      const known = gathered.get(entry.phrase) ?? { originals: new Map(), tell: options.tell === true };
      gathered.set(entry.phrase, known);
      for (const { text, weight } of entry.originals) {
        const key = phraseKey(text);
        const before = known.originals.get(key);
        known.originals.set(key, { text: before?.text ?? text, weight: (before?.weight ?? 0) + weight });
      }
    }
  }
  // A spinner draws one of a head's synonyms: the more frequent the head and the fewer they are, the more one stands for it.
  const weightOf = (text: string, weight: number): number => {
    const drawn = synonyms.get(phraseKey(text));
    return drawn === undefined ? weight : Number(((frequency.of(text) * WEIGHT_WORDS) / drawn).toPrecision(3));
  };
  const entries = [...gathered].map(([phrase, { originals, tell }]) => ({
    phrase,
    originals: [...originals.values()].map(({ text, weight }) => ({
      text,
      weight: Math.max(0.01, weightOf(text, weight)),
    })),
    ...(tell ? { tell } : {}),
    ...scope,
  }));
  return { content: { entries, heads: [...heads.values()], tests }, quarantined, refused, items: count, taken };
}

function problemOf(item: ImportedItem): string | undefined {
  if (item.kind === "refused") return item.reason;
  if (item.kind === "test") return undefined;
  const { entry, head } = item;
  if (entry.originals.every(({ text }) => phraseKey(text) === entry.phrase))
    return "the phrase and its original are the same";
  return entryProblem(entry) ?? (head === undefined ? undefined : headProblem(head));
}
