import { SENTENCE_START } from "../language/ngram-model.js";

/** No node, no edge. */
export const NONE = -1;

/**
 * The hypotheses of one stretch of text as numbered nodes and edges in typed arrays, which serve one stretch after the
 * other. A column holds the hypotheses that end at one token; a node those of a column that end in the same two words.
 */
export class SearchGraph {
  /** Nodes of each column: `count[c]` of them, in order. */
  readonly nodes: Int32Array[] = [];
  count = new Int32Array(0);

  /** The last two words of each node. */
  first = new Int32Array(0);
  second = new Int32Array(0);
  /** Score of the best path to each node, the node it comes from and the arc it takes last. */
  forward = new Float64Array(0);
  previous = new Int32Array(0);
  arc = new Int32Array(0);
  /** Log sum of all paths to each node, and from it on, at the posterior's temperature. */
  sum = new Float64Array(0);
  backward = new Float64Array(0);
  /** The edges that lead to each node, as a list in the order they came. */
  firstEdge = new Int32Array(0);
  #lastEdge = new Int32Array(0);
  #column = new Int32Array(0);
  #slot = new Int32Array(0);
  #size = 0;

  edgeFrom = new Int32Array(0);
  edgeArc = new Int32Array(0);
  edgeStep = new Float64Array(0);
  edgeNext = new Int32Array(0);
  #edges = 0;

  /** Open-addressing hash table of nodes by column and words, plus one. */
  #slots = new Int32Array(1 << 10);

  /** Forgets all, and begins a stretch of so many tokens with the start of a sentence. */
  begin(tokens: number): void {
    for (let node = 0; node < this.#size; node++) this.#slots[this.#slot[node]] = 0;
    this.#size = 0;
    this.#edges = 0;
    if (this.count.length <= tokens) this.count = new Int32Array(tokens + 1);
    else this.count.fill(0, 0, tokens + 1);
    while (this.nodes.length <= tokens) this.nodes.push(new Int32Array(64));
    this.add(0, SENTENCE_START, SENTENCE_START, 0, NONE, NONE, 0);
  }

  /** Takes in a hypothesis; `from` is the node it goes on from, `step` what its last arc adds. */
  add(column: number, first: number, second: number, forward: number, from: number, arc: number, step: number): void {
    const slot = this.#find(column, first, second);
    let node = this.#slots[slot] - 1;
    if (node < 0) node = this.#append(slot, column, first, second, forward, from, arc);
    else if (forward > this.forward[node]) {
      this.forward[node] = forward;
      this.previous[node] = from;
      this.arc[node] = arc;
    }
    if (from !== NONE) this.#link(node, from, arc, step);
  }

  /** Keeps the best hypotheses of a column: at most `size`, none that is further than `margin` behind the best. */
  prune(column: number, size: number, margin = Number.POSITIVE_INFINITY): void {
    const { forward, first, second } = this;
    const nodes = this.nodes[column];
    let best = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.count[column]; i++) best = Math.max(best, forward[nodes[i]]);
    let count = 0;
    for (let i = 0; i < this.count[column]; i++) {
      if (forward[nodes[i]] >= best - margin) nodes[count++] = nodes[i];
    }
    this.count[column] = Math.min(count, size);
    if (count <= size) return;
    const isBefore = (a: number, b: number): boolean =>
      (forward[b] - forward[a] || second[a] - second[b] || first[a] - first[b]) < 0;
    // Insertion into the few that are kept.
    for (let i = 1; i < count; i++) {
      const node = nodes[i];
      let at = Math.min(i, size);
      while (at > 0 && isBefore(node, nodes[at - 1])) {
        if (at < size) nodes[at] = nodes[at - 1];
        at--;
      }
      if (at < size) nodes[at] = node;
    }
  }

  #find(column: number, first: number, second: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(column, 0xc2b2ae35);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const node = slots[slot] - 1;
      if (node < 0) return slot;
      if (this.second[node] === second && this.first[node] === first && this.#column[node] === column) return slot;
    }
  }

  #append(
    slot: number,
    column: number,
    first: number,
    second: number,
    forward: number,
    from: number,
    arc: number,
  ): number {
    const node = this.#size++;
    if (node === this.first.length) this.#growNodes();
    this.first[node] = first;
    this.second[node] = second;
    this.forward[node] = forward;
    this.previous[node] = from;
    this.arc[node] = arc;
    this.sum[node] = Number.NEGATIVE_INFINITY;
    this.backward[node] = Number.NEGATIVE_INFINITY;
    this.firstEdge[node] = NONE;
    this.#column[node] = column;
    this.#slot[node] = slot;
    this.#slots[slot] = node + 1;
    const at = this.count[column]++;
    if (at === this.nodes[column].length) this.nodes[column] = grown(this.nodes[column]);
    this.nodes[column][at] = node;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return node;
  }

  #link(node: number, from: number, arc: number, step: number): void {
    const edge = this.#edges++;
    if (edge === this.edgeFrom.length) this.#growEdges();
    this.edgeFrom[edge] = from;
    this.edgeArc[edge] = arc;
    this.edgeStep[edge] = step;
    this.edgeNext[edge] = NONE;
    if (this.firstEdge[node] === NONE) this.firstEdge[node] = edge;
    else this.edgeNext[this.#lastEdge[node]] = edge;
    this.#lastEdge[node] = edge;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let node = 0; node < this.#size; node++) {
      this.#slot[node] = this.#find(this.#column[node], this.first[node], this.second[node]);
      this.#slots[this.#slot[node]] = node + 1;
    }
  }

  #growNodes(): void {
    this.first = grown(this.first);
    this.second = grown(this.second);
    this.forward = grown(this.forward);
    this.previous = grown(this.previous);
    this.arc = grown(this.arc);
    this.sum = grown(this.sum);
    this.backward = grown(this.backward);
    this.firstEdge = grown(this.firstEdge);
    this.#lastEdge = grown(this.#lastEdge);
    this.#column = grown(this.#column);
    this.#slot = grown(this.#slot);
  }

  #growEdges(): void {
    this.edgeFrom = grown(this.edgeFrom);
    this.edgeArc = grown(this.edgeArc);
    this.edgeStep = grown(this.edgeStep);
    this.edgeNext = grown(this.edgeNext);
  }
}

function grown<T extends Int32Array | Float64Array>(array: T): T {
  const length = Math.max(256, array.length * 2);
  const longer = (array instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)) as T;
  longer.set(array);
  return longer;
}
