import type { ReviewChange } from "../../review/document.js";
import type { Review } from "../../review/review.js";
import { element } from "../dom.js";
import { originOf } from "../reason.js";

type Passes = (change: ReviewChange) => boolean;

/** Which changes are marked and gone through. */
export class Filters {
  readonly root: HTMLElement;
  readonly #review: Review;
  readonly #words = element("input", { type: "search", placeholder: "word or entry" });
  readonly #sureness: HTMLSelectElement;
  readonly #origin: HTMLSelectElement;
  readonly #state: HTMLSelectElement;

  constructor(changes: readonly ReviewChange[], review: Review, onChange: (passes: Passes) => void) {
    this.#review = review;
    this.#sureness = choice([
      ["0-1", "any"],
      ["0-0.75", "below 75 %"],
      ["0-0.9", "below 90 %"],
      ["0.9-1", "90 % and more"],
      ["0.97-1", "97 % and more"],
    ]);
    const origins = [...new Set(changes.map(originOf))].sort();
    this.#origin = choice([["", "any"], ...origins.map((origin) => [origin, origin] as const)]);
    this.#state = choice([
      ["", "any"],
      ["open", "not decided"],
      ["decided", "decided"],
      ["suggested", "only suggested"],
    ]);
    const fields: readonly (readonly [string, HTMLElement])[] = [
      ["Find", this.#words],
      ["Sure", this.#sureness],
      ["From", this.#origin],
      ["State", this.#state],
    ];
    this.root = element(
      "fieldset",
      { class: "filters" },
      element("legend", {}, "Show changes"),
      ...fields.map(([label, field]) => element("label", {}, `${label} `, field)),
    );
    this.root.addEventListener("input", () => onChange(this.#passes()));
  }

  #passes(): Passes {
    const words = this.#words.value.trim().toLowerCase();
    const [least, most] = this.#sureness.value.split("-").map(Number);
    const origin = this.#origin.value;
    const state = this.#state.value;
    // Full certainty belongs to the uppermost range.
    const isSure = (share: number): boolean => share >= least && (share < most || most === 1);
    return (change) =>
      isSure(change.confidence) &&
      (origin === "" || originOf(change) === origin) &&
      (words === "" || [change.source, change.replacement, change.rule].join("\n").toLowerCase().includes(words)) &&
      (state === "" || this.#isIn(state, change));
  }

  #isIn(state: string, change: ReviewChange): boolean {
    const verdict = this.#review.verdictOf(change);
    if (state === "suggested") return verdict === "suggested";
    const isOpen = verdict === "proposed" || verdict === "suggested";
    return state === "open" ? isOpen : !isOpen;
  }
}

function choice(options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
  return element("select", {}, ...options.map(([value, label]) => element("option", { value }, label)));
}
