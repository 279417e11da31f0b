import { lazily, once } from "./once.js";
import { pairFilter } from "./pair-filter.js";
import {
  type Candidate,
  EntryFlag,
  EVERY_FAMILY,
  type PhraseArrays,
  type PhraseEntry,
  type PhraseStrings,
  PhraseTable,
} from "./phrase-table.js";
import { type TrieArrays, trieOver } from "./phrase-trie.js";

/** An entry that is added, or the number of one that the table has already. */
export type Entry = PhraseEntry | number;

/** A phrase of either side. */
export interface Phrase {
  readonly text: string;
  readonly tokens: Int32Array;
}

/** All entries that a phrase has from now on. */
export interface PhraseEntries {
  readonly phrase: number;
  readonly tokens: Int32Array;
  readonly entries: readonly Entry[];
}

/** What is added to a table. */
export interface Additions {
  /** They are numbered behind those of the table. */
  readonly phrases: readonly Phrase[];
  readonly entries: readonly PhraseEntries[];
  /** The number of a phrase of either. */
  readonly phraseOf: (text: string) => number;
  readonly vocabularySize: number;
}

/** A table without entries. */
export const EMPTY_TABLE = new PhraseTable(
  {
    phraseTokens: new Int32Array(),
    phraseStart: Uint32Array.of(0),
    rootTokens: new Uint32Array(),
    rootTokensBefore: new Uint32Array(),
    inner: new Uint32Array(1),
    innerBefore: new Uint32Array(1),
    edgeStart: Uint32Array.of(0),
    edgeToken: new Int32Array(),
    nodeEntry: Int32Array.of(0),
    signNodes: new Uint32Array(1),
    signPaths: new Uint32Array(1),
    entryPhrase: new Uint32Array(),
    entryOther: new Float32Array(),
    entryFlags: new Uint8Array(),
    entryFamily: new Uint8Array(),
    entryRate: new Float32Array(),
    entrySign: new Uint32Array(),
    signs: new Float32Array(),
    signWords: new Uint8Array(),
    signPairs: new Uint32Array(1),
    entryNext: new Uint32Array(),
    entryStart: Uint32Array.of(0),
    candidatePhrase: new Uint32Array(),
    candidateLog: new Float32Array(),
    candidateRule: new Uint32Array(),
    candidateContext: new Uint32Array(),
  },
  { texts: [], rules: [], contexts: [] },
);

/**
 * A table with entries added. The arrays of the other are carried over whole, so that a few entries more cost little; an
 * entry in the place of which others were set stays in them unreached.
 */
export function extendTable(table: PhraseTable, additions: Additions): PhraseTable {
  const base = table.arrays;
  const { phrases, phraseOf } = additions;
  const added = inOrder(additions.entries);
  const entries = added.map(({ entry }) => entry);
  const candidates = entries.flatMap((entry) => entry.candidates);
  const rules = numbered(candidates.map(({ rule }) => rule));
  const signs = numbered(entries.map(signOf));
  const contexts = candidates.flatMap(({ context }) => context ?? []);
  const numbers = new Map(entries.map((entry, i) => [entry, table.entryCount + i]));
  const numberOf = (entry: Entry): number => (typeof entry === "number" ? entry : (numbers.get(entry) ?? -1));
  const trie = once(() => trieOf(base, additions, numberOf));
  const begin = once(() => signBeginnings(base, additions));
  const strings = lazily<PhraseStrings>({
    texts: () => [...table.strings.texts, ...phrases.map(({ text }) => text)],
    rules: () => [...table.strings.rules, ...rules.keys()],
    contexts: () => [...table.strings.contexts, ...contexts],
  });
  const arrays = lazily<PhraseArrays>({
    phraseTokens: () =>
      joined(
        Int32Array,
        base.phraseTokens,
        phrases.flatMap(({ tokens }) => Array.from(tokens)),
      ),
    phraseStart: () =>
      joinedStarts(
        base.phraseStart,
        phrases.map(({ tokens }) => tokens.length),
      ),
    rootTokens: () => trie().rootTokens,
    rootTokensBefore: () => trie().rootTokensBefore,
    inner: () => trie().inner,
    innerBefore: () => trie().innerBefore,
    edgeStart: () => trie().edgeStart,
    edgeToken: () => trie().edgeToken,
    nodeEntry: () => trie().nodeEntry,
    signNodes: () => trie().signNodes,
    signPaths: () => trie().signPaths,
    entryPhrase: () =>
      joined(
        Uint32Array,
        base.entryPhrase,
        added.map(({ phrase }) => phrase),
      ),
    entryOther: () =>
      joined(
        Float32Array,
        base.entryOther,
        entries.map(({ logOther }) => logOther),
      ),
    entryFlags: () => joined(Uint8Array, base.entryFlags, entries.map(flagsOf)),
    entryFamily: () =>
      joined(
        Uint8Array,
        base.entryFamily,
        entries.map(({ family }) => family ?? EVERY_FAMILY),
      ),
    entryRate: () =>
      joined(
        Float32Array,
        base.entryRate,
        entries.map(({ logRate }) => logRate ?? 0),
      ),
    entrySign: () =>
      joined(
        Uint32Array,
        base.entrySign,
        entries.map((entry) => base.signs.length + (signs.get(signOf(entry)) ?? 0)),
      ),
    signs: () => joined(Float32Array, base.signs, [...signs.keys()]),
    signWords: () => begin().signWords,
    signPairs: () => begin().signPairs,
    entryNext: () =>
      nextEntries(
        base.entryNext,
        additions.entries.map((each) => each.entries.map(numberOf)),
        entries.length,
      ),
    entryStart: () =>
      joinedStarts(
        base.entryStart,
        entries.map((entry) => entry.candidates.length),
      ),
    candidatePhrase: () =>
      joined(
        Uint32Array,
        base.candidatePhrase,
        candidates.map(({ text }) => phraseOf(text)),
      ),
    candidateLog: () =>
      joined(
        Float32Array,
        base.candidateLog,
        candidates.map(({ logProbability }) => logProbability),
      ),
    candidateRule: () =>
      joined(
        Uint32Array,
        base.candidateRule,
        candidates.map(({ rule }) => table.strings.rules.length + (rules.get(rule) ?? 0)),
      ),
    candidateContext: () =>
      joined(Uint32Array, base.candidateContext, contextNumbers(candidates, table.strings.contexts.length)),
  });
  return new PhraseTable(arrays, strings, {
    text: (phrase) => (phrase < table.phraseCount ? table.text(phrase) : phrases[phrase - table.phraseCount].text),
    rule: (candidate) => candidates[candidate - base.candidatePhrase.length]?.rule ?? table.rule(candidate),
  });
}

