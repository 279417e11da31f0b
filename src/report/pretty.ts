import type { Change } from "../engine/types.js";
import { shownName } from "../review/document.js";
import { excerptAround, flat } from "./excerpt.js";
import { findingsOf } from "./finding.js";
import type { Paint } from "./paint.js";
import type { DocumentResult, Report } from "./result.js";
import { visible } from "./visible.js";

/** Findings for a reader: where, what for what, how sure and why, and the words around with the finding underlined. */
export function createPretty(paint: Paint): Report {
  return {
    begin: () => "",
    document(result) {
      let output = "";
      for (const { change, message, rule, start, range } of findingsOf(result)) {
        const place = paint.place(`${visible(shownName(result))}:${start.line}:${start.column}`);
        const said = change === undefined ? `${visible(message)}  ${paint.aside(rule)}` : summary(change, paint);
        output += `${place}  ${said}\n${marked(result, range, paint)}\n`;
      }
      return output;
    },
    end: () => "",
  };
}

function summary({ source, replacement, confidence, rule }: Change, paint: Paint): string {
  const becomes = replacement === "" ? "(nothing)" : flat(replacement);
  return `${flat(source)} → ${becomes}  ${paint.aside(`${Math.round(confidence * 100)} %, ${flat(rule)}`)}`;
}

function marked({ source, isList }: DocumentResult, [start, end]: readonly [number, number], paint: Paint): string {
  const excerpt = excerptAround(source, start, end, isList);
  const before = (excerpt.cutBefore ? "… " : "") + flat(source.slice(excerpt.start, start));
  const found = flat(source.slice(start, end));
  const after = flat(source.slice(end, excerpt.end)) + (excerpt.cutAfter ? " …" : "");
  const carets = "^".repeat(Math.max(1, width(found)));
  return `    ${before}${found}${after}\n    ${" ".repeat(width(before))}${paint.place(carets)}`;
}

/** Columns on a terminal, close enough for English: one a code point. */
function width(text: string): number {
  return [...text].length;
}
