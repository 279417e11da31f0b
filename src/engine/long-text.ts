import { SPUN, strongest } from "./evidence.js";
import { mostMissed } from "./missing-words.js";
import type {
  Change,
  DocumentScore,
  Evidence,
  ExplainedToken,
  Explanation,
  MissingWord,
  Restoration,
  Section,
  Sign,
} from "./types.js";
import { windowEnds } from "./windows.js";

/** What came of one window. */
interface Part<Result> {
  readonly start: number;
  readonly result: Result;
}

type Verdict = Pick<Restoration, "score" | "evidence">;

/** Restores a text window by window: that takes time linear in its length, however long it is. */
export function restoreByWindow(text: string, restore: (window: string) => Restoration): Restoration {
  const parts = byWindow(text, (window) => {
    const found = restore(window);
    // Of many windows nothing is kept but what came of them: a copy has its evidence made.
    return window.length === text.length ? found : { ...found };
  });
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

/** Explains a text window by window. */
export function explainByWindow(text: string, explain: (window: string, start: number) => Explanation): Explanation {
  const parts = byWindow(text, explain);
  return {
    score: Math.max(...parts.map(({ result }) => result.score)),
    tokens: parts.flatMap(({ start, result }) => result.tokens.map((token) => shiftToken(token, start))),
  };
}

function shiftToken(token: ExplainedToken, by: number): ExplainedToken {
  const phrases = token.phrases.map((phrase) => shift(phrase, by));
  return { ...shift(token, by), phrases, ...(token.change && { change: shift(token.change, by) }) };
}

function byWindow<Result>(text: string, work: (window: string, start: number) => Result): Part<Result>[] {
  const parts: Part<Result>[] = [];
  let start = 0;
  for (const end of windowEnds(text)) {
    parts.push({ start, result: work(text.slice(start, end), start) });
    start = end;
  }
  return parts;
}

function shift<T extends { readonly start: number; readonly end: number }>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

/** Makes one of sections that only the end of a window parts. */
function joinSections(sections: readonly Section[]): Section[] {
  const joined: Section[][] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    if (last === undefined || last[0].score >= SPUN !== section.score >= SPUN) joined.push([section]);
    else last.push(section);
  }
  return joined.map((parts) => ({
    start: parts[0].start,
    end: parts[parts.length - 1].end,
    score: meanScore(parts),
    evidence: joinEvidence(parts),
  }));
}

function meanScore(sections: readonly Section[]): number {
  let [sum, length] = [0, 0];
  for (const { start, end, score } of sections) {
    sum += score * (end - start);
    length += end - start;
  }
  return sum / length;
}

/** A text is as likely spun as the likeliest of its windows; the evidence adds up. */
function joinVerdicts(parts: readonly Part<Verdict>[]): Verdict {
  const results = parts.map(({ result }) => result);
  return { score: Math.max(...results.map(({ score }) => score)), evidence: joinEvidence(results) };
}

function joinEvidence(parts: readonly Pick<Verdict, "evidence">[]): Evidence {
  let [words, logRatio] = [0, 0];
  const signs = new Map<string, Sign>();
  const families = new Set<string>();
  const missing = new Map<string, MissingWord & { readonly parts: number }>();
  for (const { evidence } of parts) {
    words += evidence.words;
    logRatio += evidence.logRatio;
    for (const family of evidence.families) families.add(family);
    for (const sign of evidence.signs) {
      const { phrase, count = 0, weight = 0 } = signs.get(sign.phrase) ?? { phrase: sign.phrase };
      signs.set(phrase, { phrase, count: count + sign.count, weight: weight + sign.weight });
    }
    for (const { word, expected, weight } of evidence.missing) {
      const known = missing.get(word) ?? { expected: 0, weight: 0, parts: 0 };
      missing.set(word, {
        word,
        expected: known.expected + expected,
        weight: known.weight + weight,
        parts: known.parts + 1,
      });
    }
  }
  // A word that any part has is not missing.
  const everywhere = [...missing.values()].filter((word) => word.parts === parts.length);
  return {
    words,
    logRatio,
    families: [...families].sort(),
    signs: strongest([...signs.values()]),
    missing: mostMissed(everywhere.map(({ word, expected, weight }) => ({ word, expected, weight }))),
  };
}
