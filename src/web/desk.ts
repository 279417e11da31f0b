import { otherReadings, type ReviewChange, type ReviewDocument } from "../review/document.js";
import type { Review } from "../review/review.js";
import { Article } from "./article.js";
import { Panel } from "./panel.js";

/** Articles with their marked changes, the one at hand, and the keys that go through them. */
export class Desk {
  readonly panel: Panel;
  readonly articles: ReadonlyMap<ReviewDocument, Article>;
  readonly #review: Review;
  readonly #articleOf = new Map<ReviewChange, Article>();
  readonly #onDecision: (said: string) => void;
  #shown: readonly ReviewChange[];
  #current: ReviewChange | undefined;

  /** `onDecision` is called after each decision, with words that tell it. */
  constructor(documents: readonly ReviewDocument[], review: Review, onDecision: (said: string) => void) {
    this.#review = review;
    this.#onDecision = onDecision;
    this.#shown = review.changes;
    this.panel = new Panel(review, {
      decide: (change, text) => this.#decide(change, () => review.decide(change, text)),
      always: (change) => this.#decide(change, () => review.always(change)),
      never: (change) => this.#decide(change, () => review.never(change)),
      close: () => this.select(undefined),
    });
    this.articles = new Map(
      documents.map((document) => {
        const article = new Article(document, review, (change) => this.select(change));
        for (const change of document.changes) this.#articleOf.set(change, article);
        article.root.addEventListener("keydown", (event) => this.#onKey(event));
        return [document, article];
      }),
    );
    this.panel.root.addEventListener("keydown", (event) => this.#onKey(event));
    this.#makeReachable(this.#shown[0]);
  }

  get shown(): readonly ReviewChange[] {
    return this.#shown;
  }

  get current(): ReviewChange | undefined {
    return this.#current;
  }

  /** Marks only the changes that pass; the others read as plain text. */
  filter(passes: (change: ReviewChange) => boolean): void {
    this.#shown = this.#review.changes.filter(passes);
    const shown = new Set(this.#shown);
    for (const change of this.#review.changes) {
      this.#articleOf.get(change)?.markOf(change)?.classList.toggle("passed-over", !shown.has(change));
    }
    if (this.#current !== undefined && !shown.has(this.#current)) this.select(undefined);
    if (this.#current === undefined) this.#makeReachable(this.#shown[0]);
  }

  /** Shows a change in the panel. */
  select(change: ReviewChange | undefined): void {
    if (change === this.#current && change !== undefined) return;
    this.#mark(this.#current)?.classList.remove("current");
    this.#current = change;
    this.#mark(change)?.classList.add("current");
    this.#makeReachable(change);
    this.panel.show(change);
  }

  /** Goes to the next change that is shown, or to the one before, and around at the end. */
  move(step: 1 | -1): void {
    const count = this.#shown.length;
    if (count === 0) return;
    const at = this.#current === undefined ? -1 : this.#shown.indexOf(this.#current);
    this.#focus(this.#shown[at < 0 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count]);
  }

  undo(): void {
    const change = this.#review.undo();
    if (change === undefined) return;
    this.refresh();
    this.#focus(change);
    this.#onDecision("Undone.");
  }

  /** Shows anew what is decided. */
  refresh(): void {
    for (const change of this.#review.changes) this.#articleOf.get(change)?.refresh(change);
    this.panel.show(this.#current);
  }

  #decide(change: ReviewChange, act: () => void): void {
    act();
    this.refresh();
    const text = this.#review.textOf(change);
    this.#onDecision(text === change.source ? `Kept: ${text}` : `${change.source} becomes ${text || "nothing"}.`);
    this.move(1);
  }

  #focus(change: ReviewChange): void {
    this.select(change);
    const mark = this.#mark(change);
    mark?.focus({ preventScroll: true });
    mark?.scrollIntoView({ block: "nearest" });
  }

  #mark(change: ReviewChange | undefined): HTMLElement | undefined {
    return change === undefined ? undefined : this.#articleOf.get(change)?.markOf(change);
  }

  #reachable: HTMLElement | undefined;

  /** One change takes part in tabbing; keys go on from there. */
  #makeReachable(change: ReviewChange | undefined): void {
    this.#reachable?.setAttribute("tabindex", "-1");
    this.#reachable = this.#mark(change ?? this.#shown[0]);
    this.#reachable?.setAttribute("tabindex", "0");
  }

  /** Keys hold only while the focus is in an article or the panel, and not in a field. */
  #onKey(event: KeyboardEvent): void {
    const change = this.#current;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement) {
      if (event.key === "Escape" && change !== undefined) this.#focus(change);
      return;
    }
    const act = this.#keys(change)[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  #keys(change: ReviewChange | undefined): Readonly<Record<string, (() => void) | undefined>> {
    const [next, previous, undo] = [() => this.move(1), () => this.move(-1), () => this.undo()];
    const moves = { j: next, ArrowRight: next, ArrowDown: next, k: previous, ArrowLeft: previous, ArrowUp: previous };
    if (change === undefined) return { ...moves, u: undo };
    const decide = (text: string) => () => this.#decide(change, () => this.#review.decide(change, text));
    const picks = otherReadings(change).map(({ text }, at) => [String(at + 1), decide(text)] as const);
    return {
      ...moves,
      ...Object.fromEntries(picks),
      a: decide(change.replacement),
      r: decide(change.source),
      e: () => this.panel.ownWords?.focus(),
      u: undo,
      A: () => this.#decide(change, () => this.#review.always(change)),
      N: () => this.#decide(change, () => this.#review.never(change)),
      Escape: () => this.#focus(change),
      // Into the panel from the article; within it, its buttons take these themselves.
      ...(document.activeElement === this.#mark(change)
        ? { Enter: () => this.panel.root.querySelector<HTMLElement>(".readings button")?.focus() }
        : {}),
    };
  }
}
