import type { ProjectionBuilder } from "./builder.js";
import { writeLiteral, writeString } from "./scalars.js";

/** Writes the values of some keys of a YAML document that stands at `start` in the source. */
export type YamlReader = (builder: ProjectionBuilder, start: number, end: number, keys: ReadonlySet<string>) => void;

/** Where front matter stands in a document. */
export interface FrontMatter {
  readonly language: "yaml" | "toml" | "json";
  /** Where its content stands, fences aside. */
  readonly start: number;
  readonly end: number;
  /** Where the document behind it begins. */
  readonly body: number;
}

const OPENER = /\uFEFF*(---|\+\+\+)[ \t]*\r?\n/y;
const YAML_CLOSER = /^(?:---|\.\.\.)[ \t]*$(?:\r?\n)?/gm;
const TOML_CLOSER = /^\+\+\+[ \t]*$(?:\r?\n)?/gm;
const TOML_VALUE = /^[ \t]*(?:"([\w-]+)"|([\w-]+))[ \t]*=[ \t]*(?:"(?!"")|'(?!''))/gm;
const TOML_TABLE = /^[ \t]*\[/m;

/** Writes the values of front matter that are prose, each as a block. YAML without its reader is masked as a whole. */
export function writeFrontMatter(
  builder: ProjectionBuilder,
  { language, start, end }: FrontMatter,
  keys: ReadonlySet<string>,
  readYaml: YamlReader | undefined,
): void {
  if (language === "yaml") readYaml?.(builder, start, end, keys);
  else if (language === "toml") readToml(builder, start, end, keys);
  else readJson(builder, start, keys);
  builder.block();
}

/** The front matter that a document begins with. */
export function findFrontMatter(source: string): FrontMatter | undefined {
  if (source.startsWith("{")) {
    const end = endOfJson(source);
    return end < 0 ? undefined : { language: "json", start: 0, end, body: end };
  }
  OPENER.lastIndex = 0;
  const opener = OPENER.exec(source);
  if (!opener) return undefined;
  const start = opener[0].length;
  const closer = opener[1] === "---" ? YAML_CLOSER : TOML_CLOSER;
  closer.lastIndex = start;
  const close = closer.exec(source);
  if (!close) return undefined;
  const language = opener[1] === "---" ? "yaml" : "toml";
  return { language, start, end: close.index, body: close.index + close[0].length };
}

function readToml(builder: ProjectionBuilder, start: number, end: number, keys: ReadonlySet<string>): void {
  const content = builder.source.slice(start, end);
  const table = content.search(TOML_TABLE);
  for (const match of content.slice(0, table < 0 ? undefined : table).matchAll(TOML_VALUE)) {
    if (!keys.has(match[1] ?? match[2])) continue;
    const from = start + match.index + match[0].length;
    const to = stringEnd(builder.source, from, builder.source.charAt(from - 1), end);
    if (to < 0) continue;
    if (builder.source.charAt(from - 1) === '"') writeString(builder, from, to, "double");
    else writeLiteral(builder, from, to);
  }
}

/** Where the object ends that a document begins with, -1 if there is none. */
function endOfJson(source: string): number {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at);
    if (sign === '"') {
      at = stringEnd(source, at + 1, sign, source.length);
      if (at < 0) return -1;
    } else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    if (depth === 0) return valid(source.slice(0, at + 1)) ? at + 1 : -1;
  }
  return -1;
}

function valid(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

function readJson(builder: ProjectionBuilder, start: number, keys: ReadonlySet<string>): void {
  const { source } = builder;
  let depth = 0;
  let key = "";
  for (let at = start; ; at++) {
    const sign = source.charAt(at);
    if (sign === '"') {
      const end = stringEnd(source, at + 1, sign, source.length);
      if (depth === 1 && key !== "" && keys.has(key)) writeString(builder, at + 1, end, "double");
      key = depth === 1 && key === "" ? source.slice(at + 1, end) : "";
      at = end;
    } else if (sign === "{" || sign === "[") {
      depth++;
    } else if (sign === "}" || sign === "]") {
      if (--depth === 0) return;
    } else if (sign === ",") {
      key = "";
    }
    if (depth > 1) key = "";
  }
}

/** Where a string without line breaks ends, at its closing quote; -1 if it does not. */
function stringEnd(source: string, start: number, quote: string, end: number): number {
  for (let at = start; at < end; at++) {
    const sign = source.charAt(at);
    if (sign === quote) return at;
    if (sign === "\n") return -1;
    if (sign === "\\" && quote === '"') at++;
  }
  return -1;
}
