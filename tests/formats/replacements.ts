import fc from "fast-check";
import type { Projection, SourceEdit } from "../../src/formats/projection.js";

/** A choice of words to replace, and what by; positions are taken modulo what the view has. */
export interface Plan {
  readonly word: number;
  readonly count: number;
  readonly replacement: readonly string[];
}

const WORDS = ["of", "hundreds", "Many", "the", "it’s", "1", "9.5%", "a-b", "said"];
const SIGNS = [
  "&",
  "<b>",
  "*",
  "_x_",
  "[a]",
  "`",
  "|",
  "\\",
  "#",
  "1.",
  "-",
  ">",
  "{{",
  "$a$",
  "&amp;",
  '"q"',
  "~~",
  "!",
];

export const plans = (signs: boolean): fc.Arbitrary<Plan[]> =>
  fc.array(
    fc.record({
      word: fc.nat(200),
      count: fc.integer({ min: 1, max: 5 }),
      replacement: fc.array(fc.constantFrom(...WORDS, ...(signs ? SIGNS : [])), { maxLength: 5 }),
    }),
    { maxLength: 6 },
  );

export interface Outcome {
  /** The edits of all replacements that were not refused. */
  readonly edits: readonly SourceEdit[];
  /** The words of the view with those replacements made. */
  readonly words: readonly string[];
}

/** Makes replacements of ranges that do not overlap, from front to back. */
export function carryOut(projection: Projection, plan: readonly Plan[]): Outcome {
  const { text } = projection;
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const edits: SourceEdit[] = [];
  let changed = "";
  let at = 0;
  for (const { word, count, replacement } of [...plan].sort((a, b) => a.word - b.word)) {
    if (words.length === 0) break;
    const first = word % words.length;
    const start = words[first].start;
    const end = words[Math.min(first + count, words.length) - 1].end;
    if (start < at) continue;
    const made = projection.toSource(start, end, replacement.join(" "));
    if (!made) continue;
    edits.push(...made);
    changed += text.slice(at, start) + replacement.join(" ");
    at = end;
  }
  changed += text.slice(at);
  return { edits, words: changed.match(/\S+/g) ?? [] };
}

export const wordsOf = (projection: Projection): readonly string[] => projection.text.match(/\S+/g) ?? [];
