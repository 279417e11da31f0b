import { akinTo } from "../language/families.js";
import { holdsFamily } from "../language/readings.js";
import { Protection } from "../text/protection.js";
import { TokenFlag } from "../text/tokens.js";
import type { Case } from "./analysis.js";
import { BestPath } from "./best-path.js";
import { meetsContext } from "./context.js";
import { isEvident, isReplaceable } from "./document.js";
import { SPUN } from "./evidence.js";
import { isIdentity, type Match } from "./lattice.js";
import { type Contributions, ReadingScores } from "./reading-scores.js";
import type { Change, ExplainedPhrase, ExplainedToken, Reading } from "./types.js";

const PROTECTED_BY: readonly (readonly [Protection, string])[] = [
  [Protection.Link, "it is part of an address"],
  [Protection.Bracket, "it stands in brackets"],
  [Protection.Quotation, "it stands in a quotation, which spinners leave alone"],
  [Protection.Name, "it begins with a capital: a name"],
  [Protection.JoinedBefore | Protection.JoinedAfter, "it is joined to another word by a hyphen"],
  [Protection.Initial, "it begins a sentence with a capital, which most spinners leave alone"],
];

const UNMET = "its entry asks for other words around it";
const OTHERS = "only spinners put it in whose signs the document does not show";

/** Says of each token that is asked for what became of it, and why. */
export function explainTokens(found: Case, isAsked: (start: number, end: number) => boolean): ExplainedToken[] {
  const { tokens, sentences } = found.document;
  const explainer = new Explainer(found);
  const explained: ExplainedToken[] = [];
  for (let s = 0; s + 1 < sentences.length; s++) {
    for (let i = sentences[s]; i < sentences[s + 1]; i++) {
      if (!isAsked(tokens.start[i], tokens.end[i])) continue;
      const isFirst = i > sentences[s] && !isAsked(tokens.start[i - 1], tokens.end[i - 1]);
      explained.push(explainer.token(i, s, isFirst ? sentences[s] : i));
    }
  }
  return explained;
}

class Explainer {
  readonly #case: Case;
  readonly #path: BestPath;
  readonly #scores: ReadingScores;

  constructor(found: Case) {
    this.#case = found;
    this.#path = new BestPath(found.analysis.lattice, found.analysis.decoding);
    this.#scores = new ReadingScores(found, this.#path);
  }

  /** Explains a token with the phrases that hold it and begin at token `from` or behind. */
  token(i: number, sentence: number, from: number): ExplainedToken {
    const { document, pack, analysis, found, verdict, minConfidence } = this.#case;
    const { tokens, text } = document;
    const { matches, firstMatch } = analysis.lattice;
    const [start, end] = [tokens.start[i], tokens.end[i]];
    const phrases = matches
      .slice(firstMatch[from], firstMatch[i + 1])
      .filter((match) => match.to > i && match.arcsEnd > match.arcs)
      .map((match) => this.#phrase(match, sentence))
      .reverse();
    const change = found.find((candidate) => candidate.start < end && candidate.end > start);
    const isApplied = change !== undefined && change.confidence >= minConfidence;
    return {
      start,
      end,
      text: text.slice(start, end),
      outcome: change === undefined ? "kept" : isApplied ? "changed" : "suggested",
      reason: change === undefined ? this.#whyKept(i, sentence, phrases) : whyChanged(change, isApplied),
      ...(change === undefined ? {} : { change }),
      sentence: verdict.sentences[sentence],
      evidence: isEvident(document, i) ? pack.evidence[tokens.id[i]] : 0,
      phrases,
    };
  }

  #whyKept(i: number, sentence: number, phrases: readonly ExplainedPhrase[]): string {
    const { document, verdict, isSpun } = this.#case;
    if (phrases.length === 0 && this.#path.at(i) === undefined) {
      const { protection, tokens } = document;
      const protectedBy = PROTECTED_BY.find(([bits]) => (protection[i] & bits) !== 0)?.[1];
      const entry = this.#entryOf(i);
      if (entry === undefined) {
        if ((tokens.flags[i] & TokenFlag.Word) === 0) return "it is no word";
        return protectedBy ?? "no dictionary has a phrase that begins with it";
      }
      return protectedBy ?? entry;
    }
    if (!isSpun(sentence)) {
      const share = verdict.sentences[sentence];
      return share >= SPUN
        ? "the document is taken for genuine"
        : `its sentence reads as genuine (spun with a probability of ${percent(share)})`;
    }
    const others = phrases.flatMap(({ readings }) => readings.filter(({ isUntouched }) => !isUntouched));
    if (others.length > 0 && others.every(({ reason }) => reason === UNMET)) return UNMET;
    return "as it stands it is the likeliest reading";
  }

