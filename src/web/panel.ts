import { otherReadings, percent, type ReviewChange } from "../review/document.js";
import type { Review } from "../review/review.js";
import { button, element, quoted } from "./dom.js";
import { reasonOf } from "./reason.js";

/** What may be done with the change that is shown. */
export interface PanelActions {
  decide(change: ReviewChange, text: string): void;
  always(change: ReviewChange): void;
  never(change: ReviewChange): void;
  close(): void;
}

/** Shows one change: what, why, how sure, what else it might be, and what to do with it. */
export class Panel {
  readonly root = element("aside", { class: "panel", "aria-label": "The change at hand" });
  readonly #review: Review;
  readonly #actions: PanelActions;

  constructor(review: Review, actions: PanelActions) {
    this.#review = review;
    this.#actions = actions;
    this.show(undefined);
  }

  /** The field for words of one's own. */
  get ownWords(): HTMLInputElement | null {
    return this.root.querySelector("input");
  }

  show(change: ReviewChange | undefined): void {
    this.root.hidden = change === undefined;
    if (change === undefined) return;
    const text = this.#review.textOf(change);
    this.root.replaceChildren(
      button("Close", () => this.#actions.close(), { class: "close" }),
      element(
        "p",
        { class: "what" },
        quoted(change.source, { class: "out" }),
        " → ",
        quoted(change.replacement, { class: "in" }),
      ),
      element("p", { class: "why" }, `${percent(change.confidence)} sure. ${reasonOf(change)}`),
      this.#readings(change, text),
      this.#own(change, text),
      this.#lasting(change),
    );
  }

  /** The proposal, the phrase as it is, and the other readings; what stands there now is pressed. */
  #readings(change: ReviewChange, now: string): HTMLElement {
    const list = element("ul", { class: "readings" });
    const add = (text: string, note: string, keys: string): void => {
      const choose = button("", () => this.#actions.decide(change, text), {
        "aria-pressed": String(text === now),
        "aria-keyshortcuts": keys,
      });
      choose.append(quoted(text), element("small", {}, note), element("kbd", { "aria-hidden": "true" }, keys));
      list.append(element("li", {}, choose));
    };
    add(change.replacement, `proposed, ${percent(change.confidence)}`, "a");
    add(change.source, "as it is", "r");
    for (const [at, { text, probability }] of otherReadings(change).entries()) {
      add(text, percent(probability), String(at + 1));
    }
    return list;
  }

  #own(change: ReviewChange, now: string): HTMLElement {
    const known = [change.source, change.replacement, ...otherReadings(change).map(({ text }) => text)];
    const input = element("input", { type: "text", value: known.includes(now) ? "" : now, spellcheck: "true" });
    const form = element(
      "form",
      { class: "own" },
      element("label", {}, "Words of your own ", element("kbd", { "aria-hidden": "true" }, "e"), input),
      element("button", { type: "submit" }, "Use"),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#actions.decide(change, input.value);
    });
    return form;
  }

  #lasting(change: ReviewChange): HTMLElement {
    const always = button("Always", () => this.#actions.always(change), {
      title: "Accept wherever the phrase stands, and remember it for a dictionary (Shift+A)",
    });
    always.disabled = !this.#review.canAlways(change);
    const never = button("Never", () => this.#actions.never(change), {
      title: "Leave the phrase wherever it stands, and remember it for the allow list (Shift+N)",
    });
    return element("div", { class: "lasting" }, always, never);
  }
}
