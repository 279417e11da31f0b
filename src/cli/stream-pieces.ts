import { setFlagsFromString } from "node:v8";
import { windowEnd } from "../engine/windows.js";
import { DecodeError } from "../files/encoding.js";
import { collect, peek } from "../files/read.js";
import { TextWindows } from "../files/text-windows.js";
import type { Restorer } from "../restorer.js";
import { binary, documentPieces, encodeText, undecodable } from "./document-pieces.js";
import type { Input } from "./inputs.js";
import type { Messages } from "./messages.js";
import type { Piece } from "./piece.js";
import { restoreText } from "./restore-text.js";

/** Restores plain text as it comes in, a piece a window. The pieces make up what the text restored whole would be. */
export async function* streamPieces(input: Input, restorer: Restorer, messages: Messages): AsyncGenerator<Piece> {
  const { name } = input;
  const { head, all } = await peek(input.stream(), 2);
  if (head.length === 0 || isUtf16(head)) {
    yield* documentPieces({ ...input, read: () => collect(all) }, restorer, messages, "restore");
    return;
  }
  const windows = windowsOf(all, name);
  let count = 0;
  for await (const window of windows) {
    if (++count === 2) keepHeapSmall();
    let text = window;
    // A directive may hold to the end of the text: from the first one on, it is read whole.
    if (window.includes("unspin")) for await (const more of windows) text += more;
    const { restoration } = await restoreText(text, input, restorer, "restore");
    const output = encodeText(restoration.text, { encoding: "utf-8", bom: false }, name);
    yield { name, output: () => output, encoding: "utf-8" };
  }
}

/** V8 lets garbage pile up to a multiple of what is in use: for a text without end, to no more than twice that. */
function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=100");
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

async function* windowsOf(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const windows = new TextWindows(windowEnd);
  try {
    for await (const chunk of chunks) {
      if (chunk.includes(0)) throw binary(name);
      yield* windows.add(chunk);
    }
    yield* windows.end();
  } catch (error) {
    throw error instanceof DecodeError ? undecodable(error, name) : error;
  }
}
