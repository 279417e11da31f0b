import type { HeadPhrase } from "../language/families.js";
import type { LanguagePack } from "../language/pack.js";
import type { PhraseTable } from "../language/phrase-table.js";
import { PROTECTED, Protection } from "../text/protection.js";
import { UNKNOWN } from "../text/vocabulary.js";
import { Bursts } from "./bursts.js";
import { meetsContext } from "./context.js";
import { type Document, isReplaceable } from "./document.js";

/** A spinner that writes a phrase once writes it again: how far a repeated sign counts, and how often within a burst. */
const REPEATED = 0.1;
const MOST_TIMES = 4;
/** How far a family's heads count that stand untouched: it has not all of them, and none may say that twice. */
const UNTOUCHED_HEAD = 0.3;
const REPEATED_HEAD = 0.015;

/** A phrase that speaks for a spinner family, at tokens `[from, to)`. */
export interface FamilySign {
  readonly from: number;
  readonly to: number;
  readonly entry: number;
  readonly family: number;
  /** What it adds to the log-likelihood ratio, text of the family against genuine text. */
  readonly weight: number;
}

/** The phrases that speak for families other than the learned one's, in order; of overlapping ones the longest that comes first. */
export function findSigns(document: Document, pack: LanguagePack): FamilySign[] {
  const { table } = pack;
  const { id, count } = document.tokens;
  const { entrySign, signs: values } = table.arrays;
  const signs: FamilySign[] = [];
  const bursts = new Bursts(count);
  const coveredTo = new Int32Array(pack.families.names.length);
  const longest = new LongestSigns(document, pack);
  for (let from = 0; from < count; from++) {
    if (!table.mayBeginSign(id[from], from + 1 < count ? id[from + 1] : UNKNOWN)) continue;
    longest.find(from);
    for (let i = 0; i < longest.count; i++) {
      const family = longest.families[i];
      if (from < coveredTo[family]) continue;
      const entry = longest.entry[family];
      const to = longest.to[family];
      coveredTo[family] = to;
      signs.push({ from, to, entry, family, weight: values[entrySign[entry]] * shareOf(bursts.time(entry, from)) });
    }
  }
  return signs;
}

/** How far a sign counts that comes up for the `time`th time. */
function shareOf(time: number): number {
  if (time === 1) return 1;
  return time > MOST_TIMES ? 0 : REPEATED;
}

/** Finds the longest sign of each family that begins at a token. Made once a document, and asked at many of its tokens. */
class LongestSigns {
  /** How many families have one, and which. */
  count = 0;
  readonly families: Uint8Array;
  /** By family. */
  readonly entry: Int32Array;
  readonly to: Int32Array;
  readonly #document: Document;
  readonly #table: PhraseTable;
  readonly #id: Int32Array;
  readonly #signOf: Uint8Array | Uint32Array;
  readonly #signs: Float32Array;
  readonly #familyOf: Uint8Array;

  constructor(document: Document, { table, families: { names } }: LanguagePack) {
    this.families = new Uint8Array(names.length);
    this.entry = new Int32Array(names.length);
    this.to = new Int32Array(names.length);
    this.#document = document;
    this.#table = table;
    this.#id = document.tokens.id;
    this.#signOf = table.arrays.entrySign;
    this.#signs = table.arrays.signs;
    this.#familyOf = table.arrays.entryFamily;
  }

  find(from: number): void {
    const table = this.#table;
    const id = this.#id;
    this.count = 0;
    let node = table.first(id[from]);
    for (let to = from + 1; node >= 0; to++) {
      if (table.hasSign(node)) {
        for (let entry = table.entryAt(node); entry >= 0; entry = table.nextEntry(entry)) {
          if (this.#signs[this.#signOf[entry]] > 0 && this.#isPossible(from, to, entry)) this.#take(entry, to);
        }
      }
      node = to < id.length && table.leadsToSign(node) ? table.next(node, id[to]) : -1;
    }
  }

  #take(entry: number, to: number): void {
    const family = this.#familyOf[entry];
    let i = 0;
    while (i < this.count && this.families[i] !== family) i++;
    if (i === this.count) this.families[this.count++] = family;
    this.entry[family] = entry;
    this.to[family] = to;
  }

  /** Whether a spinner may have written the entry's phrase there, and one of its candidates meets its context. */
  #isPossible(from: number, to: number, entry: number): boolean {
    const table = this.#table;
    if (!isReplaceable(this.#document, from, to, true, table.isName(entry))) return false;
    if (table.isUnconditional(entry)) return true;
    const { entryStart, candidateContext } = table.arrays;
    for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
      if (meetsContext(this.#document, from, to, table.strings.contexts[candidateContext[c] - 1])) return true;
    }
    return false;
  }
}

/** What the untouched words of each family's heads weigh, by sentence: `result[family][sentence]`; only the families asked for. */
export function headRatios(document: Document, pack: LanguagePack, families: readonly number[]): Float64Array[] {
  const { tokens, sentences, protection } = document;
  const { heads, headPhrases, headWeights } = pack.families;
  const result: Float64Array[] = [];
  for (const family of families) result[family] = new Float64Array(sentences.length - 1);
  const isTouchable = (i: number): boolean =>
    (protection[i] & (PROTECTED | Protection.JoinedBefore | Protection.JoinedAfter)) === 0;
  const [words, phrases] = [new Bursts(tokens.count), new Bursts(0)];
  const numbers = new Map<HeadPhrase, number>();
  const numberOf = (head: HeadPhrase): number => {
    const number = numbers.get(head) ?? numbers.size;
    numbers.set(head, number);
    return number;
  };
  let asked = 0;
  for (const family of families) asked |= 1 << family;
  for (let s = 0; s + 1 < sentences.length; s++) {
    // A head within a longer one is none: that was left as a whole.
    let coveredTo = 0;
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      const word = tokens.id[i];
      if (headPhrases !== undefined) {
        for (const head of headPhrases.get(word) ?? []) {
          if (i < coveredTo || ((asked >>> head.family) & 1) === 0) continue;
          const isThere = (word: number, k: number): boolean =>
            i + k < sentences[s + 1] && tokens.id[i + k] === word && isTouchable(i + k);
          if (!head.tokens.every(isThere)) continue;
          const share = phrases.time(numberOf(head), i) > 1 ? REPEATED_HEAD : UNTOUCHED_HEAD;
          result[head.family][s] += share * headWeights[head.family];
          coveredTo = i + head.tokens.length;
        }
      }
      let set = heads[word] & asked;
      if (set === 0 || !isTouchable(i)) continue;
      const share = words.time(word, i) > 1 ? REPEATED_HEAD : UNTOUCHED_HEAD;
      for (; set !== 0; set &= set - 1) {
        const family = 31 - Math.clz32(set & -set);
        result[family][s] += share * headWeights[family];
      }
    }
  }
  return result;
}
