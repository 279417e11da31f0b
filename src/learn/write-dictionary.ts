import type { DictionaryEntry, DictionaryHead, DictionaryTest } from "../language/dictionary.js";
import { DictionaryProblems } from "../language/dictionary-error.js";
import { parseEntry, parseHeads } from "../language/parse-entry.js";

/** What an entry's line tells. */
export type EntryContent = Pick<DictionaryEntry, "phrase" | "originals"> &
  Partial<Pick<DictionaryEntry, "tell" | "name" | "left" | "right" | "except" | "domain" | "family">>;
/** What a head's line tells. */
export type HeadContent = Pick<DictionaryHead, "phrase" | "family">;

/** What a dictionary file is written from. */
export interface DictionaryContent {
  /** Lines of the comment at the top. */
  readonly comment?: readonly string[];
  readonly entries: readonly EntryContent[];
  readonly heads?: readonly HeadContent[];
  readonly tests?: readonly Pick<DictionaryTest, "spun" | "restored">[];
}

/** Heads a line of `@heads`. */
const HEADS_A_LINE = 8;

/** Writes a dictionary file: each family's heads and entries together. `parseDictionary` reads the same content back. */
export function writeDictionary({ comment = [], entries, heads = [], tests = [] }: DictionaryContent): string {
  const lines = comment.map((line) => `# ${line}`.trimEnd());
  for (const family of new Set([...heads, ...entries].map((item) => item.family))) {
    if (lines.length > 0) lines.push("");
    const before = lines.length;
    // Entries of no family come behind those of one only if there are such.
    if (family !== undefined || lines.some((line) => line.startsWith("@family"))) {
      lines.push(`@family${family === undefined ? "" : ` ${family}`}`);
    }
    const own = [...new Set(heads.filter((head) => head.family === family).map(({ phrase }) => phrase))];
    for (let at = 0; at < own.length; at += HEADS_A_LINE) {
      lines.push(`@heads ${own.slice(at, at + HEADS_A_LINE).join(" | ")}`);
    }
    if (lines.length > before) lines.push("");
    for (const entry of entries) if (entry.family === family) lines.push(entryLine(entry));
  }
  if (tests.length > 0) lines.push("", ...tests.map(({ spun, restored }) => `> ${spun} => ${restored}`));
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

/** The line of an entry, without its family. */
export function entryLine({ phrase, originals, tell, name, left, right, except, domain }: EntryContent): string {
  const list = originals.map(({ text, weight }) => (weight === 1 ? text : `${text} *${weight}`)).join(", ");
  const attributes = [
    ...(tell ? ["tell"] : []),
    ...(
      [
        ["left", left],
        ["right", right],
        ["except", except],
      ] as const
    ).flatMap(([key, values = []]) => (values.length === 0 ? [] : [`${key}: ${values.join(" | ")}`])),
    ...(domain === undefined ? [] : [`domain: ${domain}`]),
  ];
  // A capital says that the phrase may stand for a name.
  const written = name ? phrase.replace(/\p{L}/u, (letter) => letter.toUpperCase()) : phrase;
  return `${written} -> ${list}${attributes.length === 0 ? "" : ` [${attributes.join("; ")}]`}`;
}

/** Why a dictionary cannot hold an entry, as its parser says it; undefined if it can. */
export function entryProblem(entry: EntryContent): string | undefined {
  const problems = new DictionaryProblems("");
  const parsed = parseEntry(entryLine(entry), 1, problems);
  if (problems.found.length > 0) return problems.found[0].what;
  const [{ phrase, originals }] = parsed;
  const same =
    parsed.length === 1 && phrase === entry.phrase && JSON.stringify(originals) === JSON.stringify(entry.originals);
  return same ? undefined : "its signs mean something else in a dictionary";
}

/** Why a dictionary cannot hold a head; undefined if it can. */
export function headProblem(phrase: string): string | undefined {
  const problems = new DictionaryProblems("");
  parseHeads(phrase, 0, 1, problems);
  return problems.found[0]?.what;
}
