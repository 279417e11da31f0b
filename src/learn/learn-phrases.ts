import type { Vocabulary } from "../text/vocabulary.js";
import type { AlignedRecord } from "./aligned-record.js";
import type { HeadSet } from "./head-set.js";
import { findHeads } from "./heads.js";
import { countCertainPairs } from "./phrases.js";
import { pairListsOf, TableCounter, type TableEntry } from "./table.js";

/** What parallel text teaches of a spinner. */
export interface LearnedPhrases {
  /** The heads of its thesaurus with their true extents. */
  readonly heads: HeadSet;
  readonly entries: readonly TableEntry[];
}

/** Learns spun phrases with their originals; originals seen less often than `minCount` are left out. */
export function learnPhrases(
  aligned: readonly AlignedRecord[],
  vocabulary: Vocabulary,
  minCount: number,
  progress: (message: string) => void = () => undefined,
): LearnedPhrases {
  const heads = findHeads(aligned, contractible(vocabulary));
  progress(`${heads.size} heads`);
  const counts = countCertainPairs(aligned, heads);
  progress(`${counts.size} certain pairs`);
  const counter = new TableCounter();
  for (const item of aligned) counter.addPairs(item, pairListsOf(item, heads, counts));
  counter.prune(minCount);
  for (const item of aligned) counter.addMatches(item, pairListsOf(item, heads, counts));
  return { heads, entries: counter.entries() };
}

/** Auxiliaries with "not": a contraction is one word, though its tokens are two, so its source is one head. */
function contractible(vocabulary: Vocabulary): Int32Array[] {
  const auxiliaries = "is are was were do does did has have had can could will would should must might";
  return auxiliaries.split(" ").map((word) => Int32Array.of(vocabulary.add(word), vocabulary.add("not")));
}
