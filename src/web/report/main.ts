import type { Decisions } from "../../review/decisions.js";
import type { ReviewDocument } from "../../review/document.js";
import { Review } from "../../review/review.js";
import { Desk } from "../desk.js";
import { button, counted, download, element } from "../dom.js";
import { lastingWords } from "../lasting-words.js";
import { documentSection, indexOf } from "./documents.js";
import { Filters } from "./filters.js";
import { loadDecisions, saveDecisions } from "./storage.js";

const documents = [...document.querySelectorAll('script[type="application/json"]')].map(
  (data) => JSON.parse(data.textContent ?? "") as ReviewDocument,
);
const review = new Review(documents);
const kept = loadDecisions(documents);
if (kept !== undefined) review.resume(kept);

const announcer = element("p", { class: "announcer", role: "status" });
const progress = element("p", { class: "progress" });
const lasting = element("div");
const desk = new Desk(documents, review, (said) => {
  announcer.textContent = said;
  decided();
});
const filters = new Filters(review.changes, review, (passes) => {
  desk.filter(passes);
  tell();
});

function decided(): void {
  saveDecisions(documents, review.decidedCount === 0 && kept === undefined ? undefined : review.decisions());
  tell();
}

function tell(): void {
  const shown = desk.shown.length;
  const all = review.changes.length;
  const some = shown === all ? counted(all, "change") : `${shown} of ${counted(all, "change")}`;
  progress.textContent = `${some}, ${review.decidedCount} decided`;
  lasting.replaceChildren(...lastingWords(review));
}

function exportDecisions(): void {
  const decisions: Decisions = review.decisions();
  download("unspin-decisions.json", `${JSON.stringify(decisions, null, 2)}\n`, "application/json");
  announcer.textContent = "Decisions exported.";
}

function discard(): void {
  if (!confirm("Discard all decisions?")) return;
  review.reset();
  desk.refresh();
  decided();
}

function setView(view: string): void {
  document.body.dataset.view = view;
}

function viewChoice(view: string, label: string): HTMLElement {
  const input = element("input", { type: "radio", name: "view", value: view, checked: view === "inline" });
  input.addEventListener("change", () => setView(view));
  return element("label", {}, input, label);
}

setView("inline");
const views = element("fieldset", { class: "views" }, element("legend", {}, "View"));
views.append(viewChoice("inline", "Inline"), viewChoice("side", "Side by side"));

const steps = element(
  "div",
  { class: "steps" },
  button("← Previous", () => desk.move(-1)),
  button("Next →", () => desk.move(1)),
  button("Undo", () => desk.undo()),
);
const keep = element(
  "div",
  { class: "keep" },
  button("Export decisions", exportDecisions, { class: "main" }),
  button("Discard", discard),
);

const header = element(
  "header",
  {},
  element("h1", {}, "unspin report"),
  element(
    "p",
    { class: "hint" },
    "What a spinner wrote is struck out, what the author most likely wrote is marked, the darker the less certain. ",
    "Choose a change to see why, and decide.",
  ),
);
const help = element(
  "details",
  { class: "keys" },
  element("summary", {}, "Keys and origin"),
  element(
    "p",
    {},
    "In an article: j and k or the arrows go on and back, a accepts, r keeps the phrase as it is, a number picks a reading, ",
    "e edits, A is always, N is never, u takes back, Enter goes to the panel, Escape comes back.",
  ),
  element("p", {}, `Made by ${document.querySelector<HTMLMetaElement>('meta[name="generator"]')?.content}.`),
);
const toolbar = element(
  "section",
  { class: "toolbar", "aria-label": "Tools" },
  views,
  filters.root,
  steps,
  keep,
  progress,
);
const articles = documents.map((one, at) => documentSection(one, at, desk, review));
const index = documents.length > 1 ? indexOf(documents) : undefined;
document.body.append(
  header,
  toolbar,
  element("div", { class: "desk" }, element("main", {}, index, ...articles, lasting, help), desk.panel.root),
  announcer,
);
tell();
