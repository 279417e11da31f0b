import { isDeepStrictEqual } from "node:util";
import { type Document, isMap, isNode, isSeq, parseDocument, stringify } from "yaml";

/** The library's block scalars may lose spaces. */
const LAYOUT = { lineWidth: 0, blockQuote: false } as const;

/**
 * Adds items to the list under a key of a YAML document, those that are missing. They are put into the text, so that all
 * else stays as it is; only a document laid out in such a way that this gives another is written anew.
 */
export function addToList(text: string, key: string, items: readonly string[]): string {
  const document = parseDocument(text);
  const list = document.get(key);
  const present = isSeq(list) ? (list.toJSON() as unknown[]) : [];
  const missing = items.filter((item) => !present.includes(item));
  if (missing.length === 0) return text;
  const wanted = [...present, ...missing];
  const edited = inserted(text, document, key, missing);
  const after = parseDocument(edited);
  if (after.errors.length === 0 && isDeepStrictEqual(after.toJS(), { ...document.toJS(), [key]: wanted }))
    return edited;
  document.set(key, document.createNode(wanted));
  return document.toString(LAYOUT);
}

function inserted(text: string, { contents }: Document.Parsed, key: string, items: readonly string[]): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const list = isMap(contents) ? contents.get(key) : undefined;
  if (!isSeq(list) || !list.range) {
    // A comment is about what stands right behind it.
    const gap = contents === null && text !== "" ? eol : "";
    return putLines(text, text.length, `${gap}${key}:${eol}${linesOf(items, "  ", eol)}`, eol);
  }
  const [start] = list.range;
  const last = list.items.at(-1);
  const end = isNode(last) ? last.range?.[1] : undefined;
  if (list.flow) {
    const quoted = items.map((item) => JSON.stringify(item)).join(", ");
    return end === undefined ? put(text, start + 1, quoted) : put(text, end, `, ${quoted}`);
  }
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return putLines(text, end ?? start, linesOf(items, indent, eol), eol);
}

function linesOf(items: readonly string[], indent: string, eol: string): string {
  return items.map((item) => `${indent}- ${stringify(item, LAYOUT).trimEnd()}${eol}`).join("");
}

function put(text: string, at: number, part: string): string {
  return text.slice(0, at) + part + text.slice(at);
}

/** Puts whole lines behind the one that ends or has begun at `at`. */
function putLines(text: string, at: number, lines: string, eol: string): string {
  if (at === 0 || text[at - 1] === "\n") return put(text, at, lines);
  const end = text.indexOf("\n", at);
  return end < 0 ? `${text}${eol}${lines}` : put(text, end + 1, lines);
}
