import { isAscii, isUtf8 } from "node:buffer";

/** The encodings that a file can be read in and written back byte for byte. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "latin1";

/** The text of a file, and what is needed to write it back in the same bytes. */
export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether the file began with a byte order mark. */
  readonly bom: boolean;
}

/** The bytes are not text in the encoding. `offset` is the first byte that is wrong. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";

  constructor(
    message: string,
    readonly encoding: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** The encoding has no bytes for a character. `offset` is its UTF-16 offset in the text. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";

  constructor(
    message: string,
    readonly encoding: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

const LABELS: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  utf16le: "utf-16le",
  "utf-16be": "utf-16be",
  utf16be: "utf-16be",
  "windows-1252": "windows-1252",
  windows1252: "windows-1252",
  cp1252: "windows-1252",
  latin1: "latin1",
  "latin-1": "latin1",
  "iso-8859-1": "latin1",
  iso88591: "latin1",
};

const BOM = "\uFEFF";

/** What windows-1252 has at 80 to 9F; the five bytes it leaves undefined are the control characters of their number. */
const WINDOWS_1252 =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

const HIGH_CONTROL = /[\x80-\x9f]/;
const HIGH_CONTROLS = /[\x80-\x9f]/g;
const NOT_LATIN1 = /[^\0-\xff]/u;
const NOT_WINDOWS_1252 = new RegExp(`[^\\0-\\x7f\\xa0-\\xff${WINDOWS_1252}]`, "u");
const BEYOND_LATIN1 = /[^\0-\xff]/g;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The encoding that a label names, in any case, or undefined. */
export function encodingNamed(label: string): Encoding | undefined {
  const key = label.toLowerCase().replaceAll("_", "-");
  return Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
}

/**
 * Decodes the bytes of a file. Without an encoding, a byte order mark tells UTF-8 and UTF-16, and all else is UTF-8.
 * What decodes, `encode` turns back into the same bytes; what does not is a `DecodeError`.
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = encoding === undefined ? sniff(buffer) : named(encoding);
  switch (name) {
    case "latin1":
      return { text: buffer.toString("latin1"), encoding: name, bom: false };
    case "windows-1252":
      return { text: decodeWindows1252(buffer), encoding: name, bom: false };
    case "utf-8":
      return withoutBom(decodeUtf8(buffer), name);
    default:
      return withoutBom(decodeUtf16(buffer, name), name);
  }
}

/** Encodes a text as the file it came from was. A character that its encoding lacks is an `EncodeError`. */
export function encode(text: string, decoded: Pick<Decoded, "encoding" | "bom">): Uint8Array {
  const { encoding } = decoded;
  const whole = decoded.bom ? BOM + text : text;
  switch (encoding) {
    case "latin1":
      refuse(text, NOT_LATIN1, encoding);
      return Buffer.from(text, "latin1");
    case "windows-1252":
      refuse(text, NOT_WINDOWS_1252, encoding);
      return Buffer.from(text.replace(BEYOND_LATIN1, windows1252Byte), "latin1");
    case "utf-8":
      refuse(text, LONE_SURROGATE, encoding);
      return Buffer.from(whole, "utf8");
    case "utf-16le":
      refuse(text, LONE_SURROGATE, encoding);
      return Buffer.from(whole, "utf16le");
    case "utf-16be":
      refuse(text, LONE_SURROGATE, encoding);
      return Buffer.from(whole, "utf16le").swap16();
  }
}

function named(label: string): Encoding {
  const encoding = encodingNamed(label);
  if (encoding) return encoding;
  const known = [...new Set(Object.values(LABELS))].join(", ");
  throw new RangeError(`unknown encoding "${label}"; known are ${known}`);
}

function sniff(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function withoutBom(text: string, encoding: Encoding): Decoded {
  const bom = text.startsWith(BOM);
  return { text: bom ? text.slice(1) : text, encoding, bom };
}

function decodeWindows1252(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  if (!HIGH_CONTROL.test(text)) return text;
  return text.replace(HIGH_CONTROLS, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]);
}

function windows1252Byte(character: string): string {
  return String.fromCharCode(0x80 + WINDOWS_1252.indexOf(character));
}

/** Decodes UTF-8, its byte order mark included. An error counts its offset from `before` bytes earlier. */
export function decodeUtf8(bytes: Buffer, before = 0): string {
  // A string of one byte a character takes half the memory and is faster to search.
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw undecodable(bytes, "utf-8", invalidUtf8(bytes), before);
}

function decodeUtf16(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): string {
  const even = bytes.length & ~1;
  const text =
    encoding === "utf-16le"
      ? bytes.toString("utf16le", 0, even)
      : Buffer.from(bytes.subarray(0, even)).swap16().toString("utf16le");
  const surrogate = text.search(LONE_SURROGATE);
  if (surrogate >= 0) throw undecodable(bytes, encoding, surrogate * 2);
  if (even < bytes.length) throw undecodable(bytes, encoding, even);
  return text;
}

/** Where the first ill-formed sequence begins, for bytes known to hold one: the well-formed prefix ends there. */
function invalidUtf8(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  // Bytes up to `low` are well-formed and end at a character, bytes up to `high` hold the fault.
  while (high - low > 8) {
    const middle = characterStart(bytes, (low + high) >>> 1);
    if (middle > low && isUtf8(bytes.subarray(low, middle))) low = middle;
    else if (middle > low) high = middle;
    else break;
  }
  for (let end = low + 1; end <= bytes.length; end++) {
    if (isUtf8(bytes.subarray(low, end))) low = end;
    else if (end - low >= 4) break;
  }
  return low;
}

/** Steps back over continuation bytes, at most three. */
function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > at - 3 && start > 0 && (bytes[start] & 0xc0) === 0x80) start--;
  return start;
}

function undecodable(bytes: Buffer, encoding: Encoding, at: number, before = 0): DecodeError {
  const byte = bytes[at].toString(16).toUpperCase().padStart(2, "0");
  const offset = before + at;
  return new DecodeError(`not ${encoding}: the byte ${byte} at offset ${offset} does not decode`, encoding, offset);
}

function refuse(text: string, lacking: RegExp, encoding: Encoding): void {
  const offset = text.search(lacking);
  if (offset < 0) return;
  const code = text.codePointAt(offset) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const shown =
    code >= 0xd800 && code <= 0xdfff ? `half a character (${number})` : `"${String.fromCodePoint(code)}" (${number})`;
  throw new EncodeError(`${encoding} has no ${shown}, at offset ${offset} of the text`, encoding, offset);
}
