import { createHash } from "node:crypto";
import type { Change } from "../engine/types.js";

const CONTEXT_WORDS = 3;
/** Bounds the search for words around a phrase. UTF-16 units. */
const REACH = 120;

/**
 * Names changes of a document so that edits elsewhere in it do not alter the names: by the phrase, the words around it,
 * and how often the same was seen before. One function serves the documents of one file, in order.
 */
export function createFingerprint(): (source: string, change: Pick<Change, "start" | "end" | "source">) => string {
  const seen = new Map<string, number>();
  return (source, { start, end, source: phrase }) => {
    const before = wordsOf(source.slice(Math.max(0, start - REACH), start)).slice(-CONTEXT_WORDS);
    const after = wordsOf(source.slice(end, end + REACH)).slice(0, CONTEXT_WORDS);
    const key = JSON.stringify([before, wordsOf(phrase), after]);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return createHash("sha256").update(`${key}${ordinal}`).digest("hex").slice(0, 16);
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
}