  /** Why the entry of a phrase that begins here does not match, if there is one. */
  #entryOf(i: number): string | undefined {
    const { document, pack } = this.#case;
    const { tokens } = document;
    const { table } = pack;
    let node = table.first(tokens.id[i]);
    let known: string | undefined;
    for (let to = i + 1; node >= 0; node = to < tokens.count ? table.next(node, tokens.id[to++]) : -1) {
      const entry = table.entryAt(node);
      if (entry < 0) continue;
      const isMet = this.#hasMetContext(i, to, entry);
      if (isMet === false && isReplaceable(document, i, to, true)) return UNMET;
      known ??= isMet === undefined ? OTHERS : "its phrase holds something that spinners leave alone";
    }
    return known;
  }

  /** Whether the words around admit a candidate; undefined if no family at work has any. */
  #hasMetContext(from: number, to: number, entry: number): boolean | undefined {
    const { document, pack } = this.#case;
    const { candidateContext } = pack.table.arrays;
    let isMet: boolean | undefined;
    for (const c of this.#candidatesFrom(entry)) {
      const context = candidateContext[c];
      if (context === 0 || meetsContext(document, from, to, pack.table.strings.contexts[context - 1])) return true;
      isMet = false;
    }
    return isMet;
  }

  /** The candidates of an entry and of those behind it for the same phrase, as far as their families are at work. */
  *#candidatesFrom(first: number): Generator<number> {
    const { pack, verdict } = this.#case;
    const { entryStart, entryFamily } = pack.table.arrays;
    const atWork = verdict.families | akinTo(verdict.families, pack.families);
    for (let entry = first; entry >= 0; entry = pack.table.nextEntry(entry)) {
      if (!holdsFamily(atWork, entryFamily[entry])) continue;
      for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) yield c;
    }
  }

  #phrase(match: Match, sentence: number): ExplainedPhrase {
    const { tokens, text } = this.#case.document;
    const [start, end] = [tokens.start[match.from], tokens.end[match.to - 1]];
    const source = text.slice(start, end);
    const arcs = Array.from({ length: match.arcsEnd - match.arcs }, (_, k) => match.arcs + k);
    const totals = new Map(arcs.map((arc) => [arc, this.#scores.contributions(match, arc)]));
    const readings = arcs.map((arc) => this.#reading(match, arc, source, sentence, totals));
    readings.sort((a, b) => b.probability - a.probability || b.classifier - a.classifier);
    readings.push(...this.#unmet(match));
    return { start, end, source, partOfLonger: Math.exp(match.logOther), readings };
  }

  /** The readings that the words around rule out. */
  #unmet(match: Match): Reading[] {
    const { table } = this.#case.pack;
    const { arrays } = table;
    const tried = new Set(this.#case.analysis.lattice.candidate.slice(match.arcs, match.arcsEnd));
    const readings: Reading[] = [];
    for (const c of this.#candidatesFrom(match.entry)) {
      if (tried.has(c) || arrays.candidateContext[c] === 0) continue;
      readings.push({
        text: table.text(arrays.candidatePhrase[c]),
        isUntouched: false,
        originalGivenSpun: Math.exp(arrays.candidateLog[c]),
        spunGivenOriginal: this.#scores.spunGivenOriginal(match, arrays.candidatePhrase[c]),
        classifier: 0,
        languageModel: this.#scores.languageModel(match, c),
        evidence: { vocabulary: 0, consistency: 0, style: 0, typography: 0 },
        probability: 0,
        rule: table.rule(c),
        won: false,
        reason: UNMET,
      });
    }
    return readings;
  }

  #reading(
    match: Match,
    arc: number,
    source: string,
    sentence: number,
    totals: ReadonlyMap<number, Contributions>,
  ): Reading {
    const { pack, analysis } = this.#case;
    const { arrays } = pack.table;
    const { lattice, evidence, decoding } = analysis;
    const candidate = lattice.candidate[arc];
    const isUntouched = isIdentity(pack.table, match, candidate);
    const won = this.#path.has(arc);
    return {
      text: isUntouched ? source : pack.table.text(arrays.candidatePhrase[candidate]),
      isUntouched,
      originalGivenSpun: Math.exp(arrays.candidateLog[candidate]),
      spunGivenOriginal: this.#scores.spunGivenOriginal(match, arrays.candidatePhrase[candidate]),
      classifier: Math.exp(lattice.logProbability[arc]),
      languageModel: this.#scores.languageModel(match, candidate),
      evidence: {
        vocabulary: evidence.vocabulary[arc],
        consistency: evidence.consistency[arc],
        style: evidence.style[arc],
        typography: evidence.typography[arc],
      },
      probability: Math.min(1, decoding.posterior[arc]),
      rule: pack.table.rule(candidate),
      won,
      reason: won ? "the likeliest reading" : this.#whyLost(match, arc, sentence, totals),
    };
  }

  #whyLost(match: Match, arc: number, sentence: number, totals: ReadonlyMap<number, Contributions>): string {
    const { isSpun } = this.#case;
    if (!isSpun(sentence)) return "not tried: the sentence reads as genuine";
    const winner = this.#path.arcOf(match);
    if (winner < 0) {
      const other = this.#overlapping(match);
      return other === undefined ? "its words stand as they are" : `“${other}” is the likelier phrase`;
    }
    const [mine, best] = [totals.get(arc), totals.get(winner)];
    if (mine === undefined || best === undefined) return "";
    const parts = (Object.keys(mine) as (keyof Contributions)[])
      .map((part) => ({ part, behind: best[part] - mine[part] }))
      .filter(({ behind }) => Math.abs(behind) >= 0.05)
      .sort((a, b) => b.behind - a.behind)
      .map(({ part, behind }) => `${part} ${Math.abs(behind).toFixed(1)} ${behind > 0 ? "behind" : "ahead"}`);
    return parts.length === 0 ? "level with the winner" : parts.join(", ");
  }

  /** The phrase that the best path has in the place of a match. */
  #overlapping({ from, to }: Match): string | undefined {
    const { tokens, text } = this.#case.document;
    for (let i = from; i < to; i++) {
      const other = this.#path.at(i);
      if (other !== undefined) return text.slice(tokens.start[other.from], tokens.end[other.to - 1]);
    }
    return undefined;
  }
}

function whyChanged(change: Change, isApplied: boolean): string {
  const becomes = change.replacement === "" ? "nothing" : `“${change.replacement}”`;
  const sure = `${percent(change.confidence)} sure`;
  return `“${change.source}” most likely stands for ${becomes} (${sure}${isApplied ? "" : ", too little to change it"})`;
}

/** Rounded so that neither certainty is claimed. */
function percent(share: number): string {
  if (share >= 0.995) return `${Math.min(99.9, share * 100).toFixed(1)} %`;
  return share < 0.0005 ? "<0.1 %" : `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;
}
