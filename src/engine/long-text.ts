import { SPUN, strongest } from "./evidence.js";
import type { Change, DocumentScore, Restoration, Section, Sign } from "./types.js";
import { windowEnds } from "./windows.js";

/** What came of one window. */
interface Part<Result> {
  readonly start: number;
  readonly result: Result;
}

type Verdict = Pick<Restoration, "score" | "evidence">;

/** Restores a text window by window: that takes time linear in its length, however long it is. */
export function restoreByWindow(text: string, restore: (window: string) => Restoration): Restoration {
  const parts = byWindow(text, restore);
  if (parts.length === 1) return parts[0].result;
  const shifted = (list: "changes" | "suggestions"): Change[] =>
    parts.flatMap(({ start, result }) => result[list].map((change) => shift(change, start)));
  return {
    text: parts.map(({ result }) => result.text).join(""),
    changes: shifted("changes"),
    suggestions: shifted("suggestions"),
    ...joinVerdicts(parts),
  };
}

/** Scores a text window by window. */
export function scoreByWindow(text: string, score: (window: string) => DocumentScore): DocumentScore {
  const parts = byWindow(text, score);
  if (parts.length === 1) return parts[0].result;
  const sections = parts.flatMap(({ start, result }) => result.sections.map((section) => shift(section, start)));
  return { ...joinVerdicts(parts), sections: joinSections(sections) };
}

function byWindow<Result>(text: string, work: (window: string) => Result): Part<Result>[] {
  const parts: Part<Result>[] = [];
  let start = 0;
  for (const end of windowEnds(text)) {
    parts.push({ start, result: work(text.slice(start, end)) });
    start = end;
  }
  return parts;
}

function shift<T extends Change | Section>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

/** Makes one of sections that only the end of a window parts. */
function joinSections(sections: readonly Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    if (last === undefined || last.score >= SPUN !== section.score >= SPUN) joined.push(section);
    else joined[joined.length - 1] = { start: last.start, end: section.end, score: meanScore(last, section) };
  }
  return joined;
}

function meanScore(a: Section, b: Section): number {
  const [first, second] = [a.end - a.start, b.end - b.start];
  return (a.score * first + b.score * second) / (first + second);
}

/** A text is as likely spun as the likeliest of its windows; the evidence adds up. */
function joinVerdicts(parts: readonly Part<Verdict>[]): Verdict {
  let [score, words, logRatio] = [0, 0, 0];
  const signs = new Map<string, Sign>();
  for (const { result } of parts) {
    score = Math.max(score, result.score);
    words += result.evidence.words;
    logRatio += result.evidence.logRatio;
    for (const sign of result.evidence.signs) {
      const { phrase, count = 0, weight = 0 } = signs.get(sign.phrase) ?? { phrase: sign.phrase };
      signs.set(phrase, { phrase, count: count + sign.count, weight: weight + sign.weight });
    }
  }
  return { score, evidence: { words, logRatio, signs: strongest([...signs.values()]) } };
}
