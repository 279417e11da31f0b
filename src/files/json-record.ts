import type { Change, Restoration } from "../engine/types.js";

/** A JSON object on a line of its own, one of whose values is a text. */
export interface JsonRecord {
  /** The text of the field. */
  readonly text: string;
  /**
   * The line with the text restored and the key `unspin` set. Edited in place: key order, spacing, numbers and escapes
   * stay as they were written, as does a key such as `__proto__`.
   */
  withResult(restoration: Pick<Restoration, "changes" | "score">): string;
}

/** What is wrong with a line that is no record. */
export interface NoRecord {
  readonly problem: string;
}

interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Reads a line of JSON lines, with or without its line end. If a key occurs twice the last one counts, as in JSON.parse. */
export function parseRecord(line: string, field: string): JsonRecord | NoRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: "not valid JSON" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { problem: "not a JSON object" };

  const members = scanMembers(line);
  const member = members.findLast(({ key }) => key === field);
  if (member === undefined) return { problem: `no key "${field}"` };
  const literal = line.slice(member.start, member.end);
  if (!literal.startsWith('"')) return { problem: `the value of "${field}" is not a string` };

  return {
    text: JSON.parse(literal) as string,
    withResult({ changes, score }) {
      const edits = changes.length === 0 ? [] : editsIn(literal, member.start, changes);
      edits.push(resultEdit(members, score, changes));
      return applyEdits(line, edits);
    },
  };
}

/** The members of a valid JSON object. */
function scanMembers(json: string): Member[] {
  const members: Member[] = [];
  let at = skipSpace(json, json.indexOf("{") + 1);
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

function resultEdit(members: readonly Member[], score: number, changes: readonly Change[]): Edit {
  const result = JSON.stringify({
    score,
    changes: changes.map(({ start, end, source, replacement, confidence }) => ({
      start,
      end,
      source,
      replacement,
      confidence,
    })),
  });
  const former = members.findLast(({ key }) => key === "unspin");
  if (former !== undefined) return { start: former.start, end: former.end, text: result };
  const last = members[members.length - 1].end;
  return { start: last, end: last, text: `,"unspin":${result}` };
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
