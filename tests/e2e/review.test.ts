import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Edit } from "../../src/review/decisions.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { bin } from "./cli.js";

const SPUN = join(root, "examples/orchard.spun.txt");

/** A shell in a terminal of its own, with a server of its own. */
class Terminal {
  readonly #server: string;

  constructor(cwd: string) {
    this.#server = `unspin-${basename(cwd)}`;
    this.#tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "50", "-c", cwd, "env PS1='$ ' sh");
    onTestFinished(() => {
      this.#tmux("kill-server");
    });
  }

  keys(...keys: readonly string[]): void {
    this.#tmux("send-keys", ...keys);
  }

  /** Waits until the last lines on the screen read so. */
  async shows(text: RegExp): Promise<void> {
    await vi.waitFor(() => expect(this.#tmux("capture-pane", "-p").trimEnd()).toMatch(text), {
      timeout: 120_000,
      interval: 50,
    });
  }

  #tmux(...args: readonly string[]): string {
    return execFileSync("tmux", ["-L", this.#server, ...args], { encoding: "utf8" });
  }
}

it("reviews an article in a terminal, quits, goes on, and writes what was decided", async () => {
  const cwd = temporaryFolder();
  copyFileSync(SPUN, join(cwd, "a.txt"));
  const terminal = new Terminal(cwd);
  terminal.keys(`'${process.execPath}' '${bin}' review --below 0.75 a.txt`, "Enter");
  await terminal.shows(/a\.txt:\d+:\d+ {2}1 of \d+.*[\s\S]*\? help$/);
  terminal.keys("r");
  await terminal.shows(/kept: [\s\S]* 2 of \d+[\s\S]*\? help$/);
  terminal.keys("t");
  await terminal.shows(/words of your own: /);
  // The line begins with what was proposed.
  terminal.keys("C-u", "as it were", "Enter");
  await terminal.shows(/as it were\n\n.* 3 of \d+[\s\S]*\? help$/);
  terminal.keys("C-c");
  await terminal.shows(/2 of \d+ changes decided, 1 rejected; unspin review goes on from unspin-decisions\.json\n\$$/);

  terminal.keys(`'${process.execPath}' '${bin}' review --below 0.75 a.txt`, "Enter");
  await terminal.shows(/ 3 of \d+[\s\S]*\? help$/);
  // The shell has its terminal back as it was, after a quit by key as after one by interrupt.
  terminal.keys("q");
  await terminal.shows(/goes on from unspin-decisions\.json\n\$$/);
  terminal.keys(`'${process.execPath}' '${bin}' review --below 0.1 a.txt`, "Enter");
  await terminal.shows(/Write a\.txt as decided\? y\/n$/);
  terminal.keys("y");
  await terminal.shows(/1 of 1 file written\n\$$/);

  const { edits } = JSON.parse(readFileSync(join(cwd, "unspin-decisions.json"), "utf8")).documents[0];
  const [kept, typed] = edits.filter((edit: Edit) => edit.decided);
  expect(kept.replacement).toBe(kept.source);
  expect(typed.replacement).toBe("as it were");
  const decided = edits.reduceRight(
    (text: string, { start, end, replacement }: Edit) => text.slice(0, start) + replacement + text.slice(end),
    readFileSync(SPUN, "utf8"),
  );
  expect(decided).toContain("as it were");
  expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(decided);
});
