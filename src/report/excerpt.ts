import { visible } from "./visible.js";

const WORDS = 8;
/** Bounds a window of "words" that have no end. UTF-16 units. */
const REACH = 160;

/** A stretch of a text around what matters in it. */
export interface Excerpt {
  readonly start: number;
  readonly end: number;
  /** Whether its paragraph goes on before `start`, after `end`. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** About eight words on each side of `[start, end)`, within its paragraph, or within its line in a list. */
export function excerptAround(text: string, start: number, end: number, isList = false): Excerpt {
  const breaks = isList ? 1 : 2;
  const before = stretch(text, start, -1, breaks);
  const after = stretch(text, end, 1, breaks);
  return { start: before.edge, end: after.edge, cutBefore: before.cut, cutAfter: after.cut };
}

/** Goes from `at` over the rest of its word and eight more, not past so many line breaks in a row. */
function stretch(text: string, at: number, step: 1 | -1, breaks: number): { edge: number; cut: boolean } {
  let edge = at;
  let words = 0;
  let lines = 0;
  let space = false;
  for (let count = 0; count < REACH; count++, at += step) {
    const index = step === 1 ? at : at - 1;
    const char = text[index];
    if (char === undefined) return { edge, cut: false };
    if (/\s/.test(char)) {
      space = true;
      if (char === "\n" || (char === "\r" && text[index + 1] !== "\n")) lines++;
      if (lines === breaks) return { edge, cut: false };
    } else {
      if (space) words++;
      if (words > WORDS) return { edge, cut: true };
      space = false;
      lines = 0;
      edge = at + step;
    }
  }
  return { edge, cut: true };
}

/** A part of a text on one line, safe to print. */
export function flat(text: string): string {
  return visible(text.replace(/\s+/g, " "));
}
