import { readdirSync, readFileSync } from "node:fs";
import { basename, relative } from "node:path";
import type { DictionaryEntry } from "../../language/dictionary.js";
import { packageFile } from "../../package-file.js";
import { visible } from "../../report/visible.js";
import type { Io } from "../io.js";
import { counted, Messages } from "../messages.js";
import type { ListOptions, Origin } from "./options.js";
import { readDictionaries } from "./read.js";

/** An entry as it is listed. */
interface Listed extends Pick<DictionaryEntry, "phrase" | "originals" | "tell" | "domain" | "family"> {
  readonly origin: Origin;
  /** Absent for what was learned. */
  readonly file?: string;
  readonly line?: number;
}

/** `unspin dict list`: the entries of all dictionaries that hold the words searched for. Returns the exit code: 1 if none. */
export async function list(words: readonly string[], options: ListOptions, io: Io): Promise<number> {
  const messages = new Messages(io.stderr, options.quiet === true);
  const search = words.join(" ").toLowerCase().replace(/\s+/g, " ");
  const found = (await listed(options, io, messages))
    .filter((entry) => isWanted(entry, options) && isFound(entry, search))
    .sort((a, b) => (a.phrase < b.phrase ? -1 : a.phrase > b.phrase ? 1 : 0));
  if (options.format === "json") await io.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else await io.stdout.write(found.map((entry) => `${row(entry)}\n`).join(""));
  await messages.note(`${counted(found.length, "spun phrase")} found`);
  if (messages.failures > 0) return 2;
  return found.length > 0 ? 0 : 1;
}

/** All entries: the caller's, then the package's. */
async function listed(options: ListOptions, io: Io, messages: Messages): Promise<Listed[]> {
  const { dictionary = [], origin, file, tell, domain } = options;
  const entries: Listed[] = [];
  const isAsked = (one: Origin): boolean => origin === undefined || origin === one;
  if (isAsked("own") && dictionary.length > 0) {
    for (const own of await readDictionaries(dictionary, io, messages)) {
      entries.push(...own.entries.map((entry) => ({ ...entry, origin: "own" as const })));
    }
  }
  const folder = packageFile("dictionaries/en");
  if (isAsked("written")) {
    const names = readdirSync(folder).filter((name) => name.endsWith(".dict") && (file ?? name) === name);
    const files = names.sort().map((name) => relative(io.cwd, `${folder}/${name}`));
    if (files.length === 0) return entries;
    for (const { path, entries: written } of await readDictionaries(files, io, messages)) {
      entries.push(...written.map((entry) => ({ ...entry, file: basename(path), origin: "written" as const })));
    }
  }
  // What was learned has neither files nor tells nor domains.
  const isPlain = file === undefined && domain === undefined && tell !== true;
  if (isAsked("learned") && isPlain) entries.push(...(await learned()));
  return entries;
}

async function learned(): Promise<Listed[]> {
  const { parseLearnedTable } = await import("../../language/learned-table.js");
  const table = parseLearnedTable(readFileSync(packageFile("dictionaries/en/table.tsv"), "utf8"), "table.tsv");
  return table.map(({ phrase, originals, identity }) => ({
    phrase,
    originals: [
      ...originals.map(({ text, count }) => ({ text, weight: count })),
      ...(identity > 0 ? [{ text: phrase, weight: identity }] : []),
    ],
    tell: false,
    family: "A",
    origin: "learned",
  }));
}

function isWanted(entry: Listed, { file, tell, domain, family }: ListOptions): boolean {
  if (file !== undefined && entry.file !== file && basename(entry.file ?? "") !== file) return false;
  if (tell === true && !entry.tell) return false;
  return isCalled(entry.domain, domain) && isCalled(entry.family, family);
}

/** Whether a label is the one wanted, if one is, in whatever case. */
function isCalled(label: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || label?.toLowerCase() === wanted.toLowerCase();
}

function isFound({ phrase, originals }: Listed, search: string): boolean {
  if (search === "") return true;
  return [phrase, ...originals.map(({ text }) => text.toLowerCase())].some((text) =>
    ` ${text} `.includes(` ${search} `),
  );
}

function row({ phrase, originals, tell, domain, family, origin, file, line }: Listed): string {
  const texts = originals.map(({ text, weight }) => (weight === 1 ? text : `${text} *${weight}`)).join(", ");
  const remarks = [
    file === undefined ? origin : `${file}:${line}`,
    ...(family === undefined ? [] : [`family ${family}`]),
    ...(domain === undefined ? [] : [domain]),
    ...(tell ? ["tell"] : []),
  ];
  return `${visible(phrase)} → ${visible(texts)}  (${visible(remarks.join(", "))})`;
}
