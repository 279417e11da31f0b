import type { DictionaryEntry } from "./dictionary.js";
import { DictionaryError, type DictionaryProblem } from "./dictionary-error.js";
import { NEWS_FAMILY } from "./families.js";
import { type Candidate, MAX_PHRASE_TOKENS, type PhraseEntry } from "./phrase-table.js";
import type { PhraseTableBuilder } from "./phrase-table-builder.js";

/** What is held of a dictionary's phrase before its surroundings are looked at. Tells are certain. */
export interface PhrasePrior {
  /** Least share of "was not touched" among its readings. */
  readonly untouched: number;
  /** Odds that it is only part of a longer phrase, or a chance meeting of its words, against all its readings. */
  readonly other: number;
  /** See `PhraseEntry`. */
  readonly family?: number;
  readonly logRate?: number;
  readonly sign?: number;
}

/** The least odds: a single word may be part of a longer phrase that is not listed. */
export const LEAST_OTHER = 0.02;
/** Shares nearer to 0 or 1 are not told apart. */
const LEAST_SHARE = 1e-4;
/** A caller's own dictionary means what it says. */
const CALLERS: PhrasePrior = { untouched: 0.5, other: LEAST_OTHER };

/** Entries of one phrase, joined: each keeps its context, and the weights of their originals are shares of the whole. */
export interface JoinedEntries {
  readonly phrase: string;
  readonly entries: readonly DictionaryEntry[];
}

/** Joins the entries that share a phrase. */
export function joinEntries(entries: readonly DictionaryEntry[]): JoinedEntries[] {
  const byPhrase = new Map<string, DictionaryEntry[]>();
  for (const entry of entries) {
    const same = byPhrase.get(entry.phrase);
    if (same) same.push(entry);
    else byPhrase.set(entry.phrase, [entry]);
  }
  return [...byPhrase].map(([phrase, same]) => ({ phrase, entries: same }));
}

/**
 * Adds joined dictionary entries: a caller's go in the place of all that a phrase has, those of a package's family beside
 * the others. Throws a `DictionaryError` for phrases too long to match.
 */
export function addDictionaryEntries(
  builder: PhraseTableBuilder,
  joinedEntries: readonly JoinedEntries[],
  priorOf: (joined: JoinedEntries) => PhrasePrior = () => CALLERS,
): void {
  const problems: DictionaryProblem[] = [];
  for (const joined of joinedEntries) {
    const entry = phraseEntry(joined, priorOf(joined));
    if (entry.family === undefined ? builder.set(entry) : builder.add(entry)) continue;
    const { file, line, column } = joined.entries[0];
    const what = `"${joined.phrase}" has more words and signs than can be matched (${MAX_PHRASE_TOKENS})`;
    problems.push({ file, line, column, what, message: `${file}:${line}:${column}: ${what}; shorten it` });
  }
  if (problems.length > 0) throw new DictionaryError(problems);
}

function phraseEntry({ phrase, entries }: JoinedEntries, prior: PhrasePrior): PhraseEntry {
  const tell = entries.every((entry) => entry.tell);
  const weighted = new Map<string, Candidate & { weight: number }>();
  for (const { originals, left, right, except, file, line } of entries) {
    const context = left.length + right.length + except.length > 0 ? { left, right, except } : undefined;
    for (const { text, weight } of originals) {
      const key = `${text}\t${JSON.stringify(context ?? null)}`;
      const seen = weighted.get(key);
      if (seen) seen.weight += weight;
      else weighted.set(key, { text, logProbability: 0, rule: `${file}:${line}`, context, weight });
    }
  }
  const named = [...weighted.values()].filter(({ text }) => text === phrase);
  const originals = [...weighted.values()].filter(({ text }) => text !== phrase);
  const weigh = (list: readonly { weight: number }[]): number => list.reduce((sum, { weight }) => sum + weight, 0);
  const total = weigh(originals);
  const identity = tell ? 0 : identityShare(prior, weigh(named) / (weigh(named) + total));
  const result: Candidate[] = originals.map(({ weight, ...candidate }) => ({
    ...candidate,
    logProbability: Math.log(((1 - identity) * weight) / total),
  }));
  const rule = `${entries[0].file}:${entries[0].line}`;
  if (identity > 0) result.push({ text: phrase, logProbability: Math.log(identity), rule });
  return {
    phrase,
    candidates: result,
    logOther: Math.log(tell ? LEAST_OTHER : prior.other),
    tell,
    name: entries.some((entry) => entry.name) || originals.some(({ text }) => /\p{Lu}/u.test(text)),
    ...(prior.family === undefined ? {} : { family: prior.family }),
    ...(prior.logRate === undefined ? {} : { logRate: prior.logRate }),
    ...(prior.sign === undefined ? {} : { sign: prior.sign }),
  };
}

/** What the dictionary says and what the frequency says, weighed against each other; a family's dictionary knows its pages. */
function identityShare({ untouched, family }: PhrasePrior, named: number): number {
  if (family === undefined || family === NEWS_FAMILY) return Math.max(untouched, named);
  return named === 0 ? untouched : fromLogOdds((logOdds(untouched) + logOdds(named)) / 2);
}

function logOdds(share: number): number {
  const bounded = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share));
  return Math.log(bounded / (1 - bounded));
}

function fromLogOdds(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
