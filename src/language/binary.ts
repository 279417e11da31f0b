/**
 * A container of named typed arrays that is read without parsing: each section is a view into the file's bytes.
 *
 *     "UNSPIN1\n"  u32 CRC-32 of all that follows  u32 header length  header (JSON, padded to 8 bytes)  sections (each padded to 8 bytes)
 *
 * Numbers are little-endian, as on every machine that runs V8.
 */
const MAGIC = "UNSPIN1\n";
const PREFIX = 16;

/** What a section may hold. */
export type Section = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array;

const TYPES = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
} as const;
type TypeName = keyof typeof TYPES;

interface Header {
  readonly kind: string;
  readonly version: number;
  readonly sections: readonly {
    readonly name: string;
    readonly type: TypeName;
    readonly at: number;
    readonly length: number;
  }[];
}

/** Computes a CRC-32. */
export type Checksum = (bytes: Uint8Array) => number;

/** A model file that cannot be used: truncated, corrupted, of another kind or version. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";

  constructor(
    message: string,
    /** The file, as the message names it. */
    readonly file: string,
  ) {
    super(message);
  }
}

/** Packs sections into one file's bytes. */
export function packSections(kind: string, version: number, sections: Readonly<Record<string, Section>>): Uint8Array {
  let at = 0;
  const listed = Object.entries(sections).map(([name, array]) => {
    const entry = { name, type: typeNameOf(array), at, length: array.length };
    at += padded(array.byteLength);
    return entry;
  });
  const header = new TextEncoder().encode(JSON.stringify({ kind, version, sections: listed } satisfies Header));
  const bytes = new Uint8Array(PREFIX + padded(header.length) + at);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(12, header.length, true);
  bytes.set(header, PREFIX);
  const base = PREFIX + padded(header.length);
  for (const [i, array] of Object.values(sections).entries()) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + listed[i].at);
  }
  view.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}

/** The sections of a packed file, by name. */
export class Sections {
  readonly #bytes: Uint8Array;
  readonly #header: Header;
  readonly #base: number;
  readonly #fault: (problem: string) => ModelFileError;

  /**
   * Throws `ModelFileError` unless the bytes are a whole file of this kind and version; `file` names it in messages, and
   * `remedy` says what to do about them.
   */
  constructor(
    bytes: Uint8Array,
    kind: string,
    version: number,
    file: string,
    checksum: Checksum = crc32,
    remedy = "install the package anew or rebuild the file",
  ) {
    this.#fault = (problem) => new ModelFileError(`${file}: ${problem}; ${remedy}`, file);
    // Views need their offsets aligned, which a slice of a larger buffer does not promise.
    this.#bytes = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    if (bytes.length < PREFIX || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC) {
      throw this.#fault("this is not a model file");
    }
    if (view.getUint32(8, true) !== checksum(this.#bytes.subarray(12))) {
      throw this.#fault("the file is truncated or corrupted (checksum differs)");
    }
    const length = view.getUint32(12, true);
    const header = parseHeader(this.#bytes.subarray(PREFIX, PREFIX + length));
    if (header === undefined) throw this.#fault("the list of sections cannot be read");
    this.#header = header;
    this.#base = PREFIX + padded(length);
    if (header.kind !== kind || header.version !== version) {
      throw this.#fault(`this is ${header.kind} version ${header.version}, but ${kind} version ${version} is needed`);
    }
  }

  has(name: string, type: TypeName): boolean {
    return this.#header.sections.some((section) => section.name === name && section.type === type);
  }

  u8 = (name: string): Uint8Array => this.#section(name, "u8") as Uint8Array;
  i8 = (name: string): Int8Array => this.#section(name, "i8") as Int8Array;
  i16 = (name: string): Int16Array => this.#section(name, "i16") as Int16Array;
  u16 = (name: string): Uint16Array => this.#section(name, "u16") as Uint16Array;
  u32 = (name: string): Uint32Array => this.#section(name, "u32") as Uint32Array;
  i32 = (name: string): Int32Array => this.#section(name, "i32") as Int32Array;
  f32 = (name: string): Float32Array => this.#section(name, "f32") as Float32Array;

  #section(name: string, type: TypeName): Section {
    const found = this.#header.sections.find((section) => section.name === name && section.type === type);
    if (!found) throw this.#fault(`section ${name} is missing`);
    const end = this.#base + found.at + found.length * TYPES[type].BYTES_PER_ELEMENT;
    if (!isPlace(found.at) || !isPlace(found.length) || found.at % 8 !== 0 || end > this.#bytes.length) {
      throw this.#fault(`section ${name} lies outside the file`);
    }
    return new TYPES[type](
      this.#bytes.buffer as ArrayBuffer,
      this.#bytes.byteOffset + this.#base + found.at,
      found.length,
    );
  }
}

function isPlace(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function parseHeader(bytes: Uint8Array): Header | undefined {
  try {
    const header: Partial<Header> | null = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(header?.sections) ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

function typeNameOf(array: Section): TypeName {
  for (const [name, type] of Object.entries(TYPES)) if (array instanceof type) return name as TypeName;
  throw new TypeError("sections are typed arrays of at most 32 bits an element");
}

function padded(length: number): number {
  return (length + 7) & ~7;
}

/** Strings without line breaks as a section's bytes. */
export function encodeList(list: readonly string[]): Uint8Array {
  return new TextEncoder().encode(list.join("\n"));
}

/** The strings that `encodeList` made a section of. */
export function decodeList(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split("\n");
}

let crcTables: readonly Int32Array[] | undefined;

/** Table k gives what a byte does to the CRC that stands k bytes before the end of a group of eight. */
function tablesOfCrc32(): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  const tables = [first];
  for (let k = 1; k < 8; k++) tables.push(tables[k - 1].map((c) => (c >>> 8) ^ first[c & 0xff]));
  return tables;
}

/**
 * CRC-32 as in zlib and PNG (ISO 3309), eight bytes at a time (Kounavis, Berry 2005, “slicing by eight”), since pages wait for
 * it. Machines that have it in native code pass their own.
 */
export function crc32(bytes: Uint8Array): number {
  crcTables ??= tablesOfCrc32();
  const [t0, t1, t2, t3, t4, t5, t6, t7] = crcTables;
  let crc = -1;
  let i = 0;
  for (const last = bytes.length - 7; i < last; i += 8) {
    crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    crc =
      t7[crc & 0xff] ^
      t6[(crc >>> 8) & 0xff] ^
      t5[(crc >>> 16) & 0xff] ^
      t4[crc >>> 24] ^
      t3[bytes[i + 4]] ^
      t2[bytes[i + 5]] ^
      t1[bytes[i + 6]] ^
      t0[bytes[i + 7]];
  }
  for (; i < bytes.length; i++) crc = t0[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}
