import { sequenceOf } from "../../src/learn/parallel.js";
import { Vocabulary } from "../../src/text/vocabulary.js";

/** Counts of the n-grams of texts as files `1.tsv.xz`, `2.tsv.xz` and `3.tsv.xz` hold them (unpacked). */
export function countFiles(texts: readonly string[]): Record<string, string> {
  const vocabulary = new Vocabulary(["<s>", "</s>"]);
  const sentences: string[][] = [];
  for (const text of texts) {
    const { ids, sentences: starts } = sequenceOf(text, vocabulary);
    for (let s = 0; s + 1 < starts.length; s++) {
      const keys = Array.from(ids.subarray(starts[s], starts[s + 1]), (id) => vocabulary.key(id));
      sentences.push(["<s>", ...keys, "</s>"]);
    }
  }
  const words = Array.from({ length: vocabulary.size }, (_, id) => vocabulary.key(id));
  return {
    "1.tsv.xz": lines(sentences, 1, words),
    "2.tsv.xz": lines(sentences, 2),
    "3.tsv.xz": lines(sentences, 3),
  };
}

function lines(sentences: readonly (readonly string[])[], order: number, all: readonly string[] = []): string {
  const counts = new Map<string, { count: number; left: Set<string>; right: Set<string> }>();
  for (const word of all) counts.set(word, { count: 0, left: new Set(), right: new Set() });
  for (const sentence of sentences) {
    for (let at = 0; at + order <= sentence.length; at++) {
      const ngram = sentence.slice(at, at + order).join(" ");
      const seen = counts.get(ngram) ?? { count: 0, left: new Set(), right: new Set() };
      counts.set(ngram, seen);
      seen.count++;
      if (at > 0) seen.left.add(sentence[at - 1]);
      if (at + order < sentence.length) seen.right.add(sentence[at + order]);
    }
  }
  return [...counts]
    .map(([ngram, { count, left, right }]) => `${ngram}\t${count}\t${left.size}\t${right.size}\n`)
    .join("");
}
