import { TokenFlag } from "../text/tokens.js";
import type { Document } from "./document.js";
import { logSum } from "./log-math.js";

/** How far the words of a text may be taken for independent witnesses. */
export const WITNESS_WEIGHT = 0.5;
/** Log probability that a text turns from genuine to spun or back at a paragraph's and at a sentence's end. */
const TURN_PARAGRAPH = -4;
const TURN_SENTENCE = -7;

/** Log probability that a spun text leaves the next paragraph alone, as captions are, and that it then goes on. */
const LEAVE_PARAGRAPH = -2;
const GO_ON = -0.5;

/** Odds of such a turn against none. */
const AT_PARAGRAPH = oddsOf(TURN_PARAGRAPH);
const IN_PARAGRAPH = oddsOf(TURN_SENTENCE);

/**
 * Hidden Markov model over sentences with the states genuine and spun (forward-backward; Rabiner 1989), so that one spun
 * section among genuine ones is found and a genuine text is never judged by one odd sentence. `turnPrior` is what a
 * turn to spun costs beyond its place. `total` is the log-likelihood ratio of the text, all of it genuine or not against all
 * of it genuine.
 */
export function judgeSentences(
  { sentences, tokens }: Document,
  ratios: Float64Array,
  prior: number,
  turnPrior: number,
): { posterior: Float64Array; score: number; total: number } {
  const count = ratios.length;
  const turn = (s: number): number =>
    tokens.flags[sentences[s]] & (TokenFlag.Line | TokenFlag.Paragraph) ? TURN_PARAGRAPH : TURN_SENTENCE;
  const [stayInParagraph, stayAtParagraph] = [stayBeside(TURN_SENTENCE), stayBeside(TURN_PARAGRAPH)];
  const stayFor = (change: number): number => (change === TURN_SENTENCE ? stayInParagraph : stayAtParagraph);
  const genuine = new Float64Array(count);
  const spun = new Float64Array(count);
  let allGenuine = 0;
  for (let s = 0; s < count; s++) {
    const emission = WITNESS_WEIGHT * ratios[s];
    const change = s === 0 ? prior : turn(s);
    const stay = s === 0 ? stayBeside(prior) : stayFor(change);
    genuine[s] = s === 0 ? stay : logSum(genuine[s - 1] + stay, spun[s - 1] + change);
    spun[s] = emission + (s === 0 ? change : logSum(spun[s - 1] + stay, genuine[s - 1] + change + turnPrior));
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
    const stay = stayFor(change);
    const nextGenuine = logSum(laterGenuine + stay, laterSpun + emission + change + turnPrior);
    const nextSpun = logSum(laterSpun + emission + stay, laterGenuine + change);
    laterGenuine = nextGenuine;
    laterSpun = nextSpun;
  }
  if (count === 0) return { posterior, score: 0, total: 0 };
  const total = logSum(genuine[count - 1], spun[count - 1]) - allGenuine;
  return { posterior, score: -Math.expm1(Math.min(0, -total)), total };
}

/**
 * What `judgeSentences` gives as `total`, to some nine digits and in a fraction of the time: the forward pass on odds instead
 * of logarithms. Not finite for what is beyond numbers.
 */
export function roughTotal(
  { sentences, tokens }: Document,
  ratios: Float64Array,
  prior: number,
  turnPrior: number,
): number {
  let odds = 0;
  let product = 1;
  for (let s = 0; s < ratios.length; s++) {
    const emission = Math.exp(WITNESS_WEIGHT * ratios[s]);
    if (s === 0) {
      odds = (emission * Math.exp(prior)) / -Math.expm1(prior);
      continue;
    }
    const turn = tokens.flags[sentences[s]] & (TokenFlag.Line | TokenFlag.Paragraph) ? AT_PARAGRAPH : IN_PARAGRAPH;
    const growth = 1 + odds * turn;
    odds = (emission * (odds + turn * Math.exp(turnPrior))) / growth;
    product *= growth;
  }
  return Math.log(product) + Math.log1p(odds);
}

/**
 * Probability of each sentence that its paragraph is none of those that the spinner left alone, such as captions, given that
 * the text around them is spun: a hidden Markov model over paragraphs. A turn of the whole text to genuine and back is
 * rarer by far.
 */
export function judgeParagraphs({ sentences, tokens }: Document, ratios: Float64Array): Float64Array {
  const starts = [...ratios.keys()].filter(
    (s) => s === 0 || (tokens.flags[sentences[s]] & (TokenFlag.Line | TokenFlag.Paragraph)) !== 0,
  );
  const count = starts.length;
  const emission = starts.map(
    (from, p) => WITNESS_WEIGHT * ratios.subarray(from, starts[p + 1]).reduce((sum, ratio) => sum + ratio, 0),
  );
  const [stay, stayAlone] = [stayBeside(LEAVE_PARAGRAPH), stayBeside(GO_ON)];
  const spun = new Float64Array(count);
  const alone = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    spun[p] = emission[p] + (p === 0 ? stay : logSum(spun[p - 1] + stay, alone[p - 1] + GO_ON));
    alone[p] = p === 0 ? LEAVE_PARAGRAPH : logSum(spun[p - 1] + LEAVE_PARAGRAPH, alone[p - 1] + stayAlone);
  }
  const result = new Float64Array(ratios.length);
  let laterSpun = 0;
  let laterAlone = 0;
  for (let p = count - 1; p >= 0; p--) {
    result.fill(1 / (1 + Math.exp(alone[p] + laterAlone - spun[p] - laterSpun)), starts[p], starts[p + 1]);
    const nextSpun = logSum(laterSpun + emission[p] + stay, laterAlone + LEAVE_PARAGRAPH);
    laterAlone = logSum(laterSpun + emission[p] + GO_ON, laterAlone + stayAlone);
    laterSpun = nextSpun;
  }
  return result;
}

/** Log probability of no turn where one has log probability `change`. */
function stayBeside(change: number): number {
  return Math.log1p(-Math.exp(change));
}

function oddsOf(log: number): number {
  return Math.exp(log) / -Math.expm1(log);
}
