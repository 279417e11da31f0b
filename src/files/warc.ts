import { createHash } from "node:crypto";

/** A record of a WARC file (ISO 28500). Its three parts, one behind the other, are its bytes. */
export interface WarcRecord {
  /** The line of the file that it begins in, from 1. */
  readonly line: number;
  /** Version, fields and the empty line behind them. */
  readonly head: Uint8Array;
  readonly block: Uint8Array;
  /** The line breaks behind the block. */
  readonly tail: Uint8Array;
  /** Value of `WARC-Type`, in small letters. */
  readonly type: string;
}

/** A stretch that is no record; nothing behind it is one. */
export interface WarcRest {
  readonly line: number;
  readonly bytes: Uint8Array;
  /** What is wrong, said once. */
  readonly problem?: string;
}

const LINE_FEED = 0x0a;
const HEAD_END = "\r\n\r\n";
const LONGEST_HEAD = 1 << 16;
const TAIL = Buffer.from(HEAD_END);

/** Reads a WARC file record by record; holds one in memory. Bytes that are no record come as they are, to the end. */
export async function* warcRecords(stream: AsyncIterable<Uint8Array>): AsyncGenerator<WarcRecord | WarcRest> {
  const source = new ByteSource(stream);
  let line = 1;
  while (await source.has(1)) {
    const end = await source.find(HEAD_END, LONGEST_HEAD);
    const head = source.peek(end < 0 ? 0 : end + HEAD_END.length);
    const length = contentLength(head);
    if (length === undefined) {
      yield* rest(source, line, "no WARC record begins here");
      return;
    }
    if (!(await source.has(head.length + length))) {
      yield* rest(source, line, "the record is cut short");
      return;
    }
    source.take(head.length);
    const block = source.take(length);
    const isEnded = (await source.has(TAIL.length)) && source.peek(TAIL.length).equals(TAIL);
    const tail = source.take(isEnded ? TAIL.length : 0);
    yield { line, head, block, tail, type: fieldOf(head, "WARC-Type")?.toLowerCase() ?? "" };
    line += breaksIn(head) + breaksIn(block) + breaksIn(tail);
  }
}

async function* rest(source: ByteSource, line: number, problem: string): AsyncGenerator<WarcRest> {
  yield { line, bytes: source.take(source.size), problem };
  while (await source.has(1)) yield { line, bytes: source.take(source.size) };
}

/** A record's bytes with another block: its length and its digests follow, its other fields stay. */
export function withBlock({ head, tail }: WarcRecord, block: Uint8Array): Uint8Array {
  const text = Buffer.from(head)
    .toString("latin1")
    .replace(/^(Content-Length:[ \t]*)\d+/im, `$1${block.length}`)
    .replace(/^(WARC-(?:Block|Payload)-Digest:[ \t]*sha1:)[A-Z2-7]+/gim, (_, name: string) => name + sha1(block));
  return Buffer.concat([Buffer.from(text, "latin1"), block, tail]);
}

function contentLength(head: Buffer): number | undefined {
  if (!head.subarray(0, 5).equals(Buffer.from("WARC/"))) return undefined;
  const value = fieldOf(head, "Content-Length");
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function fieldOf(head: Buffer, name: string): string | undefined {
  return new RegExp(`^${name}:[ \t]*(.*?)[ \t]*\r?$`, "im").exec(head.toString("latin1"))?.[1];
}

function breaksIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** SHA-1 as WARC files have it, in base 32 (RFC 4648); its 160 bits are 32 digits. */
function sha1(bytes: Uint8Array): string {
  const bits = BigInt(`0x${createHash("sha1").update(bytes).digest("hex")}`);
  return Array.from({ length: 32 }, (_, i) => BASE32[Number((bits >> BigInt(155 - 5 * i)) & 31n)]).join("");
}

/** Bytes of a stream, gathered as far as they are asked for. */
class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #gathered: Uint8Array[] = [];
  #size = 0;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** Number of bytes gathered. */
  get size(): number {
    return this.#size;
  }

  /** Gathers `length` bytes; says whether there are so many. */
  async has(length: number): Promise<boolean> {
    while (this.#size < length) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return false;
      this.#gathered.push(value);
      this.#size += value.length;
    }
    return true;
  }

  /** Where `text` begins, looked for in the next `limit` bytes; −1 if it does not. */
  async find(text: string, limit: number): Promise<number> {
    for (let length = 1024; ; length *= 4) {
      const isLast = !(await this.has(Math.min(length, limit))) || length >= limit;
      const at = this.peek(Math.min(length, limit, this.#size)).indexOf(text);
      if (at >= 0 || isLast) return at;
    }
  }

  /** The next bytes, which must have been gathered. */
  peek(length: number): Buffer {
    if (this.#gathered.length === 0) return Buffer.of();
    const [first] = this.#gathered;
    if (first.length < length) this.#gathered.splice(0, this.#gathered.length, Buffer.concat(this.#gathered));
    const { buffer, byteOffset } = this.#gathered[0];
    return Buffer.from(buffer as ArrayBuffer, byteOffset, length);
  }

  /** Takes the next bytes, which must have been gathered. */
  take(length: number): Buffer {
    const bytes = this.peek(length);
    const [first] = this.#gathered;
    if (first !== undefined) this.#gathered[0] = first.subarray(length);
    if (first !== undefined && this.#gathered[0].length === 0) this.#gathered.shift();
    this.#size -= length;
    return bytes;
  }
}
