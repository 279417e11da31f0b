import { resolve } from "node:path";
import { systemCode } from "../../files/errors.js";
import { writeFile } from "../../files/write.js";
import { flat } from "../../report/excerpt.js";
import type { Paint } from "../../report/paint.js";
import { reviewDocument } from "../../report/review-document.js";
import type { Decisions } from "../../review/decisions.js";
import { keyOf, otherReadings, type ReviewChange, type ReviewDocument } from "../../review/document.js";
import { Review } from "../../review/review.js";
import { paintFor } from "../color.js";
import { readDecisions } from "../decisions-file.js";
import { documentsOf } from "../documents.js";
import { UsageError } from "../errors.js";
import { findInputs } from "../inputs.js";
import type { Io } from "../io.js";
import type { LoadRestorer } from "../load.js";
import { counted, Messages } from "../messages.js";
import type { ReviewOptions } from "../options.js";
import { type Keyboard, type OpenKeyboard, openKeyboard } from "./keyboard.js";
import { offerLasting } from "./lasting.js";
import { HELP, showChange } from "./show.js";

/**
 * `unspin review`: shows change after change and asks what becomes of it. Each decision is kept at once in the file of
 * --decisions, from which the next review goes on. Returns the exit code.
 */
export async function review(
  paths: readonly string[],
  options: ReviewOptions,
  io: Io,
  load: LoadRestorer,
  keys: OpenKeyboard = openKeyboard,
): Promise<number> {
  if (!io.interactive || !io.stdout.isTerminal) {
    throw new UsageError("review needs a terminal; for a page to decide in say unspin restore --report html=FILE");
  }
  if (paths.includes("-")) throw new UsageError("stdin is the keyboard of a review; name files");
  const messages = new Messages(io.stderr, options.quiet === true);
  const { inputs, failures } = await findInputs(paths, options, io, undefined);
  for (const failure of failures) await messages.fail(failure);
  const former = await formerDecisions(options.decisions, io.cwd);
  const documents: ReviewDocument[] = [];
  for await (const result of documentsOf(inputs, "restore", { ...options, jobs: 1 }, load, messages)) {
    documents.push(reviewDocument(result));
  }
  await messages.clearProgress();
  const paint = await paintFor(io.stdout, options.color, io.env);
  const session = new Session(documents, former, options.decisions, io, paint);
  for (const { path } of session.changed) {
    await messages.note(`${path}: changed since it was decided on; what was decided no longer holds`);
  }
  const keyboard = keys();
  try {
    if (await session.run(keyboard, options.below ?? Infinity)) await session.finish(keyboard, options, load);
  } finally {
    keyboard.close();
  }
  return messages.failures > 0 || session.failed ? 2 : 0;
}

/** What a review before this one left; nothing if there was none. */
async function formerDecisions(file: string, cwd: string): Promise<Decisions | undefined> {
  const { stat } = await import("node:fs/promises");
  try {
    await stat(resolve(cwd, file));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
  }
  return readDecisions(file, cwd);
}

class Session {
  /** Documents that are not what was decided on before. */
  readonly changed: readonly ReviewDocument[];
  failed = false;
  /** What is kept elsewhere by now, and so no more here. */
  #kept: Partial<Decisions> = {};
  readonly #review: Review;
  readonly #documentOf = new Map<ReviewChange, ReviewDocument>();
  /** What was skipped, and undefined for each decision, in the order of the steps. */
  readonly #steps: (ReviewChange | undefined)[] = [];
  readonly #documents: readonly ReviewDocument[];
  readonly #former: Decisions | undefined;
  readonly #file: string;
  readonly #io: Io;
  readonly #paint: Paint;

  constructor(documents: readonly ReviewDocument[], former: Decisions | undefined, file: string, io: Io, paint: Paint) {
    this.#documents = documents;
    this.#former = former;
    this.#file = file;
    this.#io = io;
    this.#paint = paint;
    this.#review = new Review(documents);
    this.changed = former === undefined ? [] : this.#review.resume(former);
    for (const document of documents) for (const change of document.changes) this.#documentOf.set(change, document);
  }

  /** Goes through the open changes that are less sure than `below`. False if the person has quit before the end. */
  async run(keyboard: Keyboard, below: number): Promise<boolean> {
    const changes = this.#review.changes.filter(({ confidence }) => confidence < below);
    let at = 0;
    while (at < changes.length) {
      const change = changes[at];
      if (this.#steps.includes(change) || this.#isDecided(change)) {
        at++;
        continue;
      }
      await this.#show(change, `${at + 1} of ${changes.length}`);
      const step = await this.#decide(change, keyboard);
      if (step === "quit") {
        await this.#say(`${this.#summary()}; unspin review goes on from ${this.#file}\n`);
        return false;
      }
      if (step !== "stay") at = Math.max(0, changes.indexOf(step));
    }
    return true;
  }

