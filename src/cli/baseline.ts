import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { FileError, systemCode } from "../files/errors.js";
import { readAtOnce } from "../files/read.js";
import { writeFile } from "../files/write.js";
import { createFingerprint } from "../report/fingerprint.js";
import type { DocumentResult } from "../report/result.js";
import type { Narrow } from "./narrow.js";

/** Raised when findings get other names: an older file cannot be compared then. */
const VERSION = 1;

/** For each file, relative to the baseline, the names of its findings and their phrases, for whoever reads it. */
type Files = Record<string, Record<string, string>>;

/** Findings that are known and not reported again. */
export interface Baseline {
  readonly narrow: Narrow;
  /** Writes the file if asked for. Says how many findings are known, for the summary. */
  close(): Promise<string>;
}

/** Opens a baseline. Throws a `FileError` if it is none or of another version, or is missing and not to be written. */
export async function openBaseline(file: string, cwd: string, update: boolean): Promise<Baseline> {
  const path = resolve(cwd, file);
  const files = read(path, file, update);
  // A file may be called __proto__.
  const found: Files = Object.create(null);
  const fingerprints = new Map<string, ReturnType<typeof createFingerprint>>();
  let known = 0;

  const narrow = (result: DocumentResult): DocumentResult => {
    const place = relative(dirname(path), resolve(cwd, result.path)).split(sep).join("/");
    const fingerprint = fingerprints.get(place) ?? createFingerprint();
    fingerprints.set(place, fingerprint);
    found[place] ??= {};
    const changes = result.restoration.changes.filter((change) => {
      const name = fingerprint(result.source, change);
      found[place][name] = change.source.replace(/\s+/g, " ");
      const isKnown = update || files[place]?.[name] !== undefined;
      if (isKnown) known++;
      return !isKnown;
    });
    return { ...result, restoration: { ...result.restoration, changes } };
  };

  return {
    narrow,
    async close() {
      if (!update) return `, ${known} known`;
      const isThere = ([place]: [string, unknown]) => existsSync(resolve(dirname(path), place));
      // Files that were not looked at this time keep what is known of them, unless they are gone.
      const kept = Object.fromEntries(Object.entries(files).filter(isThere));
      await writeFile(path, Buffer.from(format({ ...kept, ...found })), file);
      return `, ${known} written to ${file}`;
    },
  };
}

function read(path: string, name: string, update: boolean): Files {
  let text: string;
  try {
    text = readAtOnce(path, name).toString();
  } catch (error) {
    if (update && systemCode(error) === "ENOENT") return {};
    throw FileError.from(name, error, "write it with --update-baseline");
  }
  const value = parse(text);
  if (typeof value !== "object" || value === null || !("version" in value) || !("findings" in value)) {
    throw new FileError(name, "no baseline of unspin");
  }
  if (value.version === VERSION) return checked(value.findings, name);
  // Whoever updates wants it written anew.
  if (update) return {};
  throw new FileError(
    name,
    `a baseline of version ${String(value.version)}, this unspin reads version ${VERSION}`,
    "write it anew with --update-baseline",
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checked(findings: unknown, name: string): Files {
  const isMap = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(findings) || !Object.values(findings as object).every(isMap)) {
    throw new FileError(name, "no baseline of unspin");
  }
  return findings as Files;
}

function format(files: Files): string {
  const sorted = <T>(map: Record<string, T>) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const findings = Object.fromEntries(
    sorted(files)
      .filter(([, names]) => Object.keys(names).length > 0)
      .map(([place, names]) => [place, Object.fromEntries(sorted(names))]),
  );
  return `${JSON.stringify({ version: VERSION, findings }, null, 2)}\n`;
}