/** The new entries, first ones of phrases before further ones, each in the order in which their phrases came. */
function inOrder(all: readonly PhraseEntries[]): { phrase: number; entry: PhraseEntry }[] {
  const firsts = all.map(({ phrase, entries: [entry] }) => ({ phrase, entry }));
  const further = all.flatMap(({ phrase, entries }) => entries.slice(1).map((entry) => ({ phrase, entry })));
  return [...firsts, ...further].filter(
    (item): item is { phrase: number; entry: PhraseEntry } => typeof item.entry === "object",
  );
}

function trieOf(
  base: PhraseArrays,
  { entries, vocabularySize }: Additions,
  numberOf: (entry: Entry) => number,
): TrieArrays {
  const ends = entries.map(({ tokens, entries: all }) => ({
    tokens,
    entry: numberOf(all[0]),
    hasSign: all.some((entry) => signIn(base, entry) > 0),
  }));
  return trieOver(base, ends, vocabularySize);
}

/** What phrases with a sign begin with. */
function signBeginnings(
  base: PhraseArrays,
  { entries, vocabularySize }: Additions,
): Pick<PhraseArrays, "signWords" | "signPairs"> {
  const signWords = joined(
    Uint8Array,
    base.signWords,
    new Uint8Array(Math.max(0, ((vocabularySize + 7) >> 3) - base.signWords.length)),
  );
  const pairs = new Map<string, readonly [number, number]>();
  for (const {
    tokens: [first, second],
    entries: all,
  } of entries) {
    if (!all.some((entry) => signIn(base, entry) > 0)) continue;
    if (second === undefined) signWords[first >> 3] |= 1 << (first & 7);
    else pairs.set(`${first} ${second}`, [first, second]);
  }
  return { signWords, signPairs: pairFilter([...pairs.values()], base.signPairs) };
}

/** Chains of entries; they are counted from the end of all. */
function nextEntries(base: ArrayLike<number>, chains: readonly (readonly number[])[], added: number): Uint32Array {
  const next = Uint32Array.from(base, (fromEnd) => (fromEnd === 0 ? 0 : fromEnd + added));
  const all = joined(Uint32Array, next, new Uint32Array(added));
  for (const chain of chains) for (let i = 1; i < chain.length; i++) all[chain[i - 1]] = all.length - chain[i];
  return all;
}

function signOf({ sign = 0 }: PhraseEntry): number {
  return sign;
}

function signIn({ signs, entrySign }: PhraseArrays, entry: Entry): number {
  return typeof entry === "number" ? signs[entrySign[entry]] : signOf(entry);
}

function flagsOf({ tell, name, candidates }: PhraseEntry): number {
  const isBound = candidates.every(({ context }) => context !== undefined);
  return (tell ? EntryFlag.Tell : 0) | (name ? EntryFlag.Name : 0) | (isBound ? EntryFlag.Bound : 0);
}

/** The places of candidates' contexts plus one, behind so many others; 0 if there is none. */
function contextNumbers(candidates: readonly Candidate[], others: number): number[] {
  let last = others;
  return candidates.map(({ context }) => (context ? ++last : 0));
}

/** The different values, each with its number, in the order in which they come first. */
function numbered<T>(values: readonly T[]): Map<T, number> {
  const numbers = new Map<T, number>();
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size);
  return numbers;
}

interface NumberArray extends ArrayLike<number> {
  set(values: ArrayLike<number>, at?: number): void;
}

function joined<T extends NumberArray>(
  Type: new (length: number) => T,
  some: ArrayLike<number>,
  more: ArrayLike<number>,
): T {
  const all = new Type(some.length + more.length);
  all.set(some);
  all.set(more, some.length);
  return all;
}

/** Running sums with the total at the end, carried on. */
function joinedStarts(starts: Uint32Array, lengths: readonly number[]): Uint32Array {
  const all = joined(Uint32Array, starts, lengths);
  for (let i = starts.length; i < all.length; i++) all[i] += all[i - 1];
  return all;
}