  /** Tells how it stands, and offers to carry it out. */
  async finish(keyboard: Keyboard, options: ReviewOptions, load: LoadRestorer): Promise<void> {
    await this.#say(`\n${this.#summary()}\n`);
    if (this.#review.changes.length === 0) return;
    const ask = (question: string) => this.#confirm(question, keyboard);
    this.#kept = await offerLasting(this.#review, options, this.#io, ask, (text) => this.#say(text));
    await this.#save();
    const paths = [...new Set(this.#documents.map(({ path }) => path))];
    const those = paths.length === 1 ? paths[0] : counted(paths.length, "file");
    if (!(await this.#confirm(`Write ${those} as decided?`, keyboard))) {
      await this.#say(`  Not written; unspin restore --decisions ${this.#file} --write does it later.\n`);
      return;
    }
    const { restore } = await import("../restore.js");
    const { minConfidence: _, assume: __, dictionary: ___, ...rest } = options;
    const code = await restore(paths, { ...rest, write: true, jobs: 1 }, this.#io, load);
    if (code !== 0) this.failed = true;
  }

  /** What was pressed until something came of it: where to go on from, `stay`, or `quit`. */
  async #decide(change: ReviewChange, keyboard: Keyboard): Promise<ReviewChange | "stay" | "quit"> {
    const review = this.#review;
    const key = await keyboard.key();
    const reading = /^[1-9]$/.test(key) ? otherReadings(change)[Number(key) - 1] : undefined;
    if (reading !== undefined) return this.#decided(change, reading.text);
    switch (key) {
      case "a":
        return this.#decided(change, change.replacement);
      case "r":
        return this.#decided(change, change.source);
      case "t": {
        const text = await keyboard.line("  words of your own: ", review.textOf(change));
        return text === undefined ? "stay" : this.#decided(change, text);
      }
      case "s":
        this.#steps.push(change);
        await this.#say("  skipped\n");
        return change;
      case "A":
        review.always(change);
        return this.#told(change, review.canAlways(change) ? "always " : "");
      case "N":
        review.never(change);
        return this.#told(change, "never changed: ");
      case "u":
        return this.#undo();
      case "q":
      case "quit":
        return "quit";
      default:
        await this.#say(HELP);
        return "stay";
    }
  }

  async #decided(change: ReviewChange, text: string): Promise<ReviewChange> {
    this.#review.decide(change, text);
    return this.#told(change, "");
  }

  async #told(change: ReviewChange, how: string): Promise<ReviewChange> {
    this.#steps.push(undefined);
    const text = flat(this.#review.textOf(change));
    const kept = this.#review.verdictOf(change) === "kept" && how === "" ? "kept: " : how;
    await this.#say(`  ${kept}${text === "" ? "(nothing)" : text}\n`);
    await this.#save();
    return change;
  }

  async #undo(): Promise<ReviewChange | "stay"> {
    if (this.#steps.length === 0) {
      await this.#say("  nothing to undo\n");
      return "stay";
    }
    const change = this.#steps.pop() ?? this.#review.undo();
    if (change === undefined) return "stay";
    await this.#say("  undone\n");
    await this.#save();
    return change;
  }

  #isDecided(change: ReviewChange): boolean {
    const verdict = this.#review.verdictOf(change);
    return verdict !== "proposed" && verdict !== "suggested";
  }

  async #show(change: ReviewChange, place: string): Promise<void> {
    const document = this.#documentOf.get(change);
    if (document !== undefined) await this.#say(showChange(change, document, place, this.#review, this.#paint));
  }

  #summary(): string {
    const { changes } = this.#review;
    if (changes.length === 0) return "Nothing to review.";
    const kept = changes.filter((change) => this.#review.verdictOf(change) === "kept").length;
    const decided = this.#review.decidedCount;
    return `${decided} of ${counted(changes.length, "change")} decided, ${kept} rejected`;
  }

  /** Keeps the decisions, those on other documents with them. */
  async #save(): Promise<void> {
    const { documents, ...rest } = { ...this.#review.decisions(), ...this.#kept };
    const here = new Set(documents.map(keyOf));
    const others = (this.#former?.documents ?? []).filter((document) => !here.has(keyOf(document)));
    const all: Decisions = { ...rest, documents: [...others, ...documents] };
    await writeFile(resolve(this.#io.cwd, this.#file), Buffer.from(`${JSON.stringify(all, null, 2)}\n`), this.#file);
  }

  async #confirm(question: string, keyboard: Keyboard): Promise<boolean> {
    await this.#say(`${question} y/n `);
    for (;;) {
      const key = (await keyboard.key()).toLowerCase();
      if (!["y", "n", "quit", "q", "escape"].includes(key)) continue;
      await this.#say(key === "y" ? "yes\n" : "no\n");
      return key === "y";
    }
  }

  async #say(text: string): Promise<void> {
    await this.#io.stdout.write(text);
  }
}
