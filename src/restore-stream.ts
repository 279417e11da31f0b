import { Transform, type TransformCallback } from "node:stream";
import { type FindEnd, TextWindows } from "./files/text-windows.js";

/** A stream from text, or its UTF-8 bytes, to the text restored window by window. It fails on bytes that are no UTF-8. */
export function createRestoreStream(restore: (window: string) => string, findEnd: FindEnd): Transform {
  const windows = new TextWindows(findEnd);
  const pass = (stream: Transform, found: Iterable<string>, done: TransformCallback): void => {
    try {
      for (const window of found) stream.push(restore(window));
      done();
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    decodeStrings: false,
    transform(chunk: string | Uint8Array, _encoding, done) {
      pass(this, windows.add(chunk), done);
    },
    flush(done) {
      pass(this, windows.end(), done);
    },
  });
}
