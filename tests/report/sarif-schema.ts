/**
 * The parts of the SARIF 2.1.0 schema (OASIS, errata 01) that unspin's reports use, written from the specification: every
 * property must be a known one, so that a misspelt one fails. The reports are typed by the published types besides.
 */
const message = object({ text: { type: "string" } }, ["text"]);
const artifactLocation = object({ uri: { type: "string", format: "uri-reference" } }, ["uri"]);
const positive = { type: "integer", minimum: 1 };
const region = object({
  startLine: positive,
  startColumn: positive,
  endLine: positive,
  endColumn: positive,
  charOffset: { type: "integer", minimum: 0 },
  charLength: { type: "integer", minimum: 0 },
});
const location = object({ physicalLocation: object({ artifactLocation, region }, ["artifactLocation"]) });
const level = { enum: ["none", "note", "warning", "error"] };
const replacement = object({ deletedRegion: region, insertedContent: object({ text: { type: "string" } }) }, [
  "deletedRegion",
]);
const artifactChange = object({ artifactLocation, replacements: list(replacement, 1) }, [
  "artifactLocation",
  "replacements",
]);
const result = object(
  {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: 0 },
    level,
    message,
    locations: list(location),
    rank: { type: "number", minimum: 0, maximum: 100 },
    partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
    fixes: list(object({ artifactChanges: list(artifactChange, 1) }, ["artifactChanges"])),
  },
  ["message"],
);
const rule = object({ id: { type: "string" }, shortDescription: message, defaultConfiguration: object({ level }) }, [
  "id",
]);
const driver = object({ name: { type: "string" }, rules: list(rule) }, ["name"]);
const run = object(
  {
    tool: object({ driver }, ["driver"]),
    columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
    results: list(result),
  },
  ["tool"],
);

export const sarifSchema = object(
  { $schema: { type: "string", format: "uri" }, version: { const: "2.1.0" }, runs: list(run) },
  ["version", "runs"],
);

function object(properties: Record<string, object>, required: readonly string[] = []): object {
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: object, minItems = 0): object {
  return { type: "array", items, minItems };
}
