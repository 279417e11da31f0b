import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Invocation, Location, Notification, Region, ReportingDescriptor, Result, Tool } from "sarif";
import { type DictionaryVersion, dictionaryVersion } from "./dictionary.js";
import { type Finding, findingsOf } from "./finding.js";
import { createFingerprint } from "./fingerprint.js";
import type { DocumentResult, Failure, Report } from "./result.js";
import { RULES } from "./rules.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const MANUAL = "https://github.com/unspin/unspin/blob/main/";

const DESCRIPTORS: ReportingDescriptor[] = Object.entries(RULES).map(([id, { summary, detail, remedy, page }]) => ({
  id,
  shortDescription: { text: summary },
  fullDescription: { text: `${summary} ${detail}` },
  help: { text: remedy.replaceAll("`", ""), markdown: `${remedy}\n\n[More in the manual](${MANUAL}${page})` },
  helpUri: MANUAL + page,
  defaultConfiguration: { level: "warning" },
}));

/** SARIF 2.1.0, with the author's words as fixes. Columns and offsets count UTF-16 units. */
export function createSarif(): Report {
  let separator = "\n";
  let path: string | undefined;
  let fingerprint = createFingerprint();
  return {
    begin: () =>
      `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{"tool":` +
      `${JSON.stringify(toolOf(dictionaryVersion()))},"columnKind":"utf16CodeUnits","results":[`,
    document(result) {
      if (result.path !== path) fingerprint = createFingerprint();
      path = result.path;
      let output = "";
      for (const finding of findingsOf(result)) {
        output += separator + JSON.stringify(describe(finding, result, fingerprint));
        separator = ",\n";
      }
      return output;
    },
    end: (failures) => `\n],"invocations":[${JSON.stringify(invocationOf(failures))}]}]}\n`,
  };
}

/** The program, and the dictionary as its extension. */
function toolOf({ language, version, checksum }: DictionaryVersion): Tool {
  return {
    driver: { name: "unspin", version, rules: DESCRIPTORS },
    extensions: [{ name: `dictionary ${language}`, version: `${version}+${checksum}` }],
  };
}

/** How the run ended. What was not worked on has no results, which is not to be taken for clean. */
function invocationOf(failures: readonly Failure[]): Invocation {
  if (failures.length === 0) return { executionSuccessful: true };
  const toolExecutionNotifications = failures.map(({ path, message }): Notification => {
    const locations = path === undefined ? [] : [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }];
    return { level: "error", message: { text: message }, locations };
  });
  return { executionSuccessful: false, toolExecutionNotifications };
}

function describe(
  { rule, message, start, end, range, change }: Finding,
  { path, record, source }: DocumentResult,
  fingerprint: ReturnType<typeof createFingerprint>,
): Result {
  const artifactLocation = { uri: uriOf(path) };
  const location = (region: Region): Location => ({ physicalLocation: { artifactLocation, region } });
  const described = {
    ruleId: rule,
    ruleIndex: DESCRIPTORS.findIndex(({ id }) => id === rule),
    level: "warning",
    message: { text: message },
  } as const;
  const rank = change && {
    rank: change.confidence * 100,
    partialFingerprints: { "unspin/v1": fingerprint(source, change) },
  };
  // Places in the text of a record are none in its file, so it has no fix either.
  if (record !== undefined) return { ...described, locations: [location({ startLine: record })], ...rank };
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: range[0],
    charLength: range[1] - range[0],
  };
  if (change === undefined) return { ...described, locations: [location(region)] };
  const replacements = [{ deletedRegion: region, insertedContent: { text: change.replacement } }];
  return {
    ...described,
    locations: [location(region)],
    ...rank,
    fixes: [{ artifactChanges: [{ artifactLocation, replacements }] }],
  };
}

/** A reference relative to where the run took place, or a file's whole address. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split(sep).map(encodeURIComponent).join("/");
}
