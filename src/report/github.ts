import { shownName } from "../review/document.js";
import { dictionaryLine } from "./dictionary.js";
import { findingsOf } from "./finding.js";
import type { Report } from "./result.js";
import { visible } from "./visible.js";

/** Annotations for GitHub Actions: a workflow command for each finding. */
export function createGithub(): Report {
  return {
    begin: () => "",
    document(result) {
      let output = "";
      for (const { rule, message, start, end } of findingsOf(result)) {
        // The file of a record is annotated at the record's line: offsets in its text are none in the file.
        const place =
          result.record === undefined
            ? { line: start.line, endLine: end.line, ...columns(start, end) }
            : { line: result.record };
        const properties = Object.entries({ file: result.path, ...place, title: rule })
          .map(([key, value]) => `${key}=${property(String(value))}`)
          .join(",");
        const subject = result.record === undefined ? "" : `${shownName(result)}: `;
        output += `::warning ${properties}::${data(visible(subject + message))}\n`;
      }
      return output;
    },
    // Shown where debug logging is switched on.
    end: () => `::debug::dictionary ${dictionaryLine()}\n`,
  };
}

/** GitHub refuses columns for a stretch of several lines. */
function columns(start: { line: number; column: number }, end: { line: number; column: number }): object {
  return start.line === end.line ? { col: start.column, endColumn: end.column } : {};
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return visible(data(text).replaceAll(":", "%3A").replaceAll(",", "%2C"));
}
