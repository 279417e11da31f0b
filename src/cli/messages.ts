import { visible } from "../report/visible.js";
import { describeError } from "./errors.js";
import type { Output } from "./io.js";

/** What a command says besides its result, on standard error. */
export class Messages {
  /** How many things went wrong. */
  failures = 0;

  constructor(
    private readonly output: Output,
    private readonly quiet: boolean,
  ) {}

  /** Names what went wrong, with `subject` if it was unforeseen; the work goes on. */
  async fail(error: unknown, subject?: string): Promise<void> {
    this.failures++;
    await this.print(describeError(error, subject));
  }

  /** Says something worth knowing that is no failure. Nothing under --quiet. */
  async note(text: string): Promise<void> {
    if (!this.quiet) await this.print([visible(text)]);
  }

  private async print(lines: readonly string[]): Promise<void> {
    try {
      await this.output.write(lines.map((line) => `unspin: ${line}\n`).join(""));
    } catch {
      // Nowhere left to say it: the exit code still tells.
    }
  }
}

/** `1 file`, `2 files`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
