import { mayHold, type PairFilter } from "./pair-filter.js";
import { isMember, type RankedBits, rankOf } from "./ranked-bits.js";

/** Longest phrase of a table, in tokens. */
export const MAX_PHRASE_TOKENS = 12;

/** What a candidate asks of the words around the phrase. */
export interface Context {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly except: readonly string[];
}

/** One reading of a spun phrase. */
export interface Candidate {
  /** The original, or the phrase itself for "was not touched". */
  readonly text: string;
  /** Natural-log probability of the original given the spun phrase. */
  readonly logProbability: number;
  /** Entry it comes from: `table`, or `file:line` of a dictionary. */
  readonly rule: string;
  readonly context?: Context | undefined;
}

/** A spun phrase with its readings. */
export interface PhraseEntry {
  readonly phrase: string;
  readonly candidates: readonly Candidate[];
  /** Natural-log probability that the phrase is only part of a longer replaced phrase. */
  readonly logOther: number;
  readonly tell: boolean;
  /** The phrase stands for a name: it may match where a name stands. */
  readonly name?: boolean;
  /** Number of the spinner family whose wording it is; default: `EVERY_FAMILY`. */
  readonly family?: number;
  /** Natural-log share of the family's words that begin the phrase, replaced or not; needed where families share a phrase. */
  readonly logRate?: number;
  /** Log-likelihood ratio of the phrase, text of the family against genuine text; default 0. */
  readonly sign?: number;
}

/** Family of what may be tried in every spun document. */
export const EVERY_FAMILY = 31;

/** The arrays of a table, as they lie in a file. Everything is ids; texts lie in the phrase pool. */
export interface PhraseArrays {
  /** Token ids of every phrase, one behind the other. */
  readonly phraseTokens: Int32Array;
  /** Where each phrase begins in `phraseTokens`, with the end behind the last. */
  readonly phraseStart: Uint32Array;
  /** Trie: tokens that the root has an edge for; the root is node 0, and these lead to nodes 1, 2, … */
  readonly rootTokens: Uint32Array;
  readonly rootTokensBefore: Uint32Array;
  /** Nodes other than the root that have edges. */
  readonly inner: Uint32Array;
  readonly innerBefore: Uint32Array;
  /** Edges of the k-th of these nodes are [edgeStart[k], edgeStart[k + 1]), sorted by token; all edges lead to nodes in a row. */
  readonly edgeStart: Uint32Array;
  readonly edgeToken: Int32Array;
  /** First of the entries that end at each node, plus one; 0 if none. */
  readonly nodeEntry: Int32Array;
  /** A bit for each node, low ones first: whether an entry that ends there has a sign, and whether one does that ends behind it. */
  readonly signNodes: Uint32Array;
  readonly signPaths: Uint32Array;
  /** Phrase id of each entry's spun side. */
  readonly entryPhrase: Uint32Array | Int32Array;
  readonly entryOther: Float32Array;
  readonly entryFlags: Uint8Array;
  readonly entryFamily: Uint8Array;
  readonly entryRate: Float32Array;
  /** Place of each entry's sign in `signs`: there are few values. */
  readonly entrySign: Uint8Array | Uint32Array;
  readonly signs: Float32Array;
  /** A bit for each token, low ones first: whether it is a phrase that has a sign. */
  readonly signWords: Uint8Array;
  /** The pairs of tokens that longer phrases with a sign begin with. */
  readonly signPairs: PairFilter;
  /** The next entry of the same phrase, of another family, counted from the end of all entries; 0 if none. */
  readonly entryNext: Uint32Array | Int32Array;
  /** Candidates of entry e are [entryStart[e], entryStart[e + 1]). */
  readonly entryStart: Uint32Array;
  readonly candidatePhrase: Uint32Array | Int32Array;
  readonly candidateLog: Float32Array;
  readonly candidateRule: Uint32Array | Int32Array;
  /** Index into the contexts plus one, 0 if none. */
  readonly candidateContext: Uint32Array;
}

/** The strings of a table. */
export interface PhraseStrings {
  /** Text of each phrase. */
  readonly texts: readonly string[];
  readonly rules: readonly string[];
  readonly contexts: readonly Context[];
}

/** Gives single strings of a table without reading all of them. */
export interface PhraseReaders {
  text(phrase: number): string;
  rule(candidate: number): string;
}

/** Facts of an entry, as bits. */
export enum EntryFlag {
  Tell = 1,
  /** May match where a name stands. */
  Name = 2,
  /** All its candidates ask something of the words around the phrase. */
  Bound = 4,
}

type Trie = Pick<
  PhraseArrays,
  | "edgeStart"
  | "edgeToken"
  | "nodeEntry"
  | "signNodes"
  | "signPaths"
  | "entryNext"
  | "signWords"
  | "signPairs"
  | "entryFlags"
