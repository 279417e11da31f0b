import type { Change } from "../../src/engine/types.js";
import type { DocumentResult } from "../../src/report/result.js";

/** A result made from marked text: `She {mentioned|said} so.` is the source with its one change. */
export function resultOf(marked: string, path = "a.txt"): DocumentResult & { readonly restored: string } {
  let source = "";
  let restored = "";
  const changes: Change[] = [];
  let at = 0;
  for (const match of marked.matchAll(/\{([^{}|]*)\|([^{}|]*)\}/g)) {
    const kept = marked.slice(at, match.index);
    source += kept;
    const start = source.length;
    source += match[1];
    restored += kept + match[2];
    at = match.index + match[0].length;
    changes.push({
      start,
      end: source.length,
      source: match[1],
      replacement: match[2],
      confidence: 0.914,
      alternatives: [],
      rule: "table",
    });
  }
  source += marked.slice(at);
  restored += marked.slice(at);
  const evidence = { words: 0, logRatio: 0, families: [], signs: [], missing: [] };
  return { path, source, restored, restoration: { text: restored, changes, suggestions: [], score: 0.9, evidence } };
}
