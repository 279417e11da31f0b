import type { Change, Restoration } from "../engine/types.js";

/** A JSON object on a line of its own, one or more of whose values are texts. */
export interface JsonRecord {
  /** The texts, in the order in which their fields were asked for. */
  readonly texts: readonly FieldText[];
  /**
   * The line with the texts restored and the key `unspin` set: the highest score, and the changes, which tell their
   * field if several were asked for. Edited in place: key order, spacing, numbers and escapes stay as they were written,
   * as does a key such as `__proto__`.
   */
  withResults(restorations: readonly Result[]): string;
}

/** A text of a record, and the field that holds it. */
export interface FieldText {
  readonly field: string;
  readonly text: string;
}

/** What is wrong with a line that is no record. */
export interface NoRecord {
  readonly problem: string;
}

type Result = Pick<Restoration, "changes" | "score">;

/** Where a value stands. */
interface Place {
  readonly start: number;
  readonly end: number;
}

interface Member extends Place {
  readonly key: string;
}

interface Edit extends Place {
  readonly text: string;
}

/**
 * Reads a line of JSON lines, with or without its line end. A field is a key, or a path of keys parted by full stops; of
 * several, a record has one at least. If a key occurs twice the last one counts, as in JSON.parse.
 */
export function parseRecord(line: string, fields: readonly string[]): JsonRecord | NoRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: "not valid JSON" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { problem: "not a JSON object" };

  const found: (FieldText & Place)[] = [];
  for (const field of fields) {
    const place = findField(line, { start: line.indexOf("{"), end: line.length }, field);
    if (place === undefined) continue;
    const literal = line.slice(place.start, place.end);
    // What is optional is often null, which is as good as absent where there are others.
    if (literal === "null" && fields.length > 1) continue;
    if (!literal.startsWith('"')) return { problem: `the value of "${field}" is not a string` };
    found.push({ field, text: JSON.parse(literal) as string, ...place });
  }
  if (found.length === 0) {
    const names = fields.map((field) => `"${field}"`).join(", ");
    return { problem: fields.length === 1 ? `no key ${names}` : `none of the keys ${names}` };
  }
  return {
    texts: found.map(({ field, text }) => ({ field, text })),
    withResults(results) {
      const edits = found.flatMap(({ start, end }, i) => editsIn(line.slice(start, end), start, results[i].changes));
      edits.push(resultEdit(line, found, results, fields.length > 1));
      return applyEdits(line, edits);
    },
  };
}

/** Finds the value that a field names within an object: a key that reads so goes before a path. */
function findField(line: string, object: Place, field: string): Place | undefined {
  if (line[object.start] !== "{") return undefined;
  const members = scanMembers(line, object.start);
  const member = members.findLast(({ key }) => key === field);
  if (member !== undefined) return { start: member.start, end: member.end };
  for (let dot = field.indexOf("."); dot >= 0; dot = field.indexOf(".", dot + 1)) {
    const outer = members.findLast(({ key }) => key === field.slice(0, dot));
    const inner = outer === undefined ? undefined : findField(line, outer, field.slice(dot + 1));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** The members of a valid JSON object that begins at `start`. */
function scanMembers(json: string, start: number): Member[] {
  const members: Member[] = [];
  let at = skipSpace(json, start + 1);
  while (json[at] !== "}") {
    const keyEnd = skipString(json, at);
    const key = JSON.parse(json.slice(at, keyEnd)) as string;
    const start = skipSpace(json, skipSpace(json, keyEnd) + 1);
    const end = skipValue(json, start);
    members.push({ key, start, end });
    at = skipSpace(json, end);
    if (json[at] === ",") at = skipSpace(json, at + 1);
  }
  return members;
}

function skipSpace(json: string, at: number): number {
  while (" \t\r\n".includes(json[at])) at++;
  return at;
}

function skipString(json: string, at: number): number {
  at++;
  while (json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipValue(json: string, at: number): number {
  let depth = 0;
  do {
    const char = json[at];
    if (char === '"') at = skipString(json, at);
    else {
      if (char === "{" || char === "[") depth++;
      else if (char === "}" || char === "]") depth--;
      at++;
      // A number or a literal ends where its letters end.
      if (depth === 0 && /[\w.+-]/.test(char)) while (/[\w.+-]/.test(json[at] ?? "")) at++;
    }
  } while (depth > 0);
  return at;
}

function editsIn(literal: string, offset: number, changes: readonly Change[]): Edit[] {
  if (changes.length === 0) return [];
  const places = placesOf(literal);
  return changes.map(({ start, end, replacement }) => ({
    start: offset + places[start],
    end: offset + places[end],
    text: JSON.stringify(replacement).slice(1, -1),
  }));
}

/** Where each UTF-16 unit of a string's value stands in its JSON literal; one more for the closing quote. */
function placesOf(literal: string): number[] {
  const places: number[] = [];
  let at = 1;
  while (at < literal.length) {
    places.push(at);
    at += literal[at] !== "\\" ? 1 : literal[at + 1] === "u" ? 6 : 2;
  }
  return places;
}

function resultEdit(line: string, texts: readonly FieldText[], results: readonly Result[], several: boolean): Edit {
  const changes = results.flatMap((result, i) =>
    result.changes.map(({ start, end, source, replacement, confidence }) => ({
      ...(several ? { field: texts[i].field } : {}),
      start,
      end,
      source,
      replacement,
      confidence,
    })),
  );
  const text = JSON.stringify({ score: Math.max(...results.map(({ score }) => score)), changes });
  const members = scanMembers(line, line.indexOf("{"));
  const former = members.findLast(({ key }) => key === "unspin");
  if (former !== undefined) return { start: former.start, end: former.end, text };
  const last = members[members.length - 1].end;
  return { start: last, end: last, text: `,"unspin":${text}` };
}

function applyEdits(line: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += line.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + line.slice(at);
}
