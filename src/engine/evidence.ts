import type { LanguagePack } from "../language/pack.js";
import { Protection } from "../text/protection.js";
import { TokenFlag } from "../text/tokens.js";
import { type Document, isBraced, isEvident } from "./document.js";
import { logSum } from "./log-math.js";
import { missingWords } from "./missing-words.js";
import type { Evidence, Section, Sign } from "./types.js";

/** How far the words of a text may be taken for independent witnesses. */
const WITNESS_WEIGHT = 0.5;
/** Log odds that a text is spun before a word of it is read: genuine text is the rule, and harming it is the worse error. */
const PRIOR = -4;
/** Log probability that a text turns from genuine to spun or back at a paragraph's and at a sentence's end. */
const TURN_PARAGRAPH = -4;
const TURN_SENTENCE = -7;
const MOST_SIGNS = 12;
/** Log-likelihood ratio of a word in braces; counted once, since templates have braces, too. */
const BRACES = 4;
/** A sentence is taken for spun from this probability on. */
export const SPUN = 0.5;
/** A line without a full stop and with at most this many tokens is a heading or a caption. */
const HEADING_TOKENS = 16;
/** Log-likelihood ratio that its own words must reach before it is taken for spun. */
const HEADING_SIGNS = 4;
/** How far the quotations of a document must speak for being spun, or against, as log odds. */
const QUOTATIONS_SPUN = 5;

const QUOTED_BUT_UNTOUCHABLE =
  Protection.Name | Protection.Link | Protection.Initial | Protection.JoinedBefore | Protection.JoinedAfter;

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
  let braces = false;
  for (let s = 0; s < count; s++) {
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      if (!isEvident(document, i)) continue;
      words++;
      ratio[s] += pack.evidence[tokens.id[i]];
      if (!braces && isBraced(document, i)) {
        braces = true;
        ratio[s] += BRACES;
      }
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
  for (let s = 0; s < count; s++) {
    // Spinners often leave headings and captions alone: a heading needs signs of its own.
    if (isHeading(document, s)) posterior[s] *= 1 / (1 + Math.exp(HEADING_SIGNS - ratio[s]));
  }
  const total = count > 0 ? logSum(genuine[count - 1], spun[count - 1]) : 0;
  return { score: count > 0 ? -Math.expm1(Math.min(0, allGenuine - total)) : 0, sentences: posterior, words, logRatio };
}

/** Spun and genuine stretches in turn. */
export function sectionsOf({ tokens, sentences }: Document, verdict: Verdict): Omit<Section, "evidence">[] {
  const sections: Omit<Section, "evidence">[] = [];
  let from = 0;
  for (let s = 1; s <= verdict.sentences.length; s++) {
    const isSpun = (at: number): boolean => verdict.sentences[at] >= SPUN;
    if (s < verdict.sentences.length && isSpun(s) === isSpun(from)) continue;
    const scores = verdict.sentences.subarray(from, s);
    const score = scores.reduce((sum, p) => sum + p, 0) / scores.length;
    sections.push({ start: tokens.start[sentences[from]], end: tokens.end[sentences[s] - 1], score });
    from = s;
  }
  return sections;
}

function isHeading({ text, tokens, sentences }: Document, s: number): boolean {
  const [from, to] = [sentences[s], sentences[s + 1]];
  if (to - from > HEADING_TOKENS || !(tokens.flags[from] & TokenFlag.Line)) return false;
  if (to < tokens.count && !(tokens.flags[to] & TokenFlag.Line)) return false;
  return !/[.!?;:,]["'\u201d\u2019)]*$/.test(text.slice(tokens.start[from], tokens.end[to - 1]));
}

/**
 * Lets the quotations speak for themselves: closed ones count as the author's unless their own words say that they were
 * spun too; behind an opening mark that nothing closes it is the other way round.
 */
export function settleQuotations({ tokens, protection }: Document, pack: LanguagePack): void {
  let closed = 0;
  let open = 0;
  for (let i = 0; i < tokens.count; i++) {
    const bits = protection[i];
    if (!(bits & (Protection.Quotation | Protection.OpenQuotation)) || bits & QUOTED_BUT_UNTOUCHABLE) continue;
    if (!(tokens.flags[i] & TokenFlag.Word) || tokens.flags[i] & TokenFlag.Number) continue;
    if (bits & Protection.Quotation) closed += WITNESS_WEIGHT * pack.evidence[tokens.id[i]];
    else open += WITNESS_WEIGHT * pack.evidence[tokens.id[i]];
  }
  for (let i = 0; i < tokens.count; i++) {
    if (closed > QUOTATIONS_SPUN) protection[i] &= ~Protection.Quotation;
    if (open < 0 && protection[i] & Protection.OpenQuotation) protection[i] |= Protection.Quotation;
  }
}

/** The verdict's reasons: the words that weighed most. */
export function evidenceOf(document: Document, pack: LanguagePack, { words, logRatio }: Verdict): Evidence {
  const counts = new Map<number, number>();
  for (let i = 0; i < document.tokens.count; i++) {
    if (!isEvident(document, i)) continue;
    const id = document.tokens.id[i];
    if (pack.evidence[id] !== 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const signs = [...counts].map(([id, count]) => ({
    phrase: pack.vocabulary.key(id),
    count,
    weight: count * pack.evidence[id],
  }));
  return { words, logRatio, signs: strongest(signs), missing: missingWords(document, pack, words) };
}

/** The signs that weigh most, in order. */
export function strongest(signs: readonly Sign[]): Sign[] {
  return [...signs]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MOST_SIGNS);
}
