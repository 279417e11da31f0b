import { beginsParagraph, type Document } from "./document.js";
import { logSum } from "./log-math.js";

/** How far the words of a text may be taken for independent witnesses. */
export const WITNESS_WEIGHT = 0.5;
/** Log probability that a text turns from genuine to spun or back at a paragraph's and at a sentence's end. */
const TURN_PARAGRAPH = -4;
const TURN_SENTENCE = -7;

/** Odds of such a turn against none. */
const AT_PARAGRAPH = oddsOf(TURN_PARAGRAPH);
const IN_PARAGRAPH = oddsOf(TURN_SENTENCE);

/** Log probability that a spun text leaves the next paragraph alone, as captions are, and that it then goes on. */
const LEAVE_PARAGRAPH = -2;
const GO_ON = -0.5;

/** What a hypothesis makes of a text. */
export interface Judgement {
  /** Probability of each sentence that it is spun. */
  readonly posterior: Float64Array;
  /** Probability that any of it is. */
  readonly score: number;
  /** Log-likelihood ratio of the text, all of it genuine or not against all of it genuine. */
  readonly total: number;
}

/**
 * Hidden Markov model over sentences with the states genuine and spun (forward-backward; Rabiner 1989), so that one spun
 * section among genuine ones is found and a genuine text is never judged by one odd sentence. `turnPrior` is what a
 * turn to spun costs beyond its place.
 */
export function judgeSentences(document: Document, ratios: Float64Array, prior: number, turnPrior: number): Judgement {
  const count = ratios.length;
  if (count === 0) return { posterior: new Float64Array(0), score: 0, total: 0 };
  const within = turnOf(TURN_SENTENCE, turnPrior);
  const between = turnOf(TURN_PARAGRAPH, turnPrior);
  const turnTo = (s: number): Turn => (beginsParagraph(document, s) ? between : within);
  const first = stayBeside(prior);
  const emission = ratios.map((ratio) => WITNESS_WEIGHT * ratio);
  const { posterior, genuine, spun } = forwardBackward(emission, first, prior, turnTo);
  let allGenuine = first;
  for (let s = 1; s < count; s++) allGenuine += turnTo(s).stayGenuine;
  const total = logSum(genuine, spun) - allGenuine;
  return { posterior, score: -Math.expm1(Math.min(0, -total)), total };
}

/**
 * What `judgeSentences` gives as `total`, to some nine digits and in a fraction of the time: the forward pass on odds instead
 * of logarithms. Not finite for what is beyond numbers.
 */
export function roughTotal(document: Document, ratios: Float64Array, prior: number, turnPrior: number): number {
  let odds = 0;
  let product = 1;
  for (let s = 0; s < ratios.length; s++) {
    const emission = Math.exp(WITNESS_WEIGHT * ratios[s]);
    if (s === 0) {
      odds = (emission * Math.exp(prior)) / -Math.expm1(prior);
      continue;
    }
    const turn = beginsParagraph(document, s) ? AT_PARAGRAPH : IN_PARAGRAPH;
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
export function judgeParagraphs(document: Document, ratios: Float64Array): Float64Array {
  const starts = [...ratios.keys()].filter((s) => s === 0 || beginsParagraph(document, s));
  const emission = Float64Array.from(
    starts,
    (from, p) => WITNESS_WEIGHT * ratios.subarray(from, starts[p + 1]).reduce((sum, ratio) => sum + ratio, 0),
  );
  const stay = stayBeside(LEAVE_PARAGRAPH);
  const turn = { staySpun: stay, toGenuine: LEAVE_PARAGRAPH, stayGenuine: stayBeside(GO_ON), toSpun: GO_ON };
  const { posterior } = forwardBackward(emission, LEAVE_PARAGRAPH, stay, () => turn);
  const result = new Float64Array(ratios.length);
  for (const [p, from] of starts.entries()) result.fill(posterior[p], from, starts[p + 1]);
  return result;
}

/** Log probabilities of what may follow either state. */
interface Turn {
  readonly stayGenuine: number;
  readonly toSpun: number;
  readonly staySpun: number;
  readonly toGenuine: number;
}

function turnOf(change: number, turnPrior: number): Turn {
  const stay = stayBeside(change);
  return { stayGenuine: stay, toSpun: change + turnPrior, staySpun: stay, toGenuine: change };
}

/**
 * Probability of each part that it is spun, by its log-likelihood ratio (`emission`), the log probabilities of the first
 * part's states and the turn to each part behind it; and the log-likelihoods of all that end genuine or spun.
 */
function forwardBackward(
  emission: Float64Array,
  firstGenuine: number,
  firstSpun: number,
  turnTo: (part: number) => Turn,
): { posterior: Float64Array; genuine: number; spun: number } {
  const count = emission.length;
  const genuine = new Float64Array(count);
  const spun = new Float64Array(count);
  genuine[0] = firstGenuine;
  spun[0] = emission[0] + firstSpun;
  for (let i = 1; i < count; i++) {
    const { stayGenuine, toSpun, staySpun, toGenuine } = turnTo(i);
    genuine[i] = logSum(genuine[i - 1] + stayGenuine, spun[i - 1] + toGenuine);
    spun[i] = emission[i] + logSum(spun[i - 1] + staySpun, genuine[i - 1] + toSpun);
  }
  const posterior = new Float64Array(count);
  let laterGenuine = 0;
  let laterSpun = 0;
  for (let i = count - 1; i >= 0; i--) {
    posterior[i] = 1 / (1 + Math.exp(genuine[i] + laterGenuine - spun[i] - laterSpun));
    if (i === 0) break;
    const { stayGenuine, toSpun, staySpun, toGenuine } = turnTo(i);
    const nextGenuine = logSum(laterGenuine + stayGenuine, laterSpun + emission[i] + toSpun);
    laterSpun = logSum(laterSpun + emission[i] + staySpun, laterGenuine + toGenuine);
    laterGenuine = nextGenuine;
  }
  return { posterior, genuine: genuine[count - 1], spun: spun[count - 1] };
}

/** Log probability of no turn where one has log probability `change`. */
function stayBeside(change: number): number {
  return Math.log1p(-Math.exp(change));
}

function oddsOf(log: number): number {
  return Math.exp(log) / -Math.expm1(log);
}
