import { percent, type ReviewChange, type ReviewDocument } from "../review/document.js";
import type { Review, Verdict } from "../review/review.js";
import { element } from "./dom.js";
import { reasonOf } from "./reason.js";

/** Least confidence of each shade, the surest first; less than the last has the deepest. */
const SHADES = [0.97, 0.9, 0.75, 0.5];

const PARAGRAPH_END = /\n[ \t]*\r?\n\s*/g;

const SAID = { proposed: "restored", accepted: "accepted", changed: "changed by you" } as const;

/** A document with its changes marked in place, each a button; beside it, where asked for, what it was before. */
export class Article {
  readonly root: HTMLElement;
  readonly #marks = new Map<ReviewChange, HTMLElement>();
  readonly #changes = new WeakMap<Element, ReviewChange>();
  readonly #review: Review;

  constructor(document: ReviewDocument, review: Review, onSelect: (change: ReviewChange) => void) {
    this.#review = review;
    this.root = element("div", { class: "article" });
    for (const { text, start, changes } of paragraphsOf(document)) this.root.append(this.#row(text, start, changes));
    for (const change of document.changes) this.refresh(change);
    const select = (event: Event): void => {
      const mark = event.target instanceof Element ? event.target.closest(".change") : null;
      const change = mark === null ? undefined : this.#changes.get(mark);
      if (change !== undefined) onSelect(change);
    };
    this.root.addEventListener("click", select);
    this.root.addEventListener("focusin", select);
  }

  markOf(change: ReviewChange): HTMLElement | undefined {
    return this.#marks.get(change);
  }

  changeOf(mark: Element): ReviewChange | undefined {
    return this.#changes.get(mark);
  }

  /** Shows what is decided of a change by now. */
  refresh(change: ReviewChange): void {
    const mark = this.#marks.get(change);
    if (mark === undefined) return;
    const verdict = this.#review.verdictOf(change);
    const text = this.#review.textOf(change);
    if (mark.dataset.verdict === verdict && verdict !== "changed") return;
    mark.dataset.verdict = verdict;
    const shown = verdict === "suggested" ? change.replacement : text;
    if (mark.lastElementChild !== null) mark.lastElementChild.textContent = shown === change.source ? "" : shown;
    mark.setAttribute("aria-label", `${labelOf(change, verdict, shown)}, ${percent(change.confidence)}`);
    mark.title = titleOf(change);
  }

  #row(text: string, start: number, changes: readonly ReviewChange[]): HTMLElement {
    const spun = element("p", { class: "spun", dir: "auto" });
    const restored = element("p", { class: "restored", dir: "auto" });
    let at = 0;
    for (const change of changes) {
      const [from, to] = [change.start - start, change.end - start];
      spun.append(text.slice(at, from), element("del", {}, change.source));
      restored.append(text.slice(at, from), this.#mark(change));
      at = to;
    }
    // The white space between paragraphs is that of the page.
    spun.append(text.slice(at).trimEnd());
    restored.append(text.slice(at).trimEnd());
    return element("div", { class: "row" }, spun, restored);
  }

  #mark(change: ReviewChange): HTMLElement {
    const shade = SHADES.findIndex((least) => change.confidence >= least);
    const mark = element(
      "span",
      { class: "change", role: "button", tabindex: "-1", "data-shade": String(shade < 0 ? SHADES.length : shade) },
      element("del", {}, change.source),
      element("span", { class: "gap" }, " "),
      element("ins"),
    );
    this.#marks.set(change, mark);
    this.#changes.set(mark, change);
    return mark;
  }
}

/** A mark's name begins with what there is to see of it. */
function labelOf({ source }: ReviewChange, verdict: Verdict, shown: string): string {
  if (verdict === "kept") return `${source}: kept as it is`;
  if (verdict === "suggested") return `${source}: ${shown || "removal"} only suggested`;
  return shown === "" ? `${source}: removed, ${SAID[verdict]}` : `${source} ${shown}: ${SAID[verdict]}`;
}

/** What shows on hover: how sure, why, and what else it might be. */
function titleOf(change: ReviewChange): string {
  const others = change.alternatives.slice(0, 4).map(({ text, probability }) => `${text} ${percent(probability)}`);
  const alternatives = others.length === 0 ? "" : `\nor: ${others.join(", ")}`;
  return `${change.source} → ${change.replacement || "(nothing)"}, ${percent(change.confidence)}\n${reasonOf(change)}${alternatives}`;
}

interface Paragraph {
  readonly text: string;
  readonly start: number;
  readonly changes: readonly ReviewChange[];
}

/** Cuts a document at its blank lines, but never within a change. */
function paragraphsOf({ source, changes }: ReviewDocument): Paragraph[] {
  const ends = [...source.matchAll(PARAGRAPH_END)].map((match) => match.index + match[0].length);
  const paragraphs: Paragraph[] = [];
  let start = 0;
  let next = 0;
  for (const end of [...ends, source.length]) {
    let after = next;
    while (after < changes.length && changes[after].start < end) after++;
    if (end <= start || (after > next && changes[after - 1].end > end)) continue;
    paragraphs.push({ text: source.slice(start, end), start, changes: changes.slice(next, after) });
    start = end;
    next = after;
  }
  return paragraphs;
}
