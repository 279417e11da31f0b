import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";
import { pairFilter } from "./pair-filter.js";
import {
  type Candidate,
  type Context,
  EntryFlag,
  EVERY_FAMILY,
  MAX_PHRASE_TOKENS,
  type PhraseArrays,
  type PhraseEntry,
  PhraseTable,
} from "./phrase-table.js";
import { rankedBits } from "./ranked-bits.js";

type TrieArrays = Pick<
  PhraseArrays,
  | "rootTokens"
  | "rootTokensBefore"
  | "inner"
  | "innerBefore"
  | "edgeStart"
  | "edgeToken"
  | "nodeEntry"
  | "signNodes"
  | "signPaths"
>;

/** Gathers entries and lays them out as a table. */
export class PhraseTableBuilder {
  readonly vocabulary: Vocabulary;
  readonly #phraseIds = new Map<string, number>();
  readonly #phrases: { readonly text: string; readonly tokens: Int32Array }[] = [];
  /** The entries of each phrase; a phrase has one a family at most. */
  readonly #entries = new Map<number, PhraseEntry[]>();

  /** Keys that the phrases need are added to the vocabulary. */
  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The first entry of a phrase, if it has one yet. */
  entry(phrase: string): PhraseEntry | undefined {
    const id = this.#phraseIds.get(phrase);
    return id === undefined ? undefined : this.#entries.get(id)?.[0];
  }

  /** Puts an entry in the place of all that the phrase has. Phrases too long to match are refused with false. */
  set(entry: PhraseEntry): boolean {
    return this.#put(entry, () => [entry]);
  }

  /** Adds an entry beside those of other families. Phrases too long to match are refused with false. */
  add(entry: PhraseEntry): boolean {
    return this.#put(entry, (others) => [...others.filter(({ family }) => family !== entry.family), entry]);
  }

