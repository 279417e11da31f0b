import type { Dictionary, DictionaryEntry } from "../language/dictionary.js";
import type { PhraseFrequency } from "../language/phrase-frequency.js";
import { oneIn, ordinaryRate } from "./common-phrases.js";

/** What a rule is called in reports. */
export type LintRule =
  | "dictionary-syntax"
  | "dictionary-duplicate"
  | "dictionary-shadowed"
  | "dictionary-circle"
  | "dictionary-identity"
  | "dictionary-spun-original"
  | "dictionary-unreachable"
  | "dictionary-ordinary"
  | "dictionary-test";

/** Something to mend in a dictionary. Lines and columns count from 1. */
export interface LintFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: LintRule;
  readonly message: string;
}

/** Where a class can never stand. */
const NEVER_LEFT = "<end>";
const NEVER_RIGHT = "<start>";

/**
 * Looks for entries that do nothing, contradict each other or fire on genuine English, and runs the inline tests with
 * `restore`. The dictionaries are in order: later ones go before earlier ones. Sorted by file, as given, and place.
 */
export function lintDictionaries(
  dictionaries: readonly Dictionary[],
  frequency: PhraseFrequency,
  restore: (spun: string) => string,
): LintFinding[] {
  const findings = [
    ...repeated(dictionaries),
    ...circles(dictionaries),
    ...dictionaries.flatMap((dictionary) => [
      ...dictionary.entries.flatMap((entry) => [...idle(entry)]),
      ...ordinary(dictionary, frequency),
      ...failures(dictionary, restore),
    ]),
  ];
  // The forms of an inflected line share what is wrong with it.
  const distinct = new Map(findings.map((finding) => [`${finding.file}:${finding.line}:${finding.rule}`, finding]));
  const order = new Map<string, number>();
  for (const { entries, tests } of dictionaries) {
    for (const { file } of [...entries, ...tests]) if (!order.has(file)) order.set(file, order.size);
  }
  return [...distinct.values()].sort(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
  );
}

function found({ file, line, column }: DictionaryEntry, rule: LintRule, message: string): LintFinding {
  return { file, line, column, rule, message };
}

/** Phrases that stand twice: in one context of a file, or in a file that a later one goes before. */
function* repeated(dictionaries: readonly Dictionary[]): Generator<LintFinding> {
  const later = new Map<string, DictionaryEntry>();
  for (const { entries } of [...dictionaries].reverse()) {
    const here = new Map<string, DictionaryEntry>();
    for (const entry of entries) {
      const { phrase, left, right, except, family } = entry;
      const shadow = later.get(phrase);
      if (shadow !== undefined && shadow.family === family) {
        const place = `${shadow.file}:${shadow.line}`;
        yield found(
          entry,
          "dictionary-shadowed",
          `“${phrase}” does nothing: ${place} goes before it; drop one of them`,
        );
      }
      const key = JSON.stringify([phrase, left, right, except, family]);
      const first = here.get(key);
      if (first === undefined) here.set(key, entry);
      else if (first.line !== entry.line) {
        const message = `“${phrase}” stands in line ${first.line} already, in the same context; join the two lines`;
        yield found(entry, "dictionary-duplicate", message);
      }
    }
    for (const entry of entries) later.set(entry.phrase, entry);
  }
}

/** Entries that lead to each other, and originals that are tells. */
function* circles(dictionaries: readonly Dictionary[]): Generator<LintFinding> {
  const entries = dictionaries.flatMap((dictionary) => dictionary.entries);
  const heads = new Set(dictionaries.flatMap((dictionary) => dictionary.heads.map(({ phrase }) => phrase)));
  const byPhrase = new Map(entries.map((entry) => [entry.phrase, entry]));
  for (const entry of entries) {
    for (const { text } of entry.originals) {
      const original = text.toLowerCase();
      const back = original === entry.phrase ? undefined : byPhrase.get(original);
      if (back === undefined) continue;
      const place = `${back.file}:${back.line}`;
      if (back.tell) {
        const message = `the original “${text}” is itself a tell of spun text (${place}); drop it there or here`;
        yield found(entry, "dictionary-spun-original", message);
      }
      // A spinner's thesaurus may well have two heads that are synonyms of each other.
      const leadsBack = back.originals.some(({ text: target }) => target.toLowerCase() === entry.phrase);
      if (leadsBack && !heads.has(original) && !mayStand(entry) && !mayStand(back)) {
        const message = `“${entry.phrase}” leads to “${text}” and back (${place}); keep the direction that spinners take`;
        yield found(entry, "dictionary-circle", message);
      }
    }
  }
}

/** Entries that can never change anything. */
function* idle(entry: DictionaryEntry): Generator<LintFinding> {
  const { phrase, originals, left, right } = entry;
  if (originals.every(({ text }) => text.toLowerCase() === phrase)) {
    yield found(entry, "dictionary-identity", `“${phrase}” stands for itself only; drop it or name an original`);
  }
  const never = (contexts: readonly string[], impossible: string): boolean =>
    contexts.length > 0 && contexts.every((context) => context === impossible);
  if (never(left, NEVER_LEFT) || never(right, NEVER_RIGHT) || isExcepted(entry)) {
    yield found(
      entry,
      "dictionary-unreachable",
      `the context of “${phrase}” can never be met; mend it or drop the entry`,
    );
  }
}

/** Whether an entry says that its phrase may stand untouched. */
function mayStand({ phrase, originals }: DictionaryEntry): boolean {
  return originals.some(({ text }) => text.toLowerCase() === phrase);
}

/** Whether every context that the entry asks for is one of its exceptions. */
function isExcepted({ phrase, left, right, except }: DictionaryEntry): boolean {
  if (except.length === 0) return false;
  const isHeld = (around: string): boolean => except.some((exception) => ` ${around} `.includes(` ${exception} `));
  if (left.length > 0) return left.every((context) => isHeld(`${context} ${phrase}`));
  return right.length > 0 && right.every((context) => isHeld(`${phrase} ${context}`));
}

/** Entries whose phrase genuine English has, and that do not say so. */
function* ordinary({ entries, heads }: Dictionary, frequency: PhraseFrequency): Generator<LintFinding> {
  const spinners = new Set(heads.map(({ family }) => family));
  for (const entry of entries) {
    const { phrase, left, right, tell, family } = entry;
    // Where the heads of a spinner are known, its evidence decides whether its ordinary words are spun.
    if (left.length + right.length > 0 || (spinners.has(family) && !tell)) continue;
    if (mayStand(entry)) continue;
    const rate = ordinaryRate(phrase, frequency);
    if (rate === undefined) continue;
    const todo = tell ? "it is no tell" : `add a context, or the phrase itself to its originals, with a weight`;
    const message = `“${phrase}” is common in genuine text, about ${oneIn(rate)} words; ${todo}`;
    yield found(entry, "dictionary-ordinary", message);
  }
}

/** Inline tests that do not come out as they should. */
function* failures({ tests }: Dictionary, restore: (spun: string) => string): Generator<LintFinding> {
  for (const { spun, restored, file, line } of tests) {
    const got = restore(spun);
    if (got === restored) continue;
    const message = `“${spun}” comes out as “${got}”, not as “${restored}”; mend the entries or the test`;
    yield { file, line, column: 1, rule: "dictionary-test", message };
  }
}