> & {
  readonly root: RankedBits;
  readonly inner: RankedBits;
  /** Node that the first edge of all but the root's leads to. */
  readonly firstNode: number;
};

/** Spun phrases with their candidate originals behind a token trie. */
export class PhraseTable {
  readonly arrays: PhraseArrays;
  readonly strings: PhraseStrings;
  readonly #readers: PhraseReaders;
  readonly #texts = new Map<number, string>();
  #trie: Trie | undefined;

  constructor(
    arrays: PhraseArrays,
    strings: PhraseStrings,
    readers: PhraseReaders = {
      text: (phrase) => strings.texts[phrase],
      rule: (candidate) => strings.rules[arrays.candidateRule[candidate]],
    },
  ) {
    this.arrays = arrays;
    this.strings = strings;
    this.#readers = readers;
  }

  /** Text of a phrase. */
  text(phrase: number): string {
    let text = this.#texts.get(phrase);
    if (text === undefined) {
      text = this.#readers.text(phrase);
      this.#texts.set(phrase, text);
    }
    return text;
  }

  /** The rule of a candidate: `table`, or `file:line` of a dictionary. */
  rule(candidate: number): string {
    return this.#readers.rule(candidate);
  }

  get entryCount(): number {
    return this.arrays.entryPhrase.length;
  }

  get phraseCount(): number {
    return this.arrays.phraseStart.length - 1;
  }

  /** Node behind the root's edge for a token, −1 if none. */
  first(token: number): number {
    const rank = rankOf((this.#trie ?? this.#readTrie()).root, token);
    return rank < 0 ? -1 : rank + 1;
  }

  /** Node behind the edge for a token of a node other than the root, −1 if none. */
  next(node: number, token: number): number {
    const { inner, edgeStart, edgeToken, firstNode } = this.#trie ?? this.#readTrie();
    const rank = rankOf(inner, node);
    if (rank < 0) return -1;
    let low = edgeStart[rank];
    let high = edgeStart[rank + 1] - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = edgeToken[middle];
      if (found === token) return firstNode + middle;
      if (found < token) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Node behind the edges for all of these tokens from the root on, −1 if none. */
  find(tokens: Int32Array): number {
    let node = this.first(tokens[0]);
    for (let t = 1; t < tokens.length && node >= 0; t++) node = this.next(node, tokens[t]);
    return node;
  }

  /** Whether two tokens may begin a phrase that speaks for a family; hardly ever true where they do not. */
  mayBeginSign(token: number, next: number): boolean {
    const { signWords, signPairs } = this.#trie ?? this.#readTrie();
    return ((signWords[token >> 3] >> (token & 7)) & 1) === 1 || mayHold(signPairs, token, next);
  }

  /** Whether a phrase that ends at a node speaks for a family. */
  hasSign(node: number): boolean {
    return isMember((this.#trie ?? this.#readTrie()).signNodes, node);
  }

  /** Whether a longer phrase, behind a node, speaks for a family. */
  leadsToSign(node: number): boolean {
    return isMember((this.#trie ?? this.#readTrie()).signPaths, node);
  }

  /** Whether an entry's phrase may match where a name stands. */
  isName(entry: number): boolean {
    return ((this.#trie ?? this.#readTrie()).entryFlags[entry] & EntryFlag.Name) !== 0;
  }

  /** The next entry of the same phrase, −1 if none. */
  nextEntry(entry: number): number {
    const { entryNext } = this.#trie ?? this.#readTrie();
    return entryNext[entry] === 0 ? -1 : entryNext.length - entryNext[entry];
  }

  /** First of the entries that end at a node, −1 if none. */
  entryAt(node: number): number {
    return (this.#trie ?? this.#readTrie()).nodeEntry[node] - 1;
  }

  /** Whether one of an entry's candidates asks nothing of the words around it. */
  isUnconditional(entry: number): boolean {
    return ((this.#trie ?? this.#readTrie()).entryFlags[entry] & EntryFlag.Bound) === 0;
  }

  /** The arrays that every token asks, as plain properties: those of `arrays` may be read from a file when first asked for. */
  #readTrie(): Trie {
    const { edgeStart, edgeToken, nodeEntry, signNodes, signPaths, entryNext, entryFlags } = this.arrays;
    const { signWords, signPairs, rootTokens, rootTokensBefore, inner, innerBefore } = this.arrays;
    this.#trie = {
      root: { bits: rootTokens, before: rootTokensBefore },
      inner: { bits: inner, before: innerBefore },
      firstNode: nodeEntry.length - edgeToken.length,
      edgeStart,
      edgeToken,
      nodeEntry,
      signNodes,
      signPaths,
      entryNext,
      signWords,
      signPairs,
      entryFlags,
    };
    return this.#trie;
  }
}
