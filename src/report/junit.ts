import { shownName } from "../review/document.js";
import { dictionaryLine } from "./dictionary.js";
import { findingsOf } from "./finding.js";
import type { Failure, Report } from "./result.js";
import { escapeXml, tag } from "./xml.js";

/** The XML of JUnit: a suite for each document, a failed test for each finding, a passed one if there is none; one that could not be run for what went wrong. */
export function createJunit(): Report {
  return {
    begin: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- dictionary ${dictionaryLine()} -->\n<testsuites name="unspin">\n`,
    document(result) {
      const name = shownName(result);
      const findings = findingsOf(result);
      const counts = { tests: Math.max(1, findings.length), failures: findings.length, errors: 0, skipped: 0 };
      let output = `  ${tag("testsuite", { name, ...counts, time: 0 })}\n`;
      if (findings.length === 0) {
        output += `    ${tag("testcase", { name: "no spun wording", classname: name, time: 0 }, "/")}\n`;
      }
      for (const { rule, message, start } of findings) {
        const place = `${name}:${start.line}:${start.column}`;
        output += `    ${tag("testcase", { name: `${rule} ${start.line}:${start.column}`, classname: name, time: 0 })}`;
        output += `${tag("failure", { type: rule, message })}${escapeXml(`${place}: ${message}`)}</failure></testcase>\n`;
      }
      return `${output}  </testsuite>\n`;
    },
    end: (failures) => `${failures.map(suiteOf).join("")}</testsuites>\n`,
  };
}

function suiteOf({ path = "unspin", message }: Failure): string {
  const suite = tag("testsuite", { name: path, tests: 1, failures: 0, errors: 1, skipped: 0, time: 0 });
  const test = tag("testcase", { name: "could not be checked", classname: path, time: 0 });
  const error = `${tag("error", { message })}${escapeXml(message)}</error>`;
  return `  ${suite}\n    ${test}${error}</testcase>\n  </testsuite>\n`;
}
