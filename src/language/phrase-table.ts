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
  readonly family?: string | undefined;
}

/** The arrays of a table, as they lie in a file. Everything is ids; texts lie in the phrase pool. */
export interface PhraseArrays {
  /** Token ids of every phrase, one behind the other. */
  readonly phraseTokens: Int32Array;
  /** Where each phrase begins in `phraseTokens`, with the end behind the last. */
  readonly phraseStart: Uint32Array;
  /** Trie: edges of node n are [edgeStart[n], edgeStart[n + 1]), sorted by token; edge e leads to node e + 1. */
  readonly edgeStart: Uint32Array;
  readonly edgeToken: Int32Array;
  /** Entry that ends at each node, −1 if none. */
  readonly nodeEntry: Int32Array;
  /** Phrase id of each entry's spun side. */
  readonly entryPhrase: Uint32Array;
  readonly entryOther: Float32Array;
  readonly entryFlags: Uint8Array;
  /** Candidates of entry e are [entryStart[e], entryStart[e + 1]). */
  readonly entryStart: Uint32Array;
  readonly candidatePhrase: Uint32Array;
  readonly candidateLog: Float32Array;
  readonly candidateRule: Uint16Array | Uint32Array;
  /** Index into the contexts, −1 if none. */
  readonly candidateContext: Int16Array | Int32Array;
}

/** The strings of a table. */
export interface PhraseStrings {
  /** Text of each phrase. */
  readonly texts: readonly string[];
  readonly rules: readonly string[];
  readonly contexts: readonly Context[];
}

export enum EntryFlag {
  Tell = 1,
}

/** Spun phrases with their candidate originals behind a token trie. */
export class PhraseTable {
  readonly arrays: PhraseArrays;
  readonly strings: PhraseStrings;
  readonly #readText: (phrase: number) => string;
  readonly #texts: string[];
  readonly #root: Int32Array;

  /** `readText` gives the text of a phrase without all others. */
  constructor(
    arrays: PhraseArrays,
    strings: PhraseStrings,
    readText: (phrase: number) => string = (phrase) => strings.texts[phrase],
  ) {
    this.arrays = arrays;
    this.strings = strings;
    this.#readText = readText;
    this.#texts = new Array(arrays.phraseStart.length - 1);
    const [from, to] = [arrays.edgeStart[0] ?? 0, arrays.edgeStart[1] ?? 0];
    this.#root = new Int32Array(to > from ? arrays.edgeToken[to - 1] + 1 : 0).fill(-1);
    for (let e = from; e < to; e++) this.#root[arrays.edgeToken[e]] = e + 1;
  }

  /** Text of a phrase. */
  text(phrase: number): string {
    this.#texts[phrase] ??= this.#readText(phrase);
    return this.#texts[phrase];
  }

  get entryCount(): number {
    return this.arrays.entryPhrase.length;
  }

  get phraseCount(): number {
    return this.arrays.phraseStart.length - 1;
  }

  /** Node behind the root's edge for a token, −1 if none. */
  first(token: number): number {
    return token < this.#root.length ? this.#root[token] : -1;
  }

  /** Node behind a node's edge for a token, −1 if none. */
  next(node: number, token: number): number {
    const { edgeStart, edgeToken } = this.arrays;
    let low = edgeStart[node];
    let high = edgeStart[node + 1] - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = edgeToken[middle];
      if (found === token) return middle + 1;
      if (found < token) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Entry that ends at a node, −1 if none. */
  entryAt(node: number): number {
    return this.arrays.nodeEntry[node];
  }
}
