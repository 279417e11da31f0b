import type { DirectiveNotice, Directives } from "./config/directives.js";
import type { Range } from "./config/holds.js";
import { compilePhrases, type PhraseList, runsAcross } from "./config/phrases.js";
import { applyChanges } from "./engine/apply-changes.js";
import type { Change, Restoration } from "./engine/types.js";
import type { InputFormat } from "./formats/projection.js";
import type { Restorer, SourceOptions } from "./restorer.js";

/** What is asked of a document whose owner has a say. */
export interface HeedingOptions extends SourceOptions {
  /**
   * Words and phrases that are never changed, nor is what shares a word with them. Lower case matches any case, capitals match
   * exactly as written.
   */
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
  const kept = (changes: readonly Change[]): Change[] => {
    const whole = wholeRanges(changes);
    return changes.filter((change) => heldBackBy(source, whole(change), allow, directives) === undefined);
  };
  const [changes, suggestions] = [kept(found.changes), kept(found.suggestions)];
  if (changes.length === found.changes.length && suggestions.length === found.suggestions.length) return found;
  return { ...found, text: applyChanges(source, changes), changes, suggestions };
}

/** What each change is a piece of, from the first piece to the last. */
function wholeRanges(changes: readonly Change[]): (change: Change) => Range {
  const groups = new Map<number, Range>();
  for (const { group, start, end } of changes) {
    if (group !== undefined) groups.set(group, { start: groups.get(group)?.start ?? start, end });
  }
  return (change) => (change.group === undefined ? change : (groups.get(change.group) ?? change));
}

/** What keeps a phrase of the source from being changed. An allowed or disabled phrase keeps all that shares a word with it. */
export function heldBackBy(
  source: string,
  range: Range,
  allow: PhraseList,
  directives: Directives | undefined,
): "directive" | "allowed" | undefined {
  // Asked first: a directive learns of every change that it holds back.
  if (directives?.holdBack(range, runsAcross(source, range, directives.mostWords))) return "directive";
  const isAllowed = runsAcross(source, range, allow.mostWords).some((run) => allow.match(run) !== undefined);
  return isAllowed ? "allowed" : undefined;
}
