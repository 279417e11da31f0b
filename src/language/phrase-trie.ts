import type { PhraseArrays } from "./phrase-table.js";
import { isMember, rankedBits } from "./ranked-bits.js";

/** Where the phrase of an entry ends. */
export interface PhraseEnd {
  readonly tokens: Int32Array;
  /** First of the phrase's entries. */
  readonly entry: number;
  /** Whether one of them speaks for a family. */
  readonly hasSign: boolean;
}

/** The arrays of a table's trie. */
export type TrieArrays = Pick<
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

/** Nodes numbered breadth first, children in the order of their tokens: those of node n are [start[n], start[n + 1]). */
interface Nodes {
  readonly count: number;
  /** Token of the edge to each node; none leads to the root. */
  readonly token: Int32Array;
  readonly start: Int32Array;
}

/** A node of the phrases that are added. */
class Added {
  readonly children = new Map<number, Added>();
  end: PhraseEnd | undefined;
  leadsToSign = false;

  /** Returns how many nodes that takes. */
  insert(phrase: PhraseEnd): number {
    let node: Added = this;
    let created = 0;
    for (const token of phrase.tokens) {
      let next = node.children.get(token);
      if (!next) {
        next = new Added();
        node.children.set(token, next);
        created++;
      }
      node.leadsToSign ||= phrase.hasSign;
      node = next;
    }
    node.end = phrase;
    return created;
  }
}

/**
 * The trie of a table with phrases added; one that the table has ends in its new entry from now on. `size` is how many
 * different tokens there are. What only the table has is copied without an object for each of its nodes.
 */
export function trieOver(base: TrieArrays, phrases: Iterable<PhraseEnd>, size: number): TrieArrays {
  const known = unfold(base);
  const root = new Added();
  let most = known.count;
  for (const phrase of phrases) most += root.insert(phrase);
  const token = new Int32Array(most);
  const start = new Int32Array(most + 1);
  /** The table's node that each node is, −1 if none, and the added phrases' one. */
  const inBase = new Int32Array(most);
  const added = new Map([[0, root]]);
  let count = 1;
  const append = (edge: number, node: number, more: Added | undefined): void => {
    token[count] = edge;
    inBase[count] = node;
    if (more) added.set(count, more);
    count++;
  };
  for (let n = 0; n < count; n++) {
    start[n] = count;
    const further = [...(added.get(n)?.children ?? [])].sort(([a], [b]) => a - b);
    let next = 0;
    const [from, to] = inBase[n] < 0 ? [0, 0] : [known.start[inBase[n]], known.start[inBase[n] + 1]];
    for (let node = from; node < to; node++) {
      const edge = known.token[node];
      for (; next < further.length && further[next][0] < edge; next++) append(further[next][0], -1, further[next][1]);
      append(edge, node, further[next]?.[0] === edge ? further[next++][1] : undefined);
    }
    for (; next < further.length; next++) append(further[next][0], -1, further[next][1]);
  }
  start[count] = count;
  const isKnown = (bits: Uint32Array, n: number): boolean => inBase[n] >= 0 && isMember(bits, inBase[n]);
  const firstEntry = (n: number): number => (inBase[n] < 0 ? 0 : base.nodeEntry[inBase[n]]);
  const endAt = (n: number): PhraseEnd | undefined => added.get(n)?.end;
  return {
    ...fold({ count, token, start }, size),
    nodeEntry: Int32Array.from({ length: count }, (_, n) => {
      const end = endAt(n);
      return end ? end.entry + 1 : firstEntry(n);
    }),
    signNodes: rankedBits(count, (n) => endAt(n)?.hasSign ?? isKnown(base.signNodes, n)).bits,
    signPaths: rankedBits(count, (n) => added.get(n)?.leadsToSign || isKnown(base.signPaths, n)).bits,
  };
}

type Edges = Pick<TrieArrays, "rootTokens" | "rootTokensBefore" | "inner" | "innerBefore" | "edgeStart" | "edgeToken">;

function fold({ count, token, start }: Nodes, size: number): Edges {
  const firstNode = start[1];
  const atRoot = new Uint8Array(size);
  for (let n = 1; n < firstNode; n++) atRoot[token[n]] = 1;
  const rootTokens = rankedBits(size, (id) => atRoot[id] === 1);
  const inner = rankedBits(count, (n) => n > 0 && start[n] < start[n + 1]);
  const edgeStart = [];
  for (let n = 1; n < count; n++) if (start[n] < start[n + 1]) edgeStart.push(start[n] - firstNode);
  return {
    rootTokens: rootTokens.bits,
    rootTokensBefore: rootTokens.before,
    inner: inner.bits,
    innerBefore: inner.before,
    edgeStart: Uint32Array.from([...edgeStart, count - firstNode]),
    edgeToken: token.slice(firstNode, count),
  };
}

function unfold({ rootTokens, inner, edgeStart, edgeToken, nodeEntry }: TrieArrays): Nodes {
  const count = nodeEntry.length;
  const firstNode = count - edgeToken.length;
  const token = new Int32Array(count);
  const start = new Int32Array(count + 1);
  let child = 1;
  for (let id = 0; child < firstNode; id++) if (isMember(rootTokens, id)) token[child++] = id;
  token.set(edgeToken, firstNode);
  let innerBefore = 0;
  start[0] = 1;
  for (let n = 1; n < count; n++) {
    start[n] = firstNode + edgeStart[innerBefore];
    if (isMember(inner, n)) innerBefore++;
  }
  start[count] = count;
  return { count, token, start };
}
