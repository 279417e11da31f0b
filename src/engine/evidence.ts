import type { LanguagePack } from "../language/pack.js";
import { TokenFlag } from "../text/tokens.js";
import { type Document, isEvident } from "./document.js";
import type { Evidence, Sign } from "./types.js";

/** How far the words of a text may be taken for independent witnesses. */
const WITNESS_WEIGHT = 0.35;
/** Log odds that a text is spun before a word of it is read: genuine text is the rule, and harming it is the worse error. */
const PRIOR = -4;
/** Log probability that a text turns from genuine to spun or back at a paragraph's and at a sentence's end. */
const TURN_PARAGRAPH = -4;
const TURN_SENTENCE = -7;
const MOST_SIGNS = 12;

/** How certainly a document, and each sentence of it, is spun. */
export interface Verdict {
  /** 0..1, probability that any of it is spun. */
  readonly score: number;
  /** 0..1 for each sentence. */
  readonly sentences: Float64Array;
  /** Words that evidence was counted on. */
  readonly words: number;
  readonly logRatio: number;
}

/**
 * Weighs the evidence: a hidden Markov model over sentences with the states genuine and spun (forward-backward; Rabiner
 * 1989), so that one spun section among genuine ones is found and a genuine text is never judged by one odd sentence.
 */
export function weigh(document: Document, pack: LanguagePack): Verdict {
  const { sentences, tokens } = document;
  const count = sentences.length - 1;
  const ratio = new Float64Array(count);
  let words = 0;
  let logRatio = 0;
  for (let s = 0; s < count; s++) {
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      if (!isEvident(document, i)) continue;
      words++;
      ratio[s] += pack.evidence[tokens.id[i]];
    }
    logRatio += ratio[s];
  }
  const turn = (s: number): number =>
    tokens.flags[sentences[s]] & (TokenFlag.Line | TokenFlag.Paragraph) ? TURN_PARAGRAPH : TURN_SENTENCE;

  const genuine = new Float64Array(count);
  const spun = new Float64Array(count);
  let allGenuine = 0;
  for (let s = 0; s < count; s++) {
    const emission = WITNESS_WEIGHT * ratio[s];
    const change = s === 0 ? PRIOR : turn(s);
    const stay = Math.log1p(-Math.exp(change));
    genuine[s] = s === 0 ? stay : logSum(genuine[s - 1] + stay, spun[s - 1] + change);
    spun[s] = emission + (s === 0 ? change : logSum(spun[s - 1] + stay, genuine[s - 1] + change + PRIOR / 2));
    allGenuine += stay;
  }
  const posterior = new Float64Array(count);
  let laterGenuine = 0;
  let laterSpun = 0;
  for (let s = count - 1; s >= 0; s--) {
    posterior[s] = 1 / (1 + Math.exp(genuine[s] + laterGenuine - spun[s] - laterSpun));
    if (s === 0) break;
    const emission = WITNESS_WEIGHT * ratio[s];
    const change = turn(s);
    const stay = Math.log1p(-Math.exp(change));
    const nextGenuine = logSum(laterGenuine + stay, laterSpun + emission + change + PRIOR / 2);
    const nextSpun = logSum(laterSpun + emission + stay, laterGenuine + change);
    laterGenuine = nextGenuine;
    laterSpun = nextSpun;
  }
  const total = count > 0 ? logSum(genuine[count - 1], spun[count - 1]) : 0;
  return { score: count > 0 ? -Math.expm1(Math.min(0, allGenuine - total)) : 0, sentences: posterior, words, logRatio };
}

/** The verdict's reasons: the words that weighed most. */
export function evidenceOf(document: Document, pack: LanguagePack, { words, logRatio }: Verdict): Evidence {
  const counts = new Map<number, number>();
  for (let i = 0; i < document.tokens.count; i++) {
    if (!isEvident(document, i)) continue;
    const id = document.tokens.id[i];
    if (pack.evidence[id] !== 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const signs: Sign[] = [...counts]
    .map(([id, count]) => ({ phrase: pack.vocabulary.key(id), count, weight: count * pack.evidence[id] }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MOST_SIGNS);
  return { words, logRatio, signs };
}

function logSum(a: number, b: number): number {
  const high = a > b ? a : b;
  if (high === Number.NEGATIVE_INFINITY) return high;
  return high + Math.log1p(Math.exp((a > b ? b : a) - high));
}
