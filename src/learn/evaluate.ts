import type { Change, Restoration } from "../engine/types.js";
import { compare, type Difference, judgeBy } from "./judge.js";
import { wordErrors, wordsOf } from "./word-errors.js";

/** A spun text and what its author had written. */
export interface Pair {
  /** What messages call it. */
  readonly name: string;
  readonly spun: string;
  readonly original: string;
}

/** Changes whose confidence lies in `[from, to)`, the last bin's in `[from, to]`. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly changes: number;
  /** Mean confidence of the changes. */
  readonly confidence: number;
  /** Share of the changes that are right: near `confidence` if the confidences can be relied on. */
  readonly right: number;
}

/** A phrase that came out wrong; `spun` equals `restored` where nothing was changed. */
export interface Confusion {
  readonly spun: string;
  readonly restored: string;
  readonly wanted: string;
  readonly count: number;
}

/** How well spun texts were restored. Shares are 0..1, and `null` where there is nothing to take a share of. */
export interface Figures {
  readonly documents: number;
  /** Documents held for spun. */
  readonly spun: number;
  /** Words and signs of the originals. */
  readonly words: number;
  /** Word errors per word of the original (Levenshtein 1966). */
  readonly wordErrorRate: { readonly before: number | null; readonly after: number | null };
  /** Share of the word errors that is gone; negative if there are more of them. */
  readonly errorReduction: number | null;
  readonly changes: number;
  /** Share of the changes that yield the author's exact words. */
  readonly precision: number | null;
  /** Share of the author's words that the spinner took, and that are back. */
  readonly recall: number | null;
  /** Words that the spinner had left alone and that were changed, per 1,000 words. */
  readonly harmed: number | null;
  readonly calibration: readonly CalibrationBin[];
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
}

const BIN_EDGES = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];
const SPUN = 0.5;

/** Gathers what came of pairs. */
export class Evaluation {
  #documents = 0;
  #spun = 0;
  #words = 0;
  #before = 0;
  #after = 0;
  #changes = 0;
  #right = 0;
  #lost = 0;
  #back = 0;
  #harmed = 0;
  readonly #bins = BIN_EDGES.slice(1).map(() => ({ changes: 0, confidence: 0, right: 0 }));
  readonly #confusions = new Map<string, { spun: string; restored: string; wanted: string; count: number }>();

  /** Takes in how a pair's spun text was restored. */
  add({ spun, original }: Pair, { text, changes, score }: Pick<Restoration, "text" | "changes" | "score">): void {
    const wanted = wordsOf(original);
    this.#documents++;
    if (score >= SPUN) this.#spun++;
    this.#words += wanted.length;
    this.#before += wordErrors(wordsOf(spun), wanted);
    this.#after += wordErrors(wordsOf(text), wanted);
    const restored = compare(text, original);
    this.#addWords(marks(compare(spun, original)), marks(restored));
    const judgements = judgeBy(restored, changes);
    for (const [i, right] of judgements.entries()) this.#addChange(changes[i].confidence, right);
    this.#addConfusions(restored, changes, spun);
  }

  /** The figures so far, with at most `most` confusions. */
  figures(most = 20): Figures {
    const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
    const after = share(this.#after, this.#before);
    return {
      documents: this.#documents,
      spun: this.#spun,
      words: this.#words,
      wordErrorRate: { before: share(this.#before, this.#words), after: share(this.#after, this.#words) },
      errorReduction: after === null ? null : 1 - after,
      changes: this.#changes,
      precision: share(this.#right, this.#changes),
      recall: share(this.#back, this.#lost),
      harmed: share(1000 * this.#harmed, this.#words),
      calibration: this.#bins.flatMap(({ changes, confidence, right }, i) =>
        changes === 0
          ? []
          : [
              {
                from: BIN_EDGES[i],
                to: BIN_EDGES[i + 1],
                changes,
                confidence: confidence / changes,
                right: right / changes,
              },
            ],
      ),
      confusions: [...this.#confusions.values()]
        .sort((a, b) => b.count - a.count || (`${a.spun}\t${a.wanted}` < `${b.spun}\t${b.wanted}` ? -1 : 1))
        .slice(0, most),
    };
  }

  #addWords(lost: Uint8Array, lostStill: Uint8Array): void {
    for (let i = 0; i < lost.length; i++) {
      this.#lost += lost[i];
      if (lost[i] && !lostStill[i]) this.#back++;
      if (!lost[i] && lostStill[i]) this.#harmed++;
    }
  }

  #addChange(confidence: number, right: boolean): void {
    const found = BIN_EDGES.findIndex((_, i) => confidence < BIN_EDGES[i + 1]);
    const bin = this.#bins[found < 0 ? this.#bins.length - 1 : found];
    bin.changes++;
    bin.confidence += confidence;
    this.#changes++;
    if (!right) return;
    bin.right++;
    this.#right++;
  }

  #addConfusions(difference: Difference, changes: readonly Change[], source: string): void {
    for (const confusion of confusionsOf(difference, changes, source)) {
      const key = JSON.stringify(confusion);
      const seen = this.#confusions.get(key);
      if (seen) seen.count++;
      else this.#confusions.set(key, { ...confusion, count: 1 });
    }
  }
}

/** 1 for each token of the original, and each gap before one, that the other version has not kept. */
function marks({ original, hunks }: Difference): Uint8Array {
  const lost = new Uint8Array(2 * original.ids.length + 1);
  for (const { from, to } of hunks) {
    if (from === to) lost[2 * from] = 1;
    for (let i = from; i < to; i++) lost[2 * i + 1] = 1;
  }
  return lost;
}

/** What is still wrong, each place as the spun, the restored and the wanted wording. */
function confusionsOf(
  { original, found, hunks }: Difference,
  changes: readonly Change[],
  source: string,
): Omit<Confusion, "count">[] {
  const confusions: Omit<Confusion, "count">[] = [];
  let next = 0;
  let shift = 0;
  for (const { from, to, spunFrom, spunTo } of hunks) {
    let [first, last] = [spunFrom, spunTo];
    const at = (): number => found.start[first] ?? found.text.length;
    const end = (): number => (last > first ? found.end[last - 1] : at());
    const passed = (change: Change): boolean => change.start + shift + change.replacement.length < at();
    while (next < changes.length && passed(changes[next])) shift += grown(changes[next++]);
    let sourceStart = at() - shift;
    let inner = 0;
    // Changes that the difference touches are shown whole.
    for (; next < changes.length && changes[next].start + shift + inner <= end(); next++) {
      const change = changes[next];
      const start = change.start + shift + inner;
      const stop = start + change.replacement.length;
      const touches = stop > at() || first === last;
      if (!touches) {
        shift += grown(change);
        continue;
      }
      while (first > 0 && found.start[first] > start) first--;
      while (last < found.ids.length && end() < stop) last++;
      sourceStart = Math.min(sourceStart, change.start);
      inner += grown(change);
    }
    const wantedFrom = from - (spunFrom - first);
    const wantedTo = to + (last - spunTo);
    confusions.push({
      spun: flat(source.slice(Math.min(sourceStart, at() - shift), end() - shift - inner)),
      restored: flat(found.text.slice(at(), end())),
      wanted: flat(
        wantedTo > wantedFrom ? original.text.slice(original.start[wantedFrom], original.end[wantedTo - 1]) : "",
      ),
    });
    shift += inner;
  }
  return confusions;
}

function grown({ start, end, replacement }: Change): number {
  return replacement.length - (end - start);
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
