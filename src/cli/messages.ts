import { FileError } from "../files/errors.js";
import type { Failure } from "../report/result.js";
import { visible } from "../report/visible.js";
import { describeError } from "./errors.js";
import type { Output } from "./io.js";

/** A progress line appears only when there is some waiting to do. Milliseconds. */
const PATIENCE = 500;
const REDRAW = 100;
const PROGRESS_WIDTH = 70;

/** What a command says besides its result, on standard error. */
export class Messages {
  /** What went wrong. */
  readonly failed: Failure[] = [];
  readonly #told = new Set<string>();
  #nextProgress = Date.now() + PATIENCE;
  #progressShown = false;
  readonly #output: Pick<Output, "write"> & { readonly isTerminal?: boolean };
  readonly #quiet: boolean;

  constructor(output: Pick<Output, "write"> & { readonly isTerminal?: boolean }, quiet: boolean) {
    this.#output = output;
    this.#quiet = quiet;
  }

  /** How many things went wrong. */
  get failures(): number {
    return this.failed.length;
  }

  /**
   * Names what went wrong, with `subject` if it was unforeseen, the same once; the work goes on. `path` is the file that
   * was worked on, if that is not the subject.
   */
  async fail(error: unknown, subject?: string, path = subject): Promise<void> {
    const lines = describeError(error, subject);
    const file = path ?? (error instanceof FileError ? error.path : undefined);
    this.failed.push({ ...(file === undefined ? {} : { path: file }), message: lines.join("\n") });
    await this.#once(said(lines));
  }

  /** Says what another thread had to say, with what went wrong there. */
  async repeat(text: string, failed: readonly Failure[]): Promise<void> {
    this.failed.push(...failed);
    await (failed.length > 0 ? this.#once(text) : this.#print(text));
  }

  /** Says something worth knowing that is no failure. Nothing under --quiet. */
  async note(text: string): Promise<void> {
    if (!this.#quiet) await this.#print(said([visible(text)]));
  }

  /** Shows on a terminal how far the work is, unless it is done soon. */
  async progress(done: number, all: number | undefined, name: string): Promise<void> {
    if (this.#output.isTerminal !== true || this.#quiet || (all ?? 2) < 2 || Date.now() < this.#nextProgress) return;
    this.#nextProgress = Date.now() + REDRAW;
    const line = `${all === undefined ? done : `${done}/${all}`} ${visible(name)}`;
    await this.clearProgress();
    this.#progressShown = true;
    await this.#write([...line].slice(0, PROGRESS_WIDTH).join(""));
  }

  /** Takes the progress line away. */
  async clearProgress(): Promise<void> {
    if (!this.#progressShown) return;
    this.#progressShown = false;
    await this.#write("\r\x1b[K");
  }

  /** A dictionary that every document needs is broken once, not a thousand times. */
  async #once(text: string): Promise<void> {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    await this.#print(text);
  }

  async #print(text: string): Promise<void> {
    await this.clearProgress();
    await this.#write(text);
  }

  async #write(text: string): Promise<void> {
    try {
      await this.#output.write(text);
    } catch {
      // Nowhere left to say it: the exit code still tells.
    }
  }
}

function said(lines: readonly string[]): string {
  return lines.map((line) => `unspin: ${line}\n`).join("");
}

/** `1 file`, `2 files`. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
