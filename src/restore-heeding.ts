import type { DirectiveNotice, Directives } from "./config/directives.js";
import { compilePhrases, type PhraseList } from "./config/phrases.js";
import { applyChanges } from "./engine/apply-changes.js";
import type { Change, Restoration } from "./engine/types.js";
import type { InputFormat } from "./formats/projection.js";
import type { Restorer, SourceOptions } from "./restorer.js";

/** What is asked of a document whose owner has a say. */
export interface HeedingOptions extends SourceOptions {
  /** Words and phrases that are never changed. Lower case matches any case, capitals match exactly as written. */
  readonly allow?: readonly string[];
}

/** What came of it. */
export interface HeedingResult {
  readonly restoration: Restoration;
  /** What is to be said of the document's directives; undefined if it has none. */
  readonly notices?: readonly DirectiveNotice[];
}

/** Restores a document as its owner wants it: allowed phrases stay, and so does what directives in the document disable. */
export async function restoreHeeding(
  restorer: Restorer,
  source: string,
  { allow = [], ...options }: HeedingOptions,
): Promise<HeedingResult> {
  const { format = "text" } = options;
  const directives = await directivesIn(source, format);
  if (format !== "text") await restorer.load(format, source);
  if (directives?.off) {
    const { score, evidence } = restorer.restore(source, { ...options, assume: "clean" });
    return { restoration: { text: source, changes: [], suggestions: [], score, evidence } };
  }
  const found = restorer.restore(source, options);
  const restoration = withoutHeldBack(source, found, compilePhrases(allow), directives);
  return directives === undefined ? { restoration } : { restoration, notices: directives.unused() };
}

/** The directives of a document, if it can have any. */
export async function directivesIn(source: string, format: InputFormat): Promise<Directives | undefined> {
  if (!source.includes("unspin")) return undefined;
  return (await import("./read-directives.js")).readDirectives(source, format);
}

function withoutHeldBack(
  source: string,
  found: Restoration,
  allow: PhraseList,
  directives: Directives | undefined,
): Restoration {
  const isKept = (change: Change): boolean => {
    const readings = readingsOf(change.source);
    // Not short-circuited: a directive learns of every change that it holds back.
    const isDisabled = directives?.holdBack(change, readings) === true;
    return !isDisabled && !readings.some((reading) => allow.match(reading) !== undefined);
  };
  const changes = found.changes.filter(isKept);
  const suggestions = found.suggestions.filter(isKept);
  if (changes.length === found.changes.length && suggestions.length === found.suggestions.length) return found;
  return { ...found, text: applyChanges(source, changes), changes, suggestions };
}

/** What a change's phrase may be called: it may have taken in the article before it, to make it agree. */
export function readingsOf(source: string): string[] {
  const bare = source.replace(/^an?\s+/i, "");
  return bare === source ? [source] : [source, bare];
}
