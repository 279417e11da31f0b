import { TokenFlag, tokenize } from "../text/tokens.js";
import { Vocabulary } from "../text/vocabulary.js";
import { type AlignedRecord, alignRecord } from "./aligned-record.js";
import type { Pair } from "./evaluate.js";
import { countHeads } from "./heads.js";
import { learnPhrases } from "./learn-phrases.js";
import { matchParagraphs } from "./paragraphs.js";
import { sequenceOf } from "./parallel.js";
import type { TableEntry } from "./table.js";
import { type DictionaryContent, type EntryContent, entryProblem, headProblem } from "./write-dictionary.js";

/** What is known of a phrase beforehand: the shares of its originals, the phrase itself among them. */
export type PriorReadings = (phrase: string) => ReadonlyMap<string, number> | undefined;

/** What was learned, and how sure it is. */
export interface LearnedDictionary {
  readonly content: DictionaryContent;
  readonly pairs: number;
  /** Paragraphs of the originals, and those that were found again in the spun texts. */
  readonly paragraphs: number;
  readonly matched: number;
  /** Replaced places that were learned from. */
  readonly replaced: number;
  /** Phrases and heads that a dictionary cannot hold, with the reason. */
  readonly refused: readonly { readonly phrase: string; readonly reason: string }[];
  /** Chance that the next replaced place shows a phrase or an original that was not seen yet (Good 1953, after Turing). */
  readonly unseen: number;
  /** Share of the replaced places that the prior knowledge explains. */
  readonly known: number;
}

/** A phrase that a head has not been replaced in this often is too little seen to be called always replaced. */
const LEAST_REPLACED = 3;
/** Share of its places in which a head must have been replaced. */
const ALWAYS = 0.95;
/** Pseudo-counts of the prior readings of a phrase, if they explain all that was replaced. */
const PRIOR_STRENGTH = 5;
/** Originals with a smaller share of an entry are left out, such as slips of the alignment. */
const LEAST_SHARE = 0.02;
const MOST_ORIGINALS = 8;
/** What a phrase that never stood untouched is counted as: it might have. */
const UNSEEN = 0.5;

/**
 * Learns a spinner's dictionary from pairs: phrases with their originals and counts, and the heads it always replaces. The
 * counts are smoothed with what is known of each phrase beforehand, the more of the pairs that explains.
 */
export function learnDictionary(pairs: Iterable<Pair>, prior: PriorReadings, family?: string): LearnedDictionary {
  const vocabulary = new Vocabulary();
  const aligned: AlignedRecord[] = [];
  let [count, paragraphs, matched] = [0, 0, 0];
  for (const { name, spun, original } of pairs) {
    const found = matchParagraphs(original, spun);
    count++;
    paragraphs += found.matched + found.leftOriginal;
    const record = {
      id: name,
      original: sequenceOf(found.original, vocabulary),
      spun: [sequenceOf(found.spun, vocabulary)],
    };
    const item = alignRecord(record);
    if (item === undefined) continue;
    matched += found.matched;
    aligned.push(item);
  }
  const { heads, entries } = learnPhrases(aligned, vocabulary, 1);
  const { replaced, unseen, known } = certainty(entries, prior);
  const refused: { phrase: string; reason: string }[] = [];
  const scope = family === undefined ? {} : { family };
  const learned = entries
    .map((entry) => ({ ...smoothed(entry, prior, PRIOR_STRENGTH * known), ...scope }))
    .filter((entry) => isHeld(entry.phrase, fringe(entry, vocabulary) ?? entryProblem(entry), refused))
    .sort((a, b) => (a.phrase < b.phrase ? -1 : 1));
  const always = countHeads(aligned, heads)
    .filter(({ replaced, occurrences }) => replaced >= LEAST_REPLACED && replaced >= ALWAYS * occurrences)
    .map(({ ids }) => surface(ids, vocabulary))
    .filter((phrase) => isHeld(phrase, signAtEdge(phrase, vocabulary) ?? headProblem(phrase), refused))
    .sort();
  const content = { entries: learned, heads: always.map((phrase) => ({ phrase, ...scope })) };
  return { content, pairs: count, paragraphs, matched, replaced, refused, unseen, known };
}

function isHeld(phrase: string, problem: string | undefined, refused: { phrase: string; reason: string }[]): boolean {
  if (problem === undefined) return true;
  refused.push({ phrase, reason: problem });
  return false;
}

/** A spinner swaps words: a sign at the edge of a phrase got there by the alignment. */
function fringe({ phrase, originals }: EntryContent, vocabulary: Vocabulary): string | undefined {
  return [phrase, ...originals.map(({ text }) => text)].map((text) => signAtEdge(text, vocabulary)).find(Boolean);
}

function signAtEdge(text: string, vocabulary: Vocabulary): string | undefined {
  const { start, end, count, flags } = tokenize(text, vocabulary);
  const isWord = (i: number): boolean =>
    (flags[i] & TokenFlag.Word) !== 0 || "%$£€&".includes(text.slice(start[i], end[i]));
  return count > 0 && isWord(0) && isWord(count - 1) ? undefined : "begins or ends with a sign";
}

/** Token keys as they are written: `do n't` is *don't*. */
function surface(ids: Int32Array, vocabulary: Vocabulary): string {
  return Array.from(ids, (id) => vocabulary.key(id))
    .join(" ")
    .replace(/ (?=n't\b|'(?:s|re|ve|ll|d|m)\b)/g, "");
}

function certainty(
  entries: readonly TableEntry[],
  prior: PriorReadings,
): { replaced: number; unseen: number; known: number } {
  let [replaced, once, explained] = [0, 0, 0];
  for (const { spun, originals } of entries) {
    const readings = prior(spun);
    for (const { text, count } of originals) {
      replaced += count;
      if (count === 1) once++;
      if (readings?.has(text)) explained += count;
    }
  }
  return { replaced, unseen: once / Math.max(1, replaced), known: explained / Math.max(1, replaced) };
}

/** An entry's counts with those of the prior readings, which weigh `strength` places together. */
function smoothed({ spun, originals, identity }: TableEntry, prior: PriorReadings, strength: number): EntryContent {
  const weights = new Map(originals.map(({ text, count }) => [text, count]));
  if (identity > 0) weights.set(spun, identity);
  for (const [text, share] of prior(spun) ?? []) weights.set(text, (weights.get(text) ?? 0) + strength * share);
  const all = [...weights].filter(([text]) => text !== spun).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const total = all.reduce((sum, [, weight]) => sum + weight, 0);
  const kept = all.filter(([, weight]) => weight >= LEAST_SHARE * total).slice(0, MOST_ORIGINALS);
  kept.push([spun, Math.max(UNSEEN, weights.get(spun) ?? 0)]);
  return { phrase: spun, originals: kept.map(([text, weight]) => ({ text, weight: rounded(weight) })) };
}

function rounded(weight: number): number {
  return Math.max(0.01, Number(weight.toFixed(2)));
}
