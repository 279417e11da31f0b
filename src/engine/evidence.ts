import { NEWS_FAMILY } from "../language/families.js";
import type { LanguagePack } from "../language/pack.js";
import { type FamilySet, holdsFamily } from "../language/readings.js";
import { Protection } from "../text/protection.js";
import { TokenFlag } from "../text/tokens.js";
import type { Document } from "./document.js";
import { byDensity, findHypotheses, type Hypothesis } from "./hypotheses.js";
import { missingWords } from "./missing-words.js";
import { againstOtherLanguages } from "./other-language.js";
import { judgeParagraphs, judgeSentences, roughTotal, WITNESS_WEIGHT } from "./sentence-states.js";
import type { FamilySign } from "./signs.js";
import type { Evidence, Section, Sign } from "./types.js";
import { wordEvidence } from "./word-evidence.js";

const MOST_SIGNS = 12;
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
  const { words, signs, hypotheses } = findHypotheses(document, pack, isSpun);
  const hypothesis = best(document, isSpun ? hypotheses : likeliest(document, hypotheses), isSpun);
  const { families, speaks, prior, turnPrior } = hypothesis;
  const ratios = ratiosAgainstGenuine(document, pack, hypothesis);
  const { posterior, score } = judgeSentences(document, ratios, prior, turnPrior);
  // Sparse families leave many a paragraph without a sign of theirs.
  const isDense = (speaks & ~pack.families.layered) === 0;
  const touched = isDense && score >= SPUN ? judgeParagraphs(document, ratios) : undefined;
  for (let s = 0; s < posterior.length; s++) {
    if (touched) posterior[s] *= touched[s];
    // Spinners often leave headings and captions alone: a heading needs signs of its own.
    if (isHeading(document, s)) posterior[s] *= 1 / (1 + Math.exp(HEADING_SIGNS - ratios[s]));
  }
  const logRatio = sum(ratios);
  const ofFamilies = signs.filter(({ family }) => holdsFamily(families | speaks, family));
  return { score, sentences: posterior, words, logRatio, families, signs: ofFamilies };
}

/** The ratios of a hypothesis against all that is genuine: texts with chance signs, and those in other languages. */
export function ratiosAgainstGenuine(document: Document, pack: LanguagePack, hypothesis: Hypothesis): Float64Array {
  return againstOtherLanguages(document, pack, byDensity(document, hypothesis));
}

/** The likeliest hypothesis by exact totals; of a text that is spun for certain, a caller's by its signs. */
function best(document: Document, hypotheses: readonly Hypothesis[], isSpun: boolean): Hypothesis {
  if (hypotheses.length === 1) return hypotheses[0];
  const judged = hypotheses.map((hypothesis) => {
    const { ratios, prior, turnPrior } = hypothesis;
    return { hypothesis, total: judgeSentences(document, ratios, prior, turnPrior).total };
  });
  return judged.reduce((best, next) => {
    const isBetter =
      isSpun && next.hypothesis.isCallers
        ? sum(next.hypothesis.ratios) > sum(best.hypothesis.ratios)
        : next.total > best.total;
    return isBetter ? next : best;
  }).hypothesis;
}

/** How far rough totals are trusted: many times further than they and the exact ones may be off. */
const CLOSE = 1e-9;

/** The likeliest hypothesis, with those that only exact totals can tell from it. */
function likeliest(document: Document, hypotheses: readonly Hypothesis[]): Hypothesis[] {
  const totals = hypotheses.map(({ ratios, prior, turnPrior }) => roughTotal(document, ratios, prior, turnPrior));
  const most = totals.reduce((most, total) => (Number.isFinite(total) ? Math.max(most, total) : most), 0);
  return hypotheses.filter((_, h) => !(totals[h] < most - CLOSE * (1 + most)));
}

function sum(ratios: Float64Array): number {
  return ratios.reduce((all, ratio) => all + ratio, 0);
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
  if (closed <= QUOTATIONS_SPUN && open >= 0) return;
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
    const { weights } = wordEvidence(document, pack);
    for (let i = 0; i < tokens.count; i++) {
      if (weights[i] !== 0) count(pack.vocabulary.key(tokens.id[i]), weights[i]);
    }
  }
  const { table } = pack;
  for (const { entry, weight } of verdict.signs) count(table.text(table.arrays.entryPhrase[entry]), weight);
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
