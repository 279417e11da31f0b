import { TokenFlag, type Tokens } from "../text/tokens.js";
import { SENTENCE_END, SENTENCE_START } from "./ngram-model.js";

/** Number of sparse features of a place. */
export const SPARSE_FEATURES = 12;
/** Words looked at on either side by the low-rank part. */
export const REACH = 6;
/** Words that stand for the whole document in the low-rank part. */
export const DOCUMENT_WORDS = 20;

/** Words from this id on, the rarest, share the row of the unknown word in the low-rank part. */
export const EMBEDDED_WORDS = 45_000;

/** Row of a word in the low-rank part. */
export function embeddedRow(word: number): number {
  return word < EMBEDDED_WORDS ? word : 0;
}

/** A document as the classifier sees it. */
export interface ContextText {
  /** Word ids of the n-gram model. */
  readonly words: Int32Array;
  readonly flags: Tokens["flags"];
}

/**
 * Hashes the surroundings of tokens `[from, to)` within their sentence: three words on either side, the pairs before,
 * behind and around, and the kinds of the neighbouring tokens. Fills `out` with `SPARSE_FEATURES` numbers.
 */
export function sparseFeatures(
  { words, flags }: ContextText,
  from: number,
  to: number,
  sentenceFrom: number,
  sentenceTo: number,
  out: Int32Array,
): void {
  const b1 = from - 1 >= sentenceFrom ? words[from - 1] : SENTENCE_START;
  const b2 = from - 2 >= sentenceFrom ? words[from - 2] : SENTENCE_START;
  const b3 = from - 3 >= sentenceFrom ? words[from - 3] : SENTENCE_START;
  const a1 = to < sentenceTo ? words[to] : SENTENCE_END;
  const a2 = to + 1 < sentenceTo ? words[to + 1] : SENTENCE_END;
  const a3 = to + 2 < sentenceTo ? words[to + 2] : SENTENCE_END;
  out[0] = mix(0, 0, 0);
  out[1] = mix(1, b1, 0);
  out[2] = mix(2, b2, 0);
  out[3] = mix(3, b3, 0);
  out[4] = mix(4, a1, 0);
  out[5] = mix(5, a2, 0);
  out[6] = mix(6, a3, 0);
  out[7] = mix(7, b2, b1);
  out[8] = mix(8, a1, a2);
  out[9] = mix(9, b1, a1);
  const before = from - 1 >= sentenceFrom ? kindOf(flags[from - 1]) : 7;
  const behind = to < sentenceTo ? kindOf(flags[to]) : 7;
  const initial = flags[from] & TokenFlag.Capital ? 1 : 0;
  const glued = flags[from] & TokenFlag.Space ? 0 : 1;
  out[10] = mix(10, before | (behind << 3) | (initial << 6) | (glued << 7), 0);
  out[11] = mix(11, b3 * 31 + b2, b1);
}

/** Cell of a class's weight for a feature, among 2^bits. */
export function sparseCell(feature: number, label: number, bits: number): number {
  let h = Math.imul(feature ^ Math.imul(label + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> (32 - bits);
}

/** The words that most set a document apart: highest frequency times rareness. At most `DOCUMENT_WORDS`. */
export function documentWords(words: Int32Array, rareness: (word: number) => number): number[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word > SENTENCE_END && word < EMBEDDED_WORDS) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weighted: [number, number][] = [];
  for (const [word, count] of counts) {
    const rare = rareness(word);
    // Function words say nothing of the topic.
    if (rare > 6.5) weighted.push([word, count * (rare - 5)]);
  }
  return weighted
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, DOCUMENT_WORDS)
    .map(([word]) => word);
}

function kindOf(flags: number): number {
  if (flags & TokenFlag.Number) return 1;
  if (flags & TokenFlag.Clitic) return 2;
  if (flags & TokenFlag.AllCapitals) return 3;
  if (flags & TokenFlag.Capital) return 4;
  if (flags & TokenFlag.Word) return 5;
  return 6;
}

function mix(kind: number, a: number, b: number): number {
  let h = Math.imul(kind + 0x51ed270b, 0xc2b2ae35) ^ Math.imul(a + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) ^ Math.imul(b + 0x9e3779b9, 0x2c1b3c6d);
  h ^= h >>> 13;
  return Math.imul(h, 0x297a2d39) ^ (h >>> 16);
}
