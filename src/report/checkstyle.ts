import { dictionaryLine } from "./dictionary.js";
import { findingsOf } from "./finding.js";
import type { Report } from "./result.js";
import { tag } from "./xml.js";

/** The XML of Checkstyle, which most build servers read. */
export function createCheckstyle(): Report {
  return {
    begin: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- dictionary ${dictionaryLine()} -->\n<checkstyle version="4.3">\n`,
    document(result) {
      let output = `  ${tag("file", { name: result.path })}\n`;
      for (const { rule, message, start } of findingsOf(result)) {
        // Offsets in the text of a record are none in its file.
        const place = result.record === undefined ? start : { line: result.record };
        output += `    ${tag("error", { ...place, severity: "warning", message, source: `unspin.${rule}` }, "/")}\n`;
      }
      return `${output}  </file>\n`;
    },
    end: () => "</checkstyle>\n",
  };
}
