import type { Dictionary, DictionaryEntry, DictionaryHead, DictionaryTest } from "./dictionary.js";
import { DictionaryError, DictionaryProblems } from "./dictionary-error.js";
import { isLabel, LABEL_ADVICE } from "./label.js";
import { parseEntry, parseHeads } from "./parse-entry.js";

/** What `@family` and `@domain` have set for the lines that follow. */
interface DictionaryScope {
  domain?: string;
  family?: string;
}

const HEADS = /^\s*@heads(?:\s|$)/;

/** Reads a dictionary file. Throws a `DictionaryError` that holds every problem of the file. */
export function parseDictionary(text: string, file: string): Dictionary {
  const problems = new DictionaryProblems(file);
  const entries: DictionaryEntry[] = [];
  const heads: DictionaryHead[] = [];
  const tests: DictionaryTest[] = [];
  const scope: DictionaryScope = {};
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [index, source] of lines.entries()) {
    const line = index + 1;
    const start = source.search(/\S/);
    if (start < 0 || source[start] === "#") continue;
    if (source[start] === ">") {
      const test = parseTest(source, start, line, problems);
      if (test !== undefined) tests.push({ ...test, file, line });
    } else if (HEADS.test(source)) {
      const family = scope.family === undefined ? {} : { family: scope.family };
      const from = start + "@heads".length;
      for (const phrase of parseHeads(withoutComment(source), from, line, problems)) {
        heads.push({ phrase, ...family, file, line });
      }
    } else if (source[start] === "@") {
      parseDirective(withoutComment(source), start, line, scope, problems);
    } else {
      const parsed = parseEntry(withoutComment(source), line, problems);
      for (const entry of parsed) entries.push({ ...scope, ...entry, file, line });
    }
  }
  if (problems.found.length > 0) throw new DictionaryError(problems.found);
  return { entries, heads, tests };
}

/** A comment starts at a `#` that begins the line or follows white space. */
function withoutComment(source: string): string {
  const comment = source.search(/\s#/);
  return comment < 0 ? source : source.slice(0, comment);
}

function parseTest(
  source: string,
  start: number,
  line: number,
  problems: DictionaryProblems,
): { spun: string; restored: string } | undefined {
  const arrow = source.indexOf("=>", start);
  if (arrow < 0) {
    problems.add(line, start + 1, "a test without `=>`", "write `> spun sentence => restored sentence`");
    return undefined;
  }
  const spun = source.slice(start + 1, arrow).trim();
  const restored = source.slice(arrow + 2).trim();
  if (spun === "" || restored === "") {
    const column = spun === "" ? start + 1 : arrow + 1;
    problems.add(line, column, "a test with an empty side", "write `> spun sentence => restored sentence`");
    return undefined;
  }
  return { spun, restored };
}

function parseDirective(
  source: string,
  start: number,
  line: number,
  scope: DictionaryScope,
  problems: DictionaryProblems,
): void {
  const directive = source.slice(start + 1);
  const name = /^\S*/.exec(directive)?.[0] ?? "";
  const value = directive.slice(name.length).trim();
  if (name !== "family" && name !== "domain") {
    problems.add(line, start + 1, `unknown directive \`@${name}\``, "use `@family`, `@domain` or `@heads`");
  } else if (value === "") {
    delete scope[name];
  } else if (isLabel(value)) {
    scope[name] = value;
  } else {
    problems.add(line, source.indexOf(value, start + 1 + name.length) + 1, `\`${value}\` is no ${name}`, LABEL_ADVICE);
  }
}
