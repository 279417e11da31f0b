import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NONE, SearchGraph } from "../../src/engine/search-graph.js";
import { numRuns } from "../runs.js";

const word = fc.nat(3);
const hypothesis = fc.record({ first: word, second: word, forward: fc.integer({ min: -50, max: 0 }) });

describe("a search graph", () => {
  it("begins with the start of a sentence", () => {
    const graph = new SearchGraph();
    graph.begin(3);
    expect([...graph.count.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
    expect(graph.previous[graph.nodes[0][0]]).toBe(NONE);
  });

  it("joins hypotheses that end in the same words, keeps the best path to each, and every edge in order", () => {
    const graph = new SearchGraph();
    graph.begin(1);
    graph.add(1, 5, 6, -3, 0, 10, -3);
    graph.add(1, 5, 7, -1, 0, 11, -1);
    graph.add(1, 5, 6, -2, 0, 12, -2);
    graph.add(1, 5, 6, -9, 0, 13, -9);
    expect(graph.count[1]).toBe(2);
    const [node] = graph.nodes[1];
    expect([graph.forward[node], graph.arc[node]]).toEqual([-2, 12]);
    const arcs: number[] = [];
    for (let edge = graph.firstEdge[node]; edge !== NONE; edge = graph.edgeNext[edge]) arcs.push(graph.edgeArc[edge]);
    expect(arcs).toEqual([10, 12, 13]);
  });

  it("prunes to the best, whatever came first, and serves one stretch after the other", () => {
    const graph = new SearchGraph();
    fc.assert(
      fc.property(fc.array(hypothesis, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (hypotheses, size) => {
        graph.begin(1);
        const best = new Map<string, number>();
        for (const { first, second, forward } of hypotheses) {
          graph.add(1, first, second, forward, 0, 0, forward);
          const key = `${second} ${first}`;
          best.set(key, Math.max(best.get(key) ?? Number.NEGATIVE_INFINITY, forward));
        }
        graph.prune(1, size);
        const kept = [...graph.nodes[1].subarray(0, graph.count[1])].map((node): [string, number] => [
          `${graph.second[node]} ${graph.first[node]}`,
          graph.forward[node],
        ]);
        const sorted = [...best].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, size);
        if (best.size > size) expect(kept).toEqual(sorted);
        else expect(new Map(kept)).toEqual(best);
      }),
      { numRuns },
    );
  });

  it("keeps none that is further than the margin behind the best", () => {
    const graph = new SearchGraph();
    graph.begin(1);
    for (const [word, forward] of [-5, -2, -4, -4.5].entries()) graph.add(1, 0, word, forward, 0, 0, forward);
    graph.prune(1, 8, 2.5);
    expect([...graph.nodes[1].subarray(0, graph.count[1])].map((node) => graph.second[node])).toEqual([1, 2, 3]);
    graph.prune(1, 2, 2);
    expect([...graph.nodes[1].subarray(0, graph.count[1])].map((node) => graph.second[node])).toEqual([1, 2]);
  });

  it("grows with its hypotheses", () => {
    const graph = new SearchGraph();
    graph.begin(2);
    for (let at = 0; at < 5000; at++) graph.add(1 + (at & 1), at, at >> 3, -at, 0, at, -at);
    expect([graph.count[1], graph.count[2]]).toEqual([2500, 2500]);
    graph.add(1, 4998, 4998 >> 3, 1, 0, 7, 1);
    expect(graph.count[1]).toBe(2500);
    graph.prune(1, 3);
    expect([...graph.nodes[1].subarray(0, 3)].map((node) => graph.first[node])).toEqual([4998, 0, 2]);
  });
});
