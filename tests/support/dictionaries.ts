import type { Dictionary } from "../../src/language/dictionary.js";

type Placed = { readonly file: string; readonly line: number; readonly column?: number };

/** What a dictionary says, family by family, without the places where it says it. */
export function contentOf({ entries, heads, tests }: Dictionary) {
  return {
    entries: byFamily(entries.map(withoutPlace)),
    heads: byFamily(heads.map(withoutPlace)),
    tests: tests.map(withoutPlace),
  };
}

function withoutPlace<T extends Placed>({ file: _, line: __, column: ___, ...rest }: T) {
  return rest;
}

/** An entry of no family comes first. */
function byFamily<T extends { readonly family?: string }>(items: readonly T[]): T[] {
  return items.toSorted(({ family: a = "" }, { family: b = "" }) => (a < b ? -1 : a > b ? 1 : 0));
}
