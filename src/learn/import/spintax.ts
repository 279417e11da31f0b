import { type ImportedItem, MOST_ALTERNATIVES, pairItem, shortened } from "./item.js";

/** How deep groups may stand in one another. */
const MOST_LEVELS = 16;

/**
 * Text with spintax, `{big|large|{huge|enormous}}`: of each group the first alternative is taken for the author's, which
 * the others may stand for. What is outside of groups is left out.
 */
export function* importSpintax(text: string): Generator<ImportedItem> {
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\n") line++;
    if (text[at] !== "{") continue;
    const place = `line ${line}`;
    const group = readGroup(text, at);
    const shown = shortened(text.slice(at, group.end));
    if (typeof group.readings === "string") yield { kind: "refused", place, shown, reason: group.readings };
    else yield* itemsOf(group.readings, place, shown);
    for (let i = at; i < group.end - 1; i++) if (text[i] === "\n") line++;
    at = group.end - 1;
  }
}

function* itemsOf([original, ...others]: readonly string[], place: string, shown: string): Generator<ImportedItem> {
  const refused = (reason: string): ImportedItem => ({ kind: "refused", place, shown, reason });
  if (others.length === 0) yield refused("one alternative only");
  else if (original.trim() === "") yield refused("the first alternative, which is the original, is empty");
  else {
    for (const other of others) {
      if (other.trim() === "") yield refused("an empty alternative");
      else yield pairItem(place, shown, other, original);
    }
  }
}

/** The readings of the group that begins at `from`, or why it has none; `end` is behind it. Needs no recursion. */
function readGroup(text: string, from: number): { readings: readonly string[] | string; end: number } {
  // For each open group: the readings of its finished alternatives, and the beginnings of the current one.
  const open: { done: string[]; current: string[] }[] = [];
  let problem: string | undefined;
  let depth = 0;
  let plain = from;
  const take = (end: number): void => {
    const top = open.at(-1);
    if (top && plain < end) top.current = top.current.map((reading) => reading + text.slice(plain, end));
    plain = end + 1;
  };
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign !== "{" && sign !== "|" && sign !== "}") continue;
    if (problem === undefined) take(at);
    if (sign === "{") {
      depth++;
      if (depth > MOST_LEVELS) problem ??= `more than ${MOST_LEVELS} groups in one another`;
      if (problem === undefined) open.push({ done: [], current: [""] });
      continue;
    }
    const top = open.at(-1);
    if (sign === "}") depth--;
    if (problem === undefined && top) {
      top.done.push(...top.current);
      top.current = [""];
      if (top.done.length > MOST_ALTERNATIVES) problem = `more than ${MOST_ALTERNATIVES} readings`;
      else if (sign === "}") {
        open.pop();
        const outer = open.at(-1);
        if (!outer) return { readings: top.done, end: at + 1 };
        if (outer.current.length * top.done.length > MOST_ALTERNATIVES)
          problem = `more than ${MOST_ALTERNATIVES} readings`;
        else outer.current = outer.current.flatMap((reading) => top.done.map((inner) => reading + inner));
      }
    }
    if (problem !== undefined && depth === 0) return { readings: problem, end: at + 1 };
  }
  return { readings: problem ?? "`{` without `}`", end: text.length };
}
