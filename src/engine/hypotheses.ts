import { NEWS_FAMILY } from "../language/families.js";
import type { LanguagePack } from "../language/pack.js";
import type { FamilySet } from "../language/readings.js";
import { beginsParagraph, type Document, isBraced, isEvident } from "./document.js";
import { WITNESS_WEIGHT } from "./sentence-states.js";
import { type FamilySign, findSigns, headRatios } from "./signs.js";
import { wordEvidence } from "./word-evidence.js";

/** Log odds that a text is spun before a word of it is read: genuine text is the rule, and harming it is the worse error. */
export const PRIOR = -4;
/** Log-likelihood ratio of a word in braces; counted once, since templates have braces, too. */
const BRACES = 4;
/** Log odds that a text which another family spun had passed through the news spinner before. */
const TWO_SPINNERS = -3;
/** From this log-likelihood ratio on, the signs of a family are a reason to ask whether the text is its work. */
const NOTABLE = 4;

/**
 * Log-likelihood ratio of every word that a family could have touched: genuine texts have signs, too, and the more, the
 * longer they are, but the family's have them more densely. Callers' dictionaries may be small.
 */
const EVERY_WORD = -0.008;
/** The same of a family whose layer lies over the news spinner's text: that changes nearly every word. */
const EVERY_WORD_OF_LAYER = -0.12;

/** Who may have spun a text, if it is spun. */
export interface Hypothesis {
  readonly families: FamilySet;
  /** Log-likelihood ratio of each sentence, spun by these families against genuine. */
  readonly ratios: Float64Array;
  /** Log odds that a text is spun by them before a word of it is read. */
  readonly prior: number;
  /** Log odds that a genuine text turns into one of theirs. */
  readonly turnPrior: number;
  /** The family whose signs speak for it; none for the news spinner, whose evidence are words. */
  readonly speaks: FamilySet;
  /** What every word says that it could have touched; 0 if its ratios hold that. */
  readonly everyWord: number;
  /** A caller's dictionary describes the family. */
  readonly isCallers: boolean;
}

/**
 * The hypotheses that a document gives reason for: the news spinner alone, and each family with notable signs, alone and
 * over the news spinner. If the document `isSpun` for certain, a caller's family needs no notable signs. `words` is how
 * many words a spinner could have touched.
 */
export function findHypotheses(
  document: Document,
  pack: LanguagePack,
  isSpun = false,
): { words: number; signs: FamilySign[]; hypotheses: Hypothesis[] } {
  const { words, weights } = wordEvidence(document, pack);
  const news = newsRatios(document, weights);
  const signs = findSigns(document, pack);
  const { callers = Number.POSITIVE_INFINITY, tellsOnly = 0, layered, priors } = pack.families;
  // The more places there are for a turn, the likelier one of them looks like it by chance.
  const place = -Math.log(paragraphsIn(document));
  const hypotheses: Hypothesis[] = [
    {
      families: 1 << NEWS_FAMILY,
      ratios: news,
      prior: PRIOR,
      turnPrior: Math.min(PRIOR / 2, place),
      speaks: 0,
      everyWord: 0,
      isCallers: false,
    },
  ];
  for (const { family, ratios, covered } of familyRatios(document, pack, { signs, weights, isSpun })) {
    const speaks = 1 << family;
    // Tells of a caller speak for a text that is spun; over the news spinner's signs, it is that one's work.
    const withNews = (1 << NEWS_FAMILY) | (speaks & ~tellsOnly);
    const isLayer = (layered & speaks) !== 0;
    const alone = isLayer ? withNews : speaks;
    const both = news.map((ratio, s) => ratio + ratios[s] - covered[s]);
    // Whoever brings a dictionary has met its spinner.
    const isCallers = family >= callers;
    const prior = PRIOR + (isCallers ? 0 : priors[family]);
    // A few sentences are thin evidence for one of many families.
    const turnPrior = Math.min(isCallers ? prior / 2 : prior, place);
    const twice = isLayer ? prior : prior + TWO_SPINNERS;
    const everyWord = isCallers ? 0 : isLayer ? EVERY_WORD_OF_LAYER : EVERY_WORD;
    hypotheses.push(
      { families: alone, ratios, prior, turnPrior, speaks, everyWord, isCallers },
      { families: withNews, ratios: both, prior: twice, turnPrior, speaks, everyWord, isCallers },
    );
  }
  return { words, signs, hypotheses };
}

/** How many paragraphs, or lines, a document has. */
function paragraphsIn(document: Document): number {
  let count = 1;
  for (let s = 1; s + 1 < document.sentences.length; s++) if (beginsParagraph(document, s)) count++;
  return count;
}

/** Log-likelihood ratio of each sentence for the news spinner, by its words. */
function newsRatios(document: Document, weights: Float32Array): Float64Array {
  const { sentences } = document;
  const ratios = new Float64Array(sentences.length - 1);
  let braces = !document.hasBraces;
  for (let s = 0; s < ratios.length; s++) {
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      ratios[s] += weights[i];
      if (!braces && isEvident(document, i) && isBraced(document, i)) {
        braces = true;
        ratios[s] += BRACES;
      }
    }
  }
  return ratios;
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
  { signs, weights, isSpun }: { signs: readonly FamilySign[]; weights: Float32Array; isSpun: boolean },
): FamilyRatios[] {
  const sums = new Float64Array(pack.families.names.length);
  for (const { family, weight } of signs) sums[family] += weight;
  const { callers = Number.POSITIVE_INFINITY } = pack.families;
  const least = (family: number): number => (isSpun && family >= callers ? 0 : NOTABLE);
  const notable = [...sums.keys()].filter((family) => WITNESS_WEIGHT * sums[family] > least(family));
  if (notable.length === 0) return [];
  const { sentences } = document;
  const ratios = headRatios(document, pack, notable);
  const covered = notable.map(() => new Float64Array(sentences.length - 1));
  let s = 0;
  for (const { from, to, family, weight } of signs) {
    while (sentences[s + 1] <= from) s++;
    const place = notable.indexOf(family);
    if (place < 0) continue;
    ratios[family][s] += weight;
    for (let i = from; i < to; i++) covered[place][s] += Math.max(0, weights[i]);
  }
  return notable.map((family, place) => ({ family, ratios: ratios[family], covered: covered[place] }));
}

/**
 * The ratios of a hypothesis with what the length of each sentence says against a family's work. Which family it was the
 * signs alone tell; whether it was one, how densely they stand.
 */
export function byDensity(document: Document, { ratios, everyWord }: Hypothesis): Float64Array {
  if (everyWord === 0) return ratios;
  const { sentences } = document;
  return ratios.map((ratio, s) => {
    let words = 0;
    for (let i = sentences[s]; i < sentences[s + 1]; i++) if (isEvident(document, i)) words++;
    return ratio + everyWord * words;
  });
}
