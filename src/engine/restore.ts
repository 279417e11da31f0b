import { akinTo, NEWS_FAMILY } from "../language/families.js";
import type { LanguagePack } from "../language/pack.js";
import type { FamilySet } from "../language/readings.js";
import { lastAtMost } from "../text/search.js";
import { addAgreementEdits } from "./agreement.js";
import type { Analysis } from "./analysis.js";
import { applyChanges } from "./apply-changes.js";
import { changesOf } from "./changes.js";
import { calibrated, calibratedByHand } from "./confidence.js";
import { addAgreement, addVocabulary, localScores } from "./consistency.js";
import { Decoder, type Decoding } from "./decoder.js";
import { type Document, readDocument } from "./document.js";
import { evidenceOf, SPUN, sectionsOf, settleQuotations, type Verdict, weigh } from "./evidence.js";
import { explainTokens } from "./explain.js";
import { buildLattice } from "./lattice.js";
import { explainByWindow, restoreByWindow, scoreByWindow } from "./long-text.js";
import { addStyle, StyleIndex } from "./style.js";
import type { Change, DocumentScore, Evidence, Explanation, Restoration, RestoreOptions } from "./types.js";
import { addTypography } from "./typography.js";
import { type DecoderWeights, FAMILY_WEIGHTS, NARROW, type Pruning, WEIGHTS, WIDE } from "./weights.js";

const PASSES = 3;
const DEFAULT_CONFIDENCE = 0.5;

/** Restores texts with one language pack. Stateless between texts but for caches. */
export class Engine {
  readonly #pack: LanguagePack;
  readonly #weights: DecoderWeights;
  readonly #calibrate: (raw: number) => number;
  #decoder: Decoder | undefined;
  #style: StyleIndex | undefined;

  /** `calibrate` makes path probabilities into confidences. */
  constructor(pack: LanguagePack, weights: DecoderWeights = WEIGHTS, calibrate: (raw: number) => number = calibrated) {
    this.#pack = pack;
    this.#weights = weights;
    this.#calibrate = calibrate;
  }

  restore(text: string, options: RestoreOptions = {}): Restoration {
    return restoreByWindow(text, (window) => this.#restore(window, options));
  }

  /** How likely a text is spun, and which parts of it. */
  score(text: string): DocumentScore {
    return scoreByWindow(text, (window) => this.#score(window));
  }

  /** Why each token was changed or kept, of those that `isAsked` names by their offsets. */
  explain(text: string, isAsked: (start: number, end: number) => boolean, options: RestoreOptions = {}): Explanation {
    return explainByWindow(text, (window, from) =>
      this.#explain(window, (start, end) => isAsked(from + start, from + end), options),
    );
  }

  #restore(text: string, { minConfidence = DEFAULT_CONFIDENCE, assume = "auto" }: RestoreOptions): Restoration {
    const pack = this.#pack;
    const document = this.#read(text);
    const verdict = weigh(document, pack, assume === "spun");
    const isSpun = spunSentences(verdict, assume);
    const { families, score, sentences } = verdict;
    const found = sentences.some((_, s) => isSpun(s)) ? this.#changes(document, families, isSpun) : [];
    const changes = found.filter((change) => change.confidence >= minConfidence);
    const suggestions = found.filter((change) => change.confidence < minConfidence);
    const restored = { text: applyChanges(text, changes), changes, suggestions, score };
    return withEvidence(restored, () => evidenceOf(document, pack, verdict));
  }

  #score(text: string): DocumentScore {
    const document = this.#read(text);
    const verdict = weigh(document, this.#pack);
    const evidence = evidenceOf(document, this.#pack, verdict);
    const found = sectionsOf(document, verdict);
    const isWhole = found.length === 1;
    const sections = found.map((section) => ({
      ...section,
      evidence: isWhole ? evidence : this.#evidence(text.slice(section.start, section.end)),
    }));
    return { score: verdict.score, evidence, sections };
  }

  #evidence(text: string): Evidence {
    const document = this.#read(text);
    return evidenceOf(document, this.#pack, weigh(document, this.#pack));
  }

  #read(text: string): Document {
    const document = readDocument(text, this.#pack);
    settleQuotations(document, this.#pack);
    return document;
  }

  #explain(
    text: string,
    isAsked: (start: number, end: number) => boolean,
    { minConfidence = DEFAULT_CONFIDENCE, assume = "auto" }: RestoreOptions,
  ): Explanation {
    const pack = this.#pack;
    const document = this.#read(text);
    const verdict = weigh(document, pack, assume === "spun");
    const isSpun = spunSentences(verdict, assume);
    const weights = this.#weightsFor(verdict.families);
    const analysis = this.#analyse(document, verdict.families, isSpun, () => true);
    const found = this.#changesOf(document, verdict.families, analysis, isSpun);
    const tokens = explainTokens({ document, pack, weights, verdict, isSpun, analysis, found, minConfidence }, isAsked);
    return { score: verdict.score, tokens };
  }

  #changes(document: Document, families: FamilySet, isSpun: (sentence: number) => boolean): Change[] {
    return this.#changesOf(document, families, this.#analyse(document, families, isSpun, isSpun), isSpun);
  }

  #weightsFor(families: FamilySet): DecoderWeights {
    return isNewsOnly(families) ? this.#weights : FAMILY_WEIGHTS;
  }

