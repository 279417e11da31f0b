import { dictionaryVersion } from "./dictionary.js";
import { endOfDocuments, SCHEMA } from "./json.js";
import { createLocator } from "./position.js";
import type { Report } from "./result.js";

/**
 * One JSON object: `schema`, `dictionary` with its version, and `documents`, each with its path, score, evidence and sections; `errors` if
 * anything went wrong. Offsets count UTF-16 units from 0, lines from 1.
 */
export function createScoreJson(): Report {
  let separator = "\n";
  return {
    begin: () => `{"schema":${SCHEMA},"dictionary":${JSON.stringify(dictionaryVersion())},"documents":[`,
    document({ path, record, source, restoration: { score, evidence }, sections = [] }) {
      const locate = createLocator(source);
      const placed = sections.map((section) => ({
        ...section,
        line: locate(section.start).line,
        endLine: locate(Math.max(section.start, section.end - 1)).line,
      }));
      const place = record === undefined ? { path } : { path, record };
      const output = `${separator}${JSON.stringify({ ...place, score, evidence, sections: placed })}`;
      separator = ",\n";
      return output;
    },
    end: endOfDocuments,
  };
}
