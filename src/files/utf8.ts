import { decodeUtf8 } from "./encoding.js";

/** Decodes UTF-8 that arrives in chunks, which may end within a character. */
export class Utf8Decoder {
  /** Bytes of a character that is not complete yet. */
  #rest: Uint8Array = new Uint8Array();
  /** How many bytes went before them. */
  #decoded = 0;

  /** Throws a `DecodeError` for bytes that are no UTF-8. */
  decode(chunk: Uint8Array): string {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = completeEnd(bytes);
    const text = this.#text(bytes.subarray(0, end));
    // Copied, since the chunk's memory may be used again.
    this.#rest = Uint8Array.from(bytes.subarray(end));
    return text;
  }

  /** Throws a `DecodeError` if the last character is not complete. */
  end(): void {
    this.#text(this.#rest);
  }

  #text(bytes: Uint8Array): string {
    const text = decodeUtf8(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), this.#decoded);
    this.#decoded += bytes.length;
    return text;
  }
}

/** The end of the last complete character: a sequence of two to four bytes may still lack some of them. */
function completeEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
