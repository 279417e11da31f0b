import type { Change } from "../engine/types.js";
import type { DocumentResult, Report } from "./result.js";

const CONTEXT = 3;

/** A unified patch that `git apply` and `patch -p1` take, made from the list of changes. */
export function createPatch(): Report {
  return { begin: () => "", document: patchOf, end: () => "" };
}

/** Lines `[first, last]` of the source, from 0, and the changes within them. */
interface Block {
  readonly first: number;
  last: number;
  readonly changes: Change[];
}

function patchOf({ path, bom, source, restoration }: DocumentResult): string {
  if (restoration.changes.length === 0) return "";
  const mark = bom === true ? "\uFEFF" : "";
  const starts = lineStarts(source);
  let output = `--- ${quoted(`a/${path}`)}\n+++ ${quoted(`b/${path}`)}\n`;
  let shift = 0;
  for (const hunk of hunks(blocks(restoration.changes, starts), starts.length)) {
    let body = "";
    let added = 0;
    let at = hunk.first;
    for (const block of hunk.blocks) {
      body += prefixed(" ", slice(at, block.first));
      const before = slice(block.first, block.last + 1);
      const after = split(lead(block.first) + replaced(source, block, starts));
      body += prefixed("-", before) + prefixed("+", after);
      added += after.length - before.length;
      at = block.last + 1;
    }
    body += prefixed(" ", slice(at, hunk.last + 1));
    const count = hunk.last - hunk.first + 1;
    output += `@@ -${range(hunk.first, count)} +${range(hunk.first + shift, count + added)} @@\n${body}`;
    shift += added;
  }
  return output;

  function lead(line: number): string {
    return line === 0 ? mark : "";
  }

  function slice(from: number, to: number): string[] {
    const lines: string[] = [];
    for (let line = from; line < to; line++) lines.push(lead(line) + source.slice(starts[line], starts[line + 1]));
    return lines;
  }
}

/** A patch's lines end with LF alone; a CR before it belongs to the line. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (at + 1 < text.length) starts.push(at + 1);
  }
  return starts;
}

function blocks(changes: readonly Change[], starts: readonly number[]): Block[] {
  const found: Block[] = [];
  let line = 0;
  for (const change of changes) {
    while (line + 1 < starts.length && starts[line + 1] <= change.start) line++;
    const first = line;
    while (line + 1 < starts.length && starts[line + 1] <= change.end) line++;
    const block = found.at(-1);
    if (block !== undefined && block.last >= first - 1) {
      block.last = Math.max(block.last, line);
      block.changes.push(change);
    } else {
      found.push({ first, last: line, changes: [change] });
    }
  }
  return found;
}

/** Blocks whose context touches share a hunk. */
function hunks(found: readonly Block[], lines: number): { first: number; last: number; blocks: Block[] }[] {
  const result: { first: number; last: number; blocks: Block[] }[] = [];
  for (const block of found) {
    const first = Math.max(0, block.first - CONTEXT);
    const last = Math.min(lines - 1, block.last + CONTEXT);
    const hunk = result.at(-1);
    if (hunk !== undefined && first <= hunk.last + 1) {
      hunk.last = last;
      hunk.blocks.push(block);
    } else {
      result.push({ first, last, blocks: [block] });
    }
  }
  return result;
}

function replaced(source: string, block: Block, starts: readonly number[]): string {
  let text = "";
  let at = starts[block.first];
  for (const { start, end, replacement } of block.changes) {
    text += source.slice(at, start) + replacement;
    at = end;
  }
  return text + source.slice(at, starts[block.last + 1]);
}

function split(text: string): string[] {
  return text === "" ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

function prefixed(sign: string, lines: readonly string[]): string {
  return lines.map((line) => sign + (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`)).join("");
}

/** Of an empty range a patch names the line before it. */
function range(first: number, count: number): string {
  return count === 0 ? `${first},0` : count === 1 ? `${first + 1}` : `${first + 1},${count}`;
}

/** A path as git writes it: in quotes, with octal bytes, if it holds more than plain ASCII. */
function quoted(path: string): string {
  if (/^[\x21-\x7e]+$/.test(path) && !/["\\]/.test(path)) return path;
  let text = "";
  for (const byte of new TextEncoder().encode(path)) {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === "\\") text += `\\${char}`;
    else if (byte >= 0x20 && byte < 0x7f) text += char;
    else text += `\\${byte.toString(8).padStart(3, "0")}`;
  }
  return `"${text}"`;
}
