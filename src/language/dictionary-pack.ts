import type { DictionaryEntry } from "./dictionary.js";
import { DictionaryError, type DictionaryProblem } from "./dictionary-error.js";
import { type Candidate, EntryFlag, MAX_PHRASE_TOKENS, type PhraseEntry, type PhraseTable } from "./phrase-table.js";
import type { PhraseTableBuilder } from "./phrase-table-builder.js";

/** What is held of a dictionary's phrase before its surroundings are looked at. Tells are certain. */
export interface PhrasePrior {
  /** Least share of "was not touched" among its readings. */
  readonly untouched: number;
  /** Odds that it is only part of a longer phrase, or a chance meeting of its words, against all its readings. */
  readonly other: number;
}

/** The least odds: a single word may be part of a longer phrase that is not listed. */
export const LEAST_OTHER = 0.02;
/** A caller's own dictionary means what it says. */
const CALLERS: PhrasePrior = { untouched: 0.5, other: LEAST_OTHER };

/**
 * Adds dictionary entries for the phrases that `isOpen` grants them. Entries of one phrase are joined: each keeps its
 * context, and the weights of their originals are shares of the whole. `priorOf` is asked for every phrase. Throws a `DictionaryError` for phrases too long to match.
 */
export function addDictionaryEntries(
  builder: PhraseTableBuilder,
  entries: readonly DictionaryEntry[],
  isOpen: (phrase: string) => boolean,
  priorOf: (phrase: string) => PhrasePrior = () => CALLERS,
): void {
  const byPhrase = new Map<string, DictionaryEntry[]>();
  for (const entry of entries) {
    const same = byPhrase.get(entry.phrase);
    if (same) same.push(entry);
    else if (isOpen(entry.phrase)) byPhrase.set(entry.phrase, [entry]);
  }
  const problems: DictionaryProblem[] = [];
  for (const [phrase, same] of byPhrase) {
    if (builder.set(joined(phrase, same, priorOf(phrase)))) continue;
    const { file, line, column } = same[0];
    const what = `"${phrase}" has more words and signs than can be matched (${MAX_PHRASE_TOKENS})`;
    problems.push({ file, line, column, what, message: `${file}:${line}:${column}: ${what}; shorten it` });
  }
  if (problems.length > 0) throw new DictionaryError(problems);
}

function joined(phrase: string, entries: readonly DictionaryEntry[], prior: PhrasePrior): PhraseEntry {
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
  const identity = tell ? 0 : Math.max(prior.untouched, weigh(named) / (weigh(named) + total));
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
    family: entries[0].family,
  };
}

/** Gives a table's entries to a builder, in order, so that their numbers stay. */
export function addTable(builder: PhraseTableBuilder, table: PhraseTable): void {
  const { arrays } = table;
  const { texts, rules, contexts } = table.strings;
  for (let e = 0; e < table.entryCount; e++) {
    const candidates: Candidate[] = [];
    for (let c = arrays.entryStart[e]; c < arrays.entryStart[e + 1]; c++) {
      candidates.push({
        text: texts[arrays.candidatePhrase[c]],
        logProbability: arrays.candidateLog[c],
        rule: rules[arrays.candidateRule[c]],
        context: arrays.candidateContext[c] >= 0 ? contexts[arrays.candidateContext[c]] : undefined,
      });
    }
    builder.set({
      phrase: texts[arrays.entryPhrase[e]],
      candidates,
      logOther: arrays.entryOther[e],
      tell: (arrays.entryFlags[e] & EntryFlag.Tell) !== 0,
    });
  }
}
