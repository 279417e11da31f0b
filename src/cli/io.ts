import { fstatSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { FileError, systemCode } from "../files/errors.js";

/** What a command knows of the process it runs in. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether standard input is a person at a keyboard. */
  readonly interactive: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** Whether what is named as a file to write, if any is, is standard output. */
export function isStdout(file: string | undefined): file is "-" | undefined {
  return file === undefined || file === "-";
}

/** A standard stream to write to. */
export class Output {
  readonly isTerminal: boolean;
  /** Whether the reader has gone: what is written from now on goes nowhere, silently. */
  closed = false;
  #failure: Error | undefined;
  readonly #stream: Writable & { readonly isTTY?: boolean };
  readonly #name: string;

  constructor(stream: Writable & { readonly isTTY?: boolean }, name: string) {
    this.#stream = stream;
    this.#name = name;
    this.isTerminal = stream.isTTY === true;
    stream.on("error", (error) => {
      if (systemCode(error) === "EPIPE") this.closed = true;
      else this.#failure = FileError.from(this.#name, error);
    });
  }

  /** Resolves once the chunk has left; throws a `FileError` if the stream's target cannot take it. */
  async write(chunk: string | Uint8Array): Promise<void> {
    if (this.closed || chunk.length === 0) return;
    await new Promise<void>((resolve) => {
      this.#stream.write(chunk, () => resolve());
    });
    // A failed write calls back first and emits its error on the next turn.
    if (this.#stream.errored !== null) await new Promise((resolve) => setImmediate(resolve));
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** The process's own streams. Standard input is opened only if something is to be read from it. */
export function processIo(): Io {
  return {
    get stdin() {
      // Node would take a folder for an empty text.
      if (fstatSync(0).isDirectory()) throw new FileError("stdin", "a folder, not a text", "name it as an argument");
      return process.stdin as Readable;
    },
    get interactive() {
      // Loaded when somebody asks: most runs name their files.
      return process.getBuiltinModule("node:tty").isatty(0);
    },
    stdout: new Output(process.stdout, "standard output"),
    stderr: new Output(process.stderr, "standard error"),
    env: process.env,
    get cwd() {
      try {
        return process.cwd();
      } catch (error) {
        throw FileError.from("the working folder", error, "change into another one");
      }
    },
  };
}
