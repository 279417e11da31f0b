import type { Change } from "../engine/types.js";
import { shownName } from "../review/document.js";
import { type Excerpt, excerptAround, flat } from "./excerpt.js";
import type { Paint } from "./paint.js";
import { createLocator } from "./position.js";
import type { DocumentResult, Report } from "./result.js";
import { visible } from "./visible.js";

/** Applied changes in their context for a reader: `path:line:col`, then the words around with what went out and came in. */
export function createWordDiff(paint: Paint): Report {
  return {
    begin: () => "",
    document(result) {
      const locate = createLocator(result.source);
      let output = "";
      for (const group of groups(result)) {
        const { line, column } = locate(group.changes[0].start);
        output += `${paint.place(`${visible(shownName(result))}:${line}:${column}`)}\n  ${render(result.source, group, paint)}\n`;
      }
      return output;
    },
    end: () => "",
  };
}

interface Group extends Excerpt {
  readonly changes: readonly Change[];
}

/** Changes whose excerpts touch are shown together. */
function groups({ source, restoration }: DocumentResult): Group[] {
  const found: (Excerpt & { changes: Change[] })[] = [];
  for (const change of restoration.changes) {
    const excerpt = excerptAround(source, change.start, change.end);
    const last = found.at(-1);
    if (last !== undefined && excerpt.start <= last.end) {
      last.changes.push(change);
      found[found.length - 1] = { ...last, end: excerpt.end, cutAfter: excerpt.cutAfter };
    } else {
      found.push({ ...excerpt, changes: [change] });
    }
  }
  return found;
}

function render(source: string, group: Group, paint: Paint): string {
  let output = group.cutBefore ? paint.aside("… ") : "";
  let at = group.start;
  for (const { start, end, replacement } of group.changes) {
    output += flat(source.slice(at, start)) + paint.removed(flat(source.slice(start, end)));
    if (replacement !== "") output += paint.added(flat(replacement));
    at = end;
  }
  return output + flat(source.slice(at, group.end)) + (group.cutAfter ? paint.aside(" …") : "");
}
