import type { DictionaryEntry } from "./dictionary.js";
import { DictionaryError, type DictionaryProblem } from "./dictionary-error.js";
import { type Candidate, EntryFlag, MAX_PHRASE_TOKENS, type PhraseEntry, type PhraseTable } from "./phrase-table.js";
import type { PhraseTableBuilder } from "./phrase-table-builder.js";

/** Share of "was not touched" in an entry of a caller's dictionary that does not name it and is no tell. */
const UNTOUCHED_SHARE = 0.5;
/** Probability that a phrase of several words is only a chance meeting of its words. */
const OTHER_SHARE = 0.7;

/**
 * Adds dictionary entries for the phrases that `isOpen` grants them. Entries of one phrase are joined: each keeps its
 * context, and the weights of their originals are shares of the whole. `untouched` gives the least share of "was not
 * touched" of a phrase that is no tell. Throws a `DictionaryError` for phrases too long to match.
 */
export function addDictionaryEntries(
  builder: PhraseTableBuilder,
  entries: readonly DictionaryEntry[],
  isOpen: (phrase: string) => boolean,
  untouched: (phrase: string) => number = () => UNTOUCHED_SHARE,
): void {
  const byPhrase = new Map<string, DictionaryEntry[]>();
  for (const entry of entries) {
    const same = byPhrase.get(entry.phrase);
    if (same) same.push(entry);
    else if (isOpen(entry.phrase)) byPhrase.set(entry.phrase, [entry]);
  }
  const problems: DictionaryProblem[] = [];
  for (const [phrase, same] of byPhrase) {
    if (builder.set(joined(phrase, same, untouched(phrase)))) continue;
    const { file, line, column } = same[0];
    const message = `${file}:${line}:${column}: "${phrase}" has more words and signs than can be matched (${MAX_PHRASE_TOKENS}); shorten it`;
    problems.push({ file, line, column, message });
  }
  if (problems.length > 0) throw new DictionaryError(problems);
}

function joined(phrase: string, entries: readonly DictionaryEntry[], untouched: number): PhraseEntry {
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
  const identity = tell ? 0 : Math.max(untouched, weigh(named) / (weigh(named) + total));
  const whole = phrase.includes(" ") ? 1 - OTHER_SHARE : 1 - 0.02;
  const result: Candidate[] = originals.map(({ weight, ...candidate }) => ({
    ...candidate,
    logProbability: Math.log((whole * (1 - identity) * weight) / total),
  }));
  const rule = `${entries[0].file}:${entries[0].line}`;
  if (identity > 0) result.push({ text: phrase, logProbability: Math.log(whole * identity), rule });
  return { phrase, candidates: result, logOther: Math.log(1 - whole), tell, family: entries[0].family };
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
