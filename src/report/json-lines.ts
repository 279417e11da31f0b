import { dictionaryVersion } from "./dictionary.js";
import { describeDocument, SCHEMA } from "./json.js";
import type { Report } from "./result.js";

/** One JSON object a line and document: what the JSON report tells of it, with the schema's number and the dictionary's version. */
export function createJsonLines(): Report {
  const dictionary = dictionaryVersion();
  return {
    begin: () => "",
    document: (result) => `${JSON.stringify({ schema: SCHEMA, dictionary, ...describeDocument(result) })}\n`,
    end: () => "",
  };
}
