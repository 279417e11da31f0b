import { type ImportedItem, phraseKey, shortened, spaced } from "./item.js";

/** More words than this are no wording but a remark. */
const LONGEST = 8;
const LONGEST_CELL = 400;
/** Most words that stand in brackets for "may be left out". */
const OPTIONAL_WORDS = 3;
/** An abbreviation, as it stands in brackets behind what it abbreviates. */
const ABBREVIATION = /(?<!\s)\s*\([\p{L}\p{N}&.\\-]{1,8}\)\s*$/u;

/**
 * A row of a screener of tortured phrases: what stands in a paper, and what was expected there. The expected texts were
 * written for readers: abbreviations and remarks in brackets are taken off, alternatives and words that may be left out
 * become originals each, and what is prose is refused.
 */
export function screenerItem(place: string, spun: string, expected: readonly string[]): ImportedItem {
  const at = { place, shown: shortened(`${spun} → ${expected.join(" | ")}`) };
  if (spun.length > LONGEST_CELL || expected.some(({ length }) => length > LONGEST_CELL)) {
    return { kind: "refused", ...at, reason: `prose: more than ${LONGEST_CELL} characters` };
  }
  const phrase = phraseKey(spun.replace(ABBREVIATION, ""));
  if (phrase === "") return { kind: "refused", ...at, reason: "no phrase" };
  const originals: string[] = [];
  for (const text of expected) {
    const cleaned = cleanExpected(text);
    if (typeof cleaned === "string") return { kind: "refused", ...at, reason: cleaned };
    originals.push(...cleaned);
  }
  const distinct = [...new Map(originals.map((text) => [phraseKey(text), text])).values()];
  if (distinct.length === 0) return { kind: "refused", ...at, reason: "no expected text" };
  const entry = { phrase, originals: distinct.map((text) => ({ text, weight: 1 })) };
  return { kind: "entry", ...at, entry };
}

/** The originals that an expected text names, or why it is none. */
export function cleanExpected(text: string): readonly string[] | string {
  const plain = spaced(text).replace(/\\(?=.)/g, "");
  if (/https?:|www\./i.test(plain)) return "prose: the expected text holds a link";
  const bare = withoutRemarks(plain)
    .replace(/(?<!\s)\s*(?<!\?)\?+$/, "")
    .trim();
  if (bare === "" || /^[?\s]*$/.test(bare)) return "no expected text";
  if (/\.\.\.|\u2026/.test(bare)) return "the expected text is unfinished";
  if (/["\u201c\u201d\u2018:*]/.test(bare)) return "prose: the expected text holds quotation marks or signs";
  if (/[,;]/.test(bare)) return "a comma in the expected text: no original of a dictionary can hold one";
  const alternatives = alternativesIn(bare);
  if (alternatives === undefined) return "alternatives that share words; write each of them out";
  const originals: string[] = [];
  for (const alternative of alternatives) {
    const readings = optionalWords(alternative);
    if (readings === undefined) return "prose: the expected text holds a remark";
    for (const reading of readings) {
      if (reading.split(" ").length > LONGEST) return `prose: the expected text has more than ${LONGEST} words`;
      originals.push(reading);
    }
  }
  return originals;
}

/** What stands in brackets at the end of a text, closed or not. */
const REMARK = /(?:\([^()]*(?:\)\s*\?*)?|\[[^[\]]*(?:\]\s*\?*)?)$/;

/** Takes off what stands in brackets at the end. */
function withoutRemarks(text: string): string {
  let bare = text.trim();
  for (;;) {
    const remark = bare.search(REMARK);
    if (remark < 0) return bare;
    bare = bare
      .slice(0, remark)
      .trimEnd()
      .replace(/(?<!\?)\?+$/, "")
      .trimEnd();
  }
}

/** The alternatives of a text, each a whole one; undefined if they share words, as *android mobile/phone* does. */
function alternativesIn(text: string): string[] | undefined {
  const parts = text.split(/ \/ | or (?=\S+ )/).map((part) => withoutRemarks(part).trim());
  if (parts.some((part) => part === "")) return undefined;
  const words = (part: string): number => part.split(" ").length;
  const alternatives: string[] = [];
  for (const part of parts) {
    const slashed = part.split("/");
    // Single letters, as in *n/a*, are no alternatives; nor does a slash part phrases of which only one has several words.
    const isWhole = slashed.length === 1 || slashed.every((one) => /^\p{L}$/u.test(one));
    const areWords = slashed.every((one) => words(one) === 1) || slashed.every((one) => words(one) > 1);
    if (!isWhole && !areWords) return undefined;
    alternatives.push(...(isWhole ? [part] : slashed));
  }
  return alternatives;
}

/** `(reaction) mixture` is *mixture* and *reaction mixture*; undefined if a bracket holds more than a few words. */
function optionalWords(text: string): string[] | undefined {
  if (!/[()[\]]/.test(text)) return [text];
  const groups = [...text.matchAll(/\(([^()[\]]*)\)|\[([^()[\]]*)\]/g)].map((group) => group[1] ?? group[2]);
  const isWords = (group: string): boolean =>
    /^[\p{L}\p{N}' -]+$/u.test(group) && group.trim().split(" ").length <= OPTIONAL_WORDS;
  if (groups.length === 0 || !groups.every(isWords)) return undefined;
  const without = spaced(text.replace(/\([^()[\]]*\)|\[[^()[\]]*\]/g, " "));
  const all = spaced(text.replace(/[()[\]]/g, " "));
  return without === "" ? [all] : [without, all];
}
