import type { HeadPhrase } from "../language/families.js";
import type { LanguagePack } from "../language/pack.js";
import { PROTECTED, Protection } from "../text/protection.js";
import { meetsContext } from "./context.js";
import { type Document, isReplaceable } from "./document.js";

/** Words come in bursts: within so many tokens a phrase that comes up again says little more. */
const BURST = 1000;
/** A spinner that writes a phrase once writes it again: how far a repeated sign counts. */
const REPEATED = 0.1;
/** How far a family's heads count that stand untouched: it has not all of them, and none may say that twice. */
const UNTOUCHED_HEAD = 0.4;
const REPEATED_HEAD = 0.02;

/** A phrase that speaks for a spinner family, at tokens `[from, to)`. */
export interface FamilySign {
  readonly from: number;
  readonly to: number;
  readonly entry: number;
  readonly family: number;
  /** Natural-log likelihood ratio, text of the family against genuine text. */
  readonly weight: number;
}

/** The phrases that speak for families other than the learned one's, in order; of overlapping ones the longest that comes first. */
export function findSigns(document: Document, pack: LanguagePack): FamilySign[] {
  const { table } = pack;
  const { id, count } = document.tokens;
  const { entrySign } = table.arrays;
  const signs: FamilySign[] = [];
  const bursts = new Bursts<number>();
  const coveredTo = new Int32Array(pack.families.names.length);
  for (let from = 0; from < count; from++) {
    if (!table.beginsSign(id[from])) continue;
    for (const [family, { entry, to }] of longestSigns(document, pack, from)) {
      if (from < coveredTo[family]) continue;
      coveredTo[family] = to;
      const weight = entrySign[entry] * (bursts.isWithin(entry, from) ? REPEATED : 1);
      signs.push({ from, to, entry, family, weight });
    }
  }
  return signs;
}

/** The longest sign of each family that begins at a token. */
function longestSigns(
  document: Document,
  pack: LanguagePack,
  from: number,
): Map<number, { readonly entry: number; readonly to: number }> {
  const { table } = pack;
  const { id, count } = document.tokens;
  const { entrySign, entryFamily } = table.arrays;
  const longest = new Map<number, { entry: number; to: number }>();
  let node = table.first(id[from]);
  for (let to = from + 1; node >= 0; node = to < count ? table.next(node, id[to++]) : -1) {
    for (let entry = table.entryAt(node); entry >= 0; entry = table.nextEntry(entry)) {
      if (entrySign[entry] <= 0 || !isReplaceable(document, from, to, true, table.isName(entry))) continue;
      if (isPossible(document, pack, from, to, entry)) longest.set(entryFamily[entry], { entry, to });
    }
  }
  return longest;
}

/** Whether one of an entry's candidates meets its context. */
function isPossible(document: Document, { table }: LanguagePack, from: number, to: number, entry: number): boolean {
  const { entryStart, candidateContext } = table.arrays;
  for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
    const condition = candidateContext[c];
    if (condition === 0 || meetsContext(document, from, to, table.strings.contexts[condition - 1])) return true;
  }
  return false;
}

/** What the untouched words of each family's heads weigh, by sentence: `result[family][sentence]`; only the families asked for. */
export function headRatios(document: Document, pack: LanguagePack, families: readonly number[]): Float64Array[] {
  const { tokens, sentences, protection } = document;
  const { heads, headPhrases, headWeights } = pack.families;
  const result: Float64Array[] = [];
  for (const family of families) result[family] = new Float64Array(sentences.length - 1);
  const isTouchable = (i: number): boolean =>
    (protection[i] & (PROTECTED | Protection.JoinedBefore | Protection.JoinedAfter)) === 0;
  const bursts = new Bursts<number | HeadPhrase>();
  const shareOf = (head: number | HeadPhrase, at: number): number =>
    bursts.isWithin(head, at) ? REPEATED_HEAD : UNTOUCHED_HEAD;
  for (let s = 0; s + 1 < sentences.length; s++) {
    // A head within a longer one is none: that was left as a whole.
    let coveredTo = 0;
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      for (const head of headPhrases?.get(tokens.id[i]) ?? []) {
        const { tokens: words, family } = head;
        if (i < coveredTo || !families.includes(family)) continue;
        if (!words.every((word, k) => i + k < sentences[s + 1] && tokens.id[i + k] === word && isTouchable(i + k)))
          continue;
        result[family][s] += shareOf(head, i) * headWeights[family];
        coveredTo = i + words.length;
      }
      const set = heads[tokens.id[i]];
      if (!set || !isTouchable(i)) continue;
      const share = shareOf(tokens.id[i], i);
      for (const family of families) if ((set >>> family) & 1) result[family][s] += share * headWeights[family];
    }
  }
  return result;
}

/** Which phrases came up lately. */
class Bursts<Key> {
  readonly #since = new Map<Key, number>();

  /** Whether a phrase at a token is within the burst of an earlier one; else it begins a burst. */
  isWithin(key: Key, at: number): boolean {
    const since = this.#since.get(key);
    if (since !== undefined && at - since <= BURST) return true;
    this.#since.set(key, at);
    return false;
  }
}
