import { NEWS_FAMILY } from "../language/families.js";
import type { LanguagePack } from "../language/pack.js";
import { type FamilySet, holdsFamily } from "../language/readings.js";
import { Protection } from "../text/protection.js";
import { TokenFlag } from "../text/tokens.js";
import { type Document, isBraced, isEvident } from "./document.js";
import { logSum } from "./log-math.js";
import { missingWords } from "./missing-words.js";
import { type FamilySign, findSigns, headRatios } from "./signs.js";
import type { Evidence, Section, Sign } from "./types.js";

/** How far the words of a text may be taken for independent witnesses. */
const WITNESS_WEIGHT = 0.5;
/** Log odds that a text is spun before a word of it is read: genuine text is the rule, and harming it is the worse error. */
const PRIOR = -4;
/** Log probability that a text turns from genuine to spun or back at a paragraph's and at a sentence's end. */
const TURN_PARAGRAPH = -4;
const TURN_SENTENCE = -7;
/** What a family other than the news spinner's must make up for: these are rarer, and less is known of them. */
const OTHER_FAMILY = -3.5;
/** From this log-likelihood ratio on, the signs of a family are a reason to ask whether the text is its work. */
const NOTABLE = 4;
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

/** How certainly a document, and each sentence of it, is spun, and by whom. */
export interface Verdict {
  /** 0..1, probability that any of it is spun. */
  readonly score: number;
  /** 0..1 for each sentence. */
  readonly sentences: Float64Array;
  /** Words that evidence was counted on. */
  readonly words: number;
  readonly logRatio: number;
  /** The families whose wording it shows, should it be spun. */
  readonly families: FamilySet;
  readonly signs: readonly FamilySign[];
}

/**
 * Weighs the evidence under each set of families that the document gives reason for, and takes the likeliest: the news
 * spinner alone, another family alone, or another family over the news spinner. If the document `isSpun` for certain, the
 * signs of a caller's spinner count however few they are.
 */
export function weigh(document: Document, pack: LanguagePack, isSpun = false): Verdict {
  const { words, ratios: news } = newsRatios(document, pack);
  const signs = findSigns(document, pack);
  let best = { families: 1 << NEWS_FAMILY, speaks: 0, ratios: news, ...spunSentences(document, news, PRIOR) };
  for (const { family, ratios, covered } of familyRatios(document, pack, signs, isSpun)) {
    const both = news.map((ratio, s) => ratio + ratios[s] - covered[s]);
    const speaks = 1 << family;
    // Tells of a caller speak for a text that is spun; over the news spinner's signs, it is that one's work.
    const withNews = (1 << NEWS_FAMILY) | (speaks & ~(pack.families.tellsOnly ?? 0));
    const alone = { families: pack.families.names[family] === "C" ? withNews : 1 << family, ratios };
    // Whoever brings a dictionary has met its spinner.
    const isCallers = family >= (pack.families.callers ?? Number.POSITIVE_INFINITY);
    const prior = isCallers ? PRIOR : PRIOR + OTHER_FAMILY;
    for (const hypothesis of [alone, { families: withNews, ratios: both }]) {
      const found = { ...hypothesis, speaks, ...spunSentences(document, hypothesis.ratios, prior) };
      const isBetter = isSpun && isCallers ? sum(found.ratios) > sum(best.ratios) : found.total > best.total;
      if (isBetter) best = found;
    }
  }
  const { ratios, posterior, score, families, speaks } = best;
  for (let s = 0; s < posterior.length; s++) {
    // Spinners often leave headings and captions alone: a heading needs signs of its own.
    if (isHeading(document, s)) posterior[s] *= 1 / (1 + Math.exp(HEADING_SIGNS - ratios[s]));
  }
  const logRatio = sum(ratios);
  const ofFamilies = signs.filter(({ family }) => holdsFamily(families | speaks, family));
  return { score, sentences: posterior, words, logRatio, families, signs: ofFamilies };
}

function sum(ratios: Float64Array): number {
  return ratios.reduce((all, ratio) => all + ratio, 0);
}

/** Log-likelihood ratio of each sentence for the news spinner, by its words. */
function newsRatios(document: Document, pack: LanguagePack): { words: number; ratios: Float64Array } {
  const { sentences, tokens } = document;
  const ratios = new Float64Array(sentences.length - 1);
  let words = 0;
  let braces = false;
  for (let s = 0; s < ratios.length; s++) {
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      if (!isEvident(document, i)) continue;
      words++;
      ratios[s] += pack.evidence[tokens.id[i]];
      if (!braces && isBraced(document, i)) {
        braces = true;
        ratios[s] += BRACES;
      }
    }
  }
  return { words, ratios };
}

interface FamilyRatios {
  readonly family: number;
  /** Log-likelihood ratio of each sentence. */
  readonly ratios: Float64Array;
  /** What the news spinner's evidence has counted on the same words already, by sentence. */
  readonly covered: Float64Array;
}

