import type { Change } from "../engine/types.js";
import { documentName } from "../review/document.js";
import { dictionaryVersion } from "./dictionary.js";
import { createLocator } from "./position.js";
import type { DocumentResult, Failure, Report } from "./result.js";

/** Raised when a key changes its meaning or goes; new keys may come at any time. */
export const SCHEMA = 1;

/**
 * One JSON object: `schema`, `dictionary` with its version, and `documents`, each with its path, score, evidence, changes and suggestions; `errors` if anything
 * went wrong. Offsets count UTF-16 units from 0, lines and columns from 1.
 */
export function createJson(): Report {
  let separator = "\n";
  return {
    begin: () => `{"schema":${SCHEMA},"dictionary":${JSON.stringify(dictionaryVersion())},"documents":[`,
    document(result) {
      const output = `${separator}${JSON.stringify(describeDocument(result))}`;
      separator = ",\n";
      return output;
    },
    end: endOfDocuments,
  };
}

/** What stands behind the documents of a JSON report. */
export function endOfDocuments(failures: readonly Failure[]): string {
  return failures.length === 0 ? "\n]}\n" : `\n],"errors":${JSON.stringify(failures)}}\n`;
}

/** What machines are told of one document. */
export function describeDocument(result: DocumentResult): object {
  const { source, restoration, notices = [] } = result;
  const locate = createLocator(source);
  const placed = (change: Change) => ({ ...locate(change.start), ...change });
  return {
    ...documentName(result),
    score: restoration.score,
    evidence: restoration.evidence,
    changes: restoration.changes.map(placed),
    suggestions: restoration.suggestions.map(placed),
    ...(notices.length === 0 ? {} : { notices: notices.map((notice) => ({ ...locate(notice.start), ...notice })) }),
  };
}
