/** The paragraphs that two texts have in common, in the order of the original's, one a line; equally many on both sides. */
export interface MatchedParagraphs {
  readonly original: string;
  readonly spun: string;
  /** Paragraphs that were matched, and those of the original and of the spun text that were not. */
  readonly matched: number;
  readonly leftOriginal: number;
  readonly leftSpun: number;
}

/** Ways to cut a text, tried in turn: by lines; by blank lines, where lines are wrapped; not at all. */
const CUTS: readonly ((text: string) => string[])[] = [
  (text) => text.split(/\r\n|[\n\r]/),
  (text) => text.split(/(?:\r\n|[\n\r])[ \t]*(?:\r\n|[\n\r])/).map(joined),
  (text) => [joined(text)],
];
/** Least likeness of paragraphs that belong together: a spinner leaves more than this of the words that set one apart. */
const LEAST_LIKENESS = 0.25;
/** Share of the words that must find their place before another way to cut is tried. */
const ENOUGH = 0.5;
/** Words in more paragraphs than this find no candidates. */
const COMMON = 50;

/** Matches the paragraphs of a spun text with those of its original, whatever is missing, new or moved. */
export function matchParagraphs(original: string, spun: string): MatchedParagraphs {
  let best: { found: MatchedParagraphs; share: number } | undefined;
  for (const cut of CUTS) {
    const [a, b] = [paragraphsOf(original, cut), paragraphsOf(spun, cut)];
    const pairs = match(a, b);
    // What a paragraph has beyond the one it was matched with has found no place.
    const words = pairs.reduce((sum, [i, j]) => sum + Math.min(a[i].words.length, b[j].words.length), 0);
    const share =
      words /
      Math.max(
        1,
        a.reduce((sum, paragraph) => sum + paragraph.words.length, 0),
      );
    if (best !== undefined && share <= best.share) continue;
    const found = {
      original: pairs.map(([i]) => a[i].text).join("\n"),
      spun: pairs.map(([, j]) => b[j].text).join("\n"),
      matched: pairs.length,
      leftOriginal: a.length - pairs.length,
      leftSpun: b.length - pairs.length,
    };
    best = { found, share };
    if (share >= ENOUGH) break;
  }
  return best?.found ?? { original: "", spun: "", matched: 0, leftOriginal: 0, leftSpun: 0 };
}

interface Paragraph {
  readonly text: string;
  readonly words: readonly string[];
}

function joined(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function paragraphsOf(text: string, cut: (text: string) => string[]): Paragraph[] {
  return cut(text).flatMap((paragraph) => {
    const words = paragraph.toLowerCase().match(/[\p{L}\p{N}]+/gu);
    return words === null ? [] : [{ text: paragraph.trim(), words: [...new Set(words)] }];
  });
}

/** Pairs of indexes that are each other's likest, by the original's order. */
function match(a: readonly Paragraph[], b: readonly Paragraph[]): [number, number][] {
  const places = new Map<string, { a: number[]; b: number[] }>();
  for (const [side, paragraphs] of [["a", a] as const, ["b", b] as const]) {
    for (const [index, { words }] of paragraphs.entries()) {
      for (const word of words) {
        const known = places.get(word);
        if (known) known[side].push(index);
        else places.set(word, { a: [], b: [], [side]: [index] });
      }
    }
  }
  // The rarer a word, the more it says.
  const weightOf = (word: string): number => {
    const { a: inA = [], b: inB = [] } = places.get(word) ?? {};
    return 2 / (inA.length + inB.length);
  };
  const weights = (paragraphs: readonly Paragraph[]): number[] =>
    paragraphs.map(({ words }) => words.reduce((sum, word) => sum + weightOf(word), 0));
  const [weightA, weightB] = [weights(a), weights(b)];
  const likest = new Map<number, { index: number; likeness: number }>();
  const proposals: { i: number; j: number; likeness: number }[] = [];
  for (const [i, { words }] of a.entries()) {
    const shared = new Map<number, number>();
    for (const word of words) {
      const { b: inB = [] } = places.get(word) ?? {};
      if (inB.length > COMMON) continue;
      for (const j of inB) shared.set(j, (shared.get(j) ?? 0) + weightOf(word));
    }
    let best = { index: -1, likeness: LEAST_LIKENESS };
    for (const [j, weight] of shared) {
      const likeness = (2 * weight) / (weightA[i] + weightB[j]);
      if (isLiker(likeness, i, j, best.likeness, i, best.index)) best = { index: j, likeness };
    }
    if (best.index < 0) continue;
    proposals.push({ i, j: best.index, likeness: best.likeness });
    const rival = likest.get(best.index);
    if (!rival || isLiker(best.likeness, i, best.index, rival.likeness, rival.index, best.index)) {
      likest.set(best.index, { index: i, likeness: best.likeness });
    }
  }
  return proposals.flatMap(({ i, j }): [number, number][] => (likest.get(j)?.index === i ? [[i, j]] : []));
}

/** Of paragraphs as like as each other, those at more similar places belong together. */
function isLiker(likeness: number, i: number, j: number, other: number, i2: number, j2: number): boolean {
  if (Math.abs(likeness - other) > 1e-9) return likeness > other;
  return j2 < 0 || Math.abs(i - j) < Math.abs(i2 - j2);
}