/** The log-likelihood ratios of the families that have notable signs in the document. */
function familyRatios(
  document: Document,
  pack: LanguagePack,
  signs: readonly FamilySign[],
  isSpun: boolean,
): FamilyRatios[] {
  const sums = new Float64Array(pack.families.names.length);
  for (const { family, weight } of signs) sums[family] += weight;
  const { callers = Number.POSITIVE_INFINITY } = pack.families;
  const least = (family: number): number => (isSpun && family >= callers ? 0 : NOTABLE);
  const notable = [...sums.keys()].filter((family) => WITNESS_WEIGHT * sums[family] > least(family));
  if (notable.length === 0) return [];
  const { sentences, tokens } = document;
  const ratios = headRatios(document, pack, notable);
  const covered = notable.map(() => new Float64Array(sentences.length - 1));
  let s = 0;
  for (const { from, to, family, weight } of signs) {
    while (sentences[s + 1] <= from) s++;
    const place = notable.indexOf(family);
    if (place < 0) continue;
    ratios[family][s] += weight;
    for (let i = from; i < to; i++) {
      if (isEvident(document, i)) covered[place][s] += Math.max(0, pack.evidence[tokens.id[i]]);
    }
  }
  return notable.map((family, place) => ({ family, ratios: ratios[family], covered: covered[place] }));
}

/**
 * Hidden Markov model over sentences with the states genuine and spun (forward-backward; Rabiner 1989), so that one spun
 * section among genuine ones is found and a genuine text is never judged by one odd sentence. `total` is the
 * log-likelihood ratio of the text, all of it genuine or not against all of it genuine.
 */
function spunSentences(
  { sentences, tokens }: Document,
  ratios: Float64Array,
  prior: number,
): { posterior: Float64Array; score: number; total: number } {
  const count = ratios.length;
  const turn = (s: number): number =>
    tokens.flags[sentences[s]] & (TokenFlag.Line | TokenFlag.Paragraph) ? TURN_PARAGRAPH : TURN_SENTENCE;
  const genuine = new Float64Array(count);
  const spun = new Float64Array(count);
  let allGenuine = 0;
  for (let s = 0; s < count; s++) {
    const emission = WITNESS_WEIGHT * ratios[s];
    const change = s === 0 ? prior : turn(s);
    const stay = Math.log1p(-Math.exp(change));
    genuine[s] = s === 0 ? stay : logSum(genuine[s - 1] + stay, spun[s - 1] + change);
    spun[s] = emission + (s === 0 ? change : logSum(spun[s - 1] + stay, genuine[s - 1] + change + prior / 2));
    allGenuine += stay;
  }
  const posterior = new Float64Array(count);
  let laterGenuine = 0;
  let laterSpun = 0;
  for (let s = count - 1; s >= 0; s--) {
    posterior[s] = 1 / (1 + Math.exp(genuine[s] + laterGenuine - spun[s] - laterSpun));
    if (s === 0) break;
    const emission = WITNESS_WEIGHT * ratios[s];
    const change = turn(s);
    const stay = Math.log1p(-Math.exp(change));
    const nextGenuine = logSum(laterGenuine + stay, laterSpun + emission + change + prior / 2);
    const nextSpun = logSum(laterSpun + emission + stay, laterGenuine + change);
    laterGenuine = nextGenuine;
    laterSpun = nextSpun;
  }
  if (count === 0) return { posterior, score: 0, total: 0 };
  const total = logSum(genuine[count - 1], spun[count - 1]) - allGenuine;
  return { posterior, score: -Math.expm1(Math.min(0, -total)), total };
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

/** The verdict's reasons: the words and phrases that weighed most. */
export function evidenceOf(document: Document, pack: LanguagePack, verdict: Verdict): Evidence {
  const { tokens } = document;
  const counts = new Map<string, Sign>();
  const count = (phrase: string, weight: number): void => {
    const known = counts.get(phrase) ?? { phrase, count: 0, weight: 0 };
    counts.set(phrase, { phrase, count: known.count + 1, weight: known.weight + weight });
  };
  if (holdsFamily(verdict.families, NEWS_FAMILY)) {
    for (let i = 0; i < tokens.count; i++) {
      const weight = pack.evidence[tokens.id[i]];
      if (weight !== 0 && isEvident(document, i)) count(pack.vocabulary.key(tokens.id[i]), weight);
    }
  }
  const { texts } = verdict.signs.length > 0 ? pack.table.strings : { texts: [] };
  for (const { entry, weight } of verdict.signs) count(texts[pack.table.arrays.entryPhrase[entry]], weight);
  const families = pack.families.names.filter(
    (_, family) => verdict.score >= SPUN && holdsFamily(verdict.families, family),
  );
  const signs = strongest([...counts.values()]);
  return {
    words: verdict.words,
    logRatio: verdict.logRatio,
    families,
    signs,
    missing: missingWords(document, pack, verdict.words),
  };
}

/** The signs that weigh most, in order. */
export function strongest(signs: readonly Sign[]): Sign[] {
  return [...signs]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MOST_SIGNS);
}
