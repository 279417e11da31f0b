import { HASH_START, hashUnit, Vocabulary } from "../text/vocabulary.js";
import { NEWS_FAMILY } from "./families.js";
import type { LearnedEntry } from "./learned-table.js";
import type { Candidate } from "./phrase-table.js";
import type { PhraseTableBuilder } from "./phrase-table-builder.js";
import { isTorn } from "./torn-pairs.js";

/** Smoothing of the shares in a learned entry. */
const PSEUDO_COUNT = 0.5;
/** Words of the parallel text that the table was learned from, every draw counted. */
const LEARNED_WORDS = 5.85e7;
/** Natural-log probability of an original that is the phrase's by a tear; the classifier knows originals by their place. */
const TORN = -30;
/** Most originals of an entry, apart from the phrase itself. */
const MAX_ORIGINALS = 6;

/** A vocabulary whose first ids are the words of an n-gram model. */
export function modelVocabulary(words: readonly string[]): Vocabulary {
  return new Vocabulary(words.slice(1));
}

/** A key as the model has it if it does not have its digits: `####` of `1990`. */
export function maskDigits(key: string): string {
  return key.replace(/[0-9]/g, "#");
}

/**
 * Model word ids of a vocabulary's keys: the words themselves; other keys by their masked digits, else unknown. Keys
 * added to the vocabulary later are unknown.
 */
export function modelWordIds(vocabulary: Vocabulary, modelSize: number): Uint16Array {
  const ids = new Uint16Array(vocabulary.size);
  for (let id = 0; id < ids.length; id++) {
    if (id < modelSize) ids[id] = id;
    else {
      const key = vocabulary.key(id);
      const masked = maskDigits(key);
      const found = masked === key ? 0 : vocabulary.id(masked);
      ids[id] = found < modelSize ? found : 0;
    }
  }
  return ids;
}

/** Adds the entries of a learned table; the phrase itself is a candidate wherever it was seen untouched. */
export function addLearnedEntries(builder: PhraseTableBuilder, entries: readonly LearnedEntry[]): void {
  for (const { phrase, identity, other, originals } of entries) {
    const kept = originals.slice(0, MAX_ORIGINALS);
    const total = kept.reduce((sum, { count }) => sum + count, 0) + identity + other + PSEUDO_COUNT * (kept.length + 2);
    const log = (count: number): number => Math.log((count + PSEUDO_COUNT) / total);
    const candidates: Candidate[] = kept.map(({ text, count }) => ({
      text,
      logProbability: isTorn(phrase, text) ? TORN : log(count),
      rule: "table",
    }));
    candidates.push({ text: phrase, logProbability: log(identity), rule: "table" });
    const logRate = Math.log(total / LEARNED_WORDS);
    builder.set({ phrase, candidates, logOther: log(other), tell: false, family: NEWS_FAMILY, logRate });
  }
}

/** Parts the texts in a checksum. */
const END_OF_TEXT = 0xff;

/** A figure by which a classifier knows the table it was trained with. */
export function tableChecksum(entries: readonly LearnedEntry[]): number {
  let hash = HASH_START;
  for (const { phrase, originals } of entries) {
    for (const text of [phrase, ...originals.map((original) => original.text)]) {
      for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
      hash = hashUnit(hash, END_OF_TEXT);
    }
  }
  return hash >>> 0;
}