  #put(entry: PhraseEntry, beside: (others: readonly PhraseEntry[]) => PhraseEntry[]): boolean {
    const id = this.#phrase(entry.phrase);
    const { length } = this.#phrases[id].tokens;
    if (length === 0 || length > MAX_PHRASE_TOKENS) return false;
    for (const candidate of entry.candidates) this.#phrase(candidate.text);
    this.#entries.set(id, beside(this.#entries.get(id) ?? []));
    return true;
  }

  build(): PhraseTable {
    // The first entries keep the order of their phrases; further ones stand behind all of them.
    const firsts = [...this.#entries].map(([phrase, [entry]]) => [phrase, entry] as const);
    const further = [...this.#entries].flatMap(([phrase, all]) =>
      all.slice(1).map((entry) => [phrase, entry] as const),
    );
    const entries = [...firsts, ...further];
    const next = new Uint32Array(entries.length);
    const last = new Map(firsts.map(([phrase], e) => [phrase, e]));
    for (const [i, [phrase]] of further.entries()) {
      const before = last.get(phrase);
      if (before !== undefined) next[before] = further.length - i;
      last.set(phrase, firsts.length + i);
    }
    const candidates = entries.flatMap(([, entry]) => entry.candidates);
    const ruleIds = numbered(candidates.map(({ rule }) => rule));
    const contexts: Context[] = [];
    const contextOf = (candidate: Candidate): number => (candidate.context ? contexts.push(candidate.context) : 0);
    const signs = numbered(entries.map(([, { sign = 0 }]) => sign));
    const trie = this.#trie(
      firsts.map(([phrase]) => phrase),
      new Set(entries.filter(([, { sign = 0 }]) => sign > 0).map(([phrase]) => phrase)),
    );
    const arrays: PhraseArrays = {
      phraseTokens: Int32Array.from(this.#phrases.flatMap(({ tokens }) => Array.from(tokens))),
      phraseStart: Uint32Array.from(starts(this.#phrases.map(({ tokens }) => tokens.length))),
      ...trie,
      entryPhrase: Uint32Array.from(entries, ([phrase]) => phrase),
      entryOther: Float32Array.from(entries, ([, { logOther }]) => logOther),
      entryFlags: Uint8Array.from(entries, ([, entry]) => flagsOf(entry)),
      entryFamily: Uint8Array.from(entries, ([, { family }]) => family ?? EVERY_FAMILY),
      entryRate: Float32Array.from(entries, ([, { logRate }]) => logRate ?? 0),
      entrySign: Uint32Array.from(entries, ([, { sign = 0 }]) => signs.get(sign) ?? 0),
      signs: Float32Array.from(signs.keys()),
      ...this.#signStarts(entries),
      entryNext: next,
      entryStart: Uint32Array.from(starts(entries.map(([, entry]) => entry.candidates.length))),
      candidatePhrase: Uint32Array.from(candidates, ({ text }) => this.#phrase(text)),
      candidateLog: Float32Array.from(candidates, ({ logProbability }) => logProbability),
      candidateRule: Uint32Array.from(candidates, ({ rule }) => ruleIds.get(rule) ?? 0),
      candidateContext: Uint32Array.from(candidates, contextOf),
    };
    const texts = this.#phrases.map(({ text }) => text);
    return new PhraseTable(arrays, { texts, rules: [...ruleIds.keys()], contexts });
  }

  #phrase(text: string): number {
    let id = this.#phraseIds.get(text);
    if (id === undefined) {
      id = this.#phrases.length;
      this.#phraseIds.set(text, id);
      this.#phrases.push({ text, tokens: tokenize(text, this.vocabulary, true).id.slice() });
    }
    return id;
  }

  #signStarts(entries: readonly (readonly [number, PhraseEntry])[]): Pick<PhraseArrays, "signWords" | "signPairs"> {
    const signWords = new Uint8Array((this.vocabulary.size + 7) >> 3);
    const pairs = new Map<string, readonly [number, number]>();
    for (const [phrase, { sign = 0 }] of entries) {
      if (sign <= 0) continue;
      const [first, second] = this.#phrases[phrase].tokens;
      if (second === undefined) signWords[first >> 3] |= 1 << (first & 7);
      else pairs.set(`${first} ${second}`, [first, second]);
    }
    return { signWords, signPairs: pairFilter([...pairs.values()]) };
  }

  /** Nodes are numbered breadth first, so that the edges of all nodes in a row lead to nodes in a row. */
  #trie(entryPhrases: readonly number[], signs: ReadonlySet<number>): TrieArrays {
    interface Node {
      readonly children: Map<number, Node>;
      entry: number;
      hasSign: boolean;
      leadsToSign: boolean;
    }
    const create = (): Node => ({ children: new Map(), entry: -1, hasSign: false, leadsToSign: false });
    const root = create();
    for (const [entry, phrase] of entryPhrases.entries()) {
      const hasSign = signs.has(phrase);
      let node = root;
      for (const token of this.#phrases[phrase].tokens) {
        let next = node.children.get(token);
        if (!next) {
          next = create();
          node.children.set(token, next);
        }
        node.leadsToSign ||= hasSign;
        node = next;
      }
      node.entry = entry;
      node.hasSign = hasSign;
    }
    const nodes = [root];
    const edgeToken: number[] = [];
    const edgeStart: number[] = [];
    for (let n = 0; n < nodes.length; n++) {
      const { children } = nodes[n];
      const edges = [...children].sort(([a], [b]) => a - b);
      for (const [, child] of edges) nodes.push(child);
      if (n === 0 || edges.length === 0) continue;
      edgeStart.push(edgeToken.length);
      for (const [token] of edges) edgeToken.push(token);
    }
    const rootTokens = rankedBits(this.vocabulary.size, (token) => root.children.has(token));
    const inner = rankedBits(nodes.length, (n) => n > 0 && nodes[n].children.size > 0);
    return {
      rootTokens: rootTokens.bits,
      rootTokensBefore: rootTokens.before,
      inner: inner.bits,
      innerBefore: inner.before,
      edgeStart: Uint32Array.from([...edgeStart, edgeToken.length]),
      edgeToken: Int32Array.from(edgeToken),
      nodeEntry: Int32Array.from(nodes, ({ entry }) => entry + 1),
      signNodes: rankedBits(nodes.length, (n) => nodes[n].hasSign).bits,
      signPaths: rankedBits(nodes.length, (n) => nodes[n].leadsToSign).bits,
    };
  }
}

function flagsOf({ tell, name, candidates }: PhraseEntry): number {
  const isBound = candidates.every(({ context }) => context !== undefined);
  return (tell ? EntryFlag.Tell : 0) | (name ? EntryFlag.Name : 0) | (isBound ? EntryFlag.Bound : 0);
}

/** The different values, each with its number, in the order in which they come first. */
function numbered<T>(values: readonly T[]): Map<T, number> {
  const numbers = new Map<T, number>();
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size);
  return numbers;
}

/** Running sums, with the total at the end. */
function starts(lengths: readonly number[]): number[] {
  const sums = [0];
  for (const length of lengths) sums.push(sums[sums.length - 1] + length);
  return sums;
}
