import { describeDocument, SCHEMA } from "./json.js";
import type { Report } from "./result.js";

/** One JSON object a line and document: what the JSON report tells of it, with the schema's number. */
export function createJsonLines(): Report {
  return {
    begin: () => "",
    document: (result) => `${JSON.stringify({ schema: SCHEMA, ...describeDocument(result) })}\n`,
    end: () => "",
  };
}
