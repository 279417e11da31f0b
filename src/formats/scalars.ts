import type { ProjectionBuilder } from "./builder.js";
import type { Syntax } from "./syntax.js";
import { isWhite, skipWhite } from "./white.js";

/** How a string is written in YAML, TOML or JSON. */
export type Quoting = "none" | "single" | "double" | "block";

const BACKSLASH = 0x5c;
const APOSTROPHE = 0x27;
const LINE_BREAK = /[\n\r]/;
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|\r?\n\s*|[\s\S])/y;
const CONTROLS: Readonly<Record<string, string>> = {
  n: " ",
  r: " ",
  t: " ",
  f: " ",
  b: " ",
  _: "\u00a0",
  N: " ",
  " ": " ",
};

const single: Syntax = ({ text }) => (LINE_BREAK.test(text) ? undefined : text.replaceAll("'", "''"));
const double: Syntax = ({ text }) => (LINE_BREAK.test(text) ? undefined : text.replace(/[\\"]/g, "\\$&"));
const literal: Syntax = ({ text }) => (/['\n\r]/.test(text) ? undefined : text);
const block: Syntax = ({ text, source, end, lineStart }) =>
  LINE_BREAK.test(text) || (lineStart && isWhite((text || source.charAt(end)).charCodeAt(0))) ? undefined : text;

/** A value without quotes would be another if it began with a sign of YAML, or looked like a number or a truth. */
const YAML_SIGN = /^[\s\-?:,[\]{}#&*!|>'"%@`=]/;
const YAML_WORD = /^(?:true|false|null|yes|no|on|off|y|n|~|<<|[-+]?\.(?:inf|nan)|[-+.\d][\d_.,:eExXoOTZ+-]*)$/i;

function unquoted(from: number, to: number): Syntax {
  return ({ source, start, end, text }) => {
    const head = source.slice(Math.max(from, start - 2), start);
    const tail = source.slice(end, Math.min(to, end + 2));
    const near = `${head + text + tail} `;
    if (/[\n\r[\]{},]|: |:$| #/.test(text) || /:\s$|\s#|: /.test(near)) return undefined;
    // Another replacement may remove what follows.
    if (start === from && (YAML_SIGN.test(text + tail) || YAML_WORD.test(text.trim()))) return undefined;
    if (to - from < 80) {
      const value = (source.slice(from, start) + text + source.slice(end, to)).trim();
      if (value === "" || YAML_WORD.test(value)) return undefined;
    }
    return text;
  };
}

/** Writes the string that stands at `source[start, end)`, quotes aside, as a block of its own. */
export function writeString(builder: ProjectionBuilder, start: number, end: number, quoting: Quoting): void {
  const syntax = { none: unquoted(start, end), single, double, block }[quoting];
  writeScalar(builder, start, end, quoting, syntax);
}

/** Writes a literal string of TOML, which knows no escapes. */
export function writeLiteral(builder: ProjectionBuilder, start: number, end: number): void {
  writeScalar(builder, start, end, "none", literal);
}

function writeScalar(builder: ProjectionBuilder, start: number, end: number, quoting: Quoting, syntax: Syntax): void {
  const { source } = builder;
  builder.block();
  let from = start;
  let at = start;
  const jump = (to: number): void => {
    from = to;
    at = to;
  };
  while (at < end) {
    const unit = source.charCodeAt(at);
    if (unit === BACKSLASH && quoting === "double") {
      builder.text(from, at, syntax);
      ESCAPE.lastIndex = at;
      const match = ESCAPE.exec(source);
      const to = Math.min(match ? ESCAPE.lastIndex : at + 1, end);
      if (match) builder.decoded(at, to, unescaped(match), syntax);
      jump(to);
    } else if (unit === APOSTROPHE && quoting === "single") {
      builder.text(from, at, syntax);
      builder.decoded(at, Math.min(at + 2, end), "'", syntax);
      jump(Math.min(at + 2, end));
    } else if (unit === 0x0a || unit === 0x0d) {
      let white = at;
      while (white > from && isWhite(source.charCodeAt(white - 1))) white--;
      const next = skipWhite(source, at, end);
      builder.text(from, white, syntax);
      if (/(?:\n|\r(?!\n))\s*?(?:\n|\r(?!\n))/.test(source.slice(white, next))) builder.block();
      else builder.lineBreak(white, next, syntax);
      jump(next);
    } else {
      at++;
    }
  }
  builder.text(from, end, syntax);
}

function unescaped(match: RegExpExecArray): string {
  const code = match[1] ?? match[2] ?? match[3];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
  }
  const sign = match[0].charAt(1);
  return LINE_BREAK.test(sign) ? " " : (CONTROLS[sign] ?? sign);
}
