import { Utf8Decoder } from "./utf8.js";

/** Where the window that begins at `from` ends; undefined if that takes more text, of which there is some unless `isLast`. */
export type FindEnd = (text: string, from: number, isLast: boolean) => number | undefined;

/** For text that can only be read whole. */
export const wholeText: FindEnd = (text, _from, isLast) => (isLast ? text.length : undefined);

const BOM = "\uFEFF";

/** Cuts a text that arrives in chunks, of characters or of UTF-8 bytes, into windows. Together they are the text. */
export class TextWindows {
  readonly #findEnd: FindEnd;
  readonly #utf8 = new Utf8Decoder();
  #pending = "";
  #begun = false;

  constructor(findEnd: FindEnd) {
    this.#findEnd = findEnd;
  }

  /**
   * Gives the windows that a chunk completes. A byte order mark is a window of its own.
   * Throws a `DecodeError` for bytes that are no UTF-8.
   */
  *add(chunk: string | Uint8Array): Generator<string> {
    let text = typeof chunk === "string" ? chunk : this.#utf8.decode(chunk);
    if (text === "") return;
    if (!this.#begun && typeof chunk !== "string" && text.startsWith(BOM)) {
      yield BOM;
      text = text.slice(BOM.length);
    }
    this.#begun = true;
    this.#pending += text;
    yield* this.#windows(false);
  }

  /** Gives what is left when no more chunks come. Throws a `DecodeError` if the last bytes are part of a character. */
  *end(): Generator<string> {
    this.#utf8.end();
    if (this.#pending !== "") yield* this.#windows(true);
  }

  *#windows(isLast: boolean): Generator<string> {
    const text = this.#pending;
    let from = 0;
    while (from < text.length) {
      const end = this.#findEnd(text, from, isLast);
      if (end === undefined) break;
      yield text.slice(from, end);
      from = end;
    }
    if (from > 0) this.#pending = text.slice(from);
  }
}