  /** Whether the package's own hand-written dictionaries speak for these families; callers mean what they write. */
  #isByHand(families: FamilySet): boolean {
    const { callers = this.#pack.families.names.length } = this.#pack.families;
    const packaged = (1 << callers) - 1;
    return (families & packaged & ~(1 << NEWS_FAMILY)) !== 0;
  }

  /** Decodes the sentences that are spun; the lattice holds those that are of interest. */
  #analyse(
    document: Document,
    families: FamilySet,
    isSpun: (sentence: number) => boolean,
    isOfInterest: typeof isSpun,
  ): Analysis {
    const pack = this.#pack;
    const weights = this.#weightsFor(families);
    const scorers = pack.scorers();
    this.#decoder ??= new Decoder(pack, scorers.model);
    const decoder = this.#decoder;
    this.#style ??= new StyleIndex(pack.table);
    const lattice = buildLattice(
      document,
      pack,
      scorers,
      { own: families, akin: akinTo(families, pack.families) },
      weights,
      isOfInterest,
    );
    const local = localScores(lattice, pack.table, weights);
    const zeros = (): Float64Array => new Float64Array(local.length);
    const [vocabulary, typography] = [zeros(), zeros()];
    addVocabulary(vocabulary, document, lattice, pack, scorers.model, weights);
    addTypography(typography, document, lattice, pack.table);
    let [consistency, style] = [zeros(), zeros()];
    const decode = (pruning: Pruning, ...scores: readonly Float64Array[]): Decoding =>
      decoder.decode(document, lattice, sum(local, vocabulary, typography, ...scores), weights, pruning, isSpun);
    const pruning = isNewsOnly(families) ? NARROW : WIDE;
    let decided = decode(pruning);
    for (let pass = 1; pass < PASSES; pass++) {
      [consistency, style] = [zeros(), zeros()];
      addAgreement(consistency, lattice, decided.posterior, pack, weights);
      addStyle(style, lattice, decided.posterior, this.#style, weights.style);
      decided = decode(pruning, consistency, style);
    }
    // How sure a change is, a wide search tells: what a narrow one leaves out speaks against what it takes.
    const { posterior } = pruning === WIDE ? decided : decode(WIDE, consistency, style);
    const decoding = { best: decided.best, posterior };
    return { lattice, local, evidence: { vocabulary, typography, consistency, style }, decoding };
  }

  #changesOf(
    document: Document,
    families: FamilySet,
    { lattice, decoding }: Analysis,
    isSpun: (sentence: number) => boolean,
  ): Change[] {
    const calibrate = this.#isByHand(families) ? calibratedByHand : this.#calibrate;
    const changes = changesOf(document, lattice, decoding, this.#pack, calibrate);
    return addAgreementEdits(document, changes, this.#pack.language, (token) => isSpun(sentenceOf(document, token)));
  }
}

function isNewsOnly(families: FamilySet): boolean {
  return families === 1 << NEWS_FAMILY;
}

/** Whether a sentence is to be restored. */
function spunSentences({ sentences }: Verdict, assume: RestoreOptions["assume"]): (sentence: number) => boolean {
  return (sentence) => assume === "spun" || (assume === "auto" && sentences[sentence] >= SPUN);
}

/** Few ask for the evidence of a text: it is made when they do. */
function withEvidence<T extends object>(result: T, make: () => Evidence): T & { readonly evidence: Evidence } {
  return Object.defineProperty(result as T & { readonly evidence: Evidence }, "evidence", {
    enumerable: true,
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(result, "evidence", { enumerable: true, value });
      return value;
    },
  });
}

function sum(first: Float64Array, ...others: readonly Float64Array[]): Float64Array {
  const total = first.slice();
  for (const scores of others) for (let arc = 0; arc < total.length; arc++) total[arc] += scores[arc];
  return total;
}

/** Sentence that holds a token. */
function sentenceOf({ sentences }: Document, token: number): number {
  return lastAtMost(sentences, sentences.length - 1, token);
}
