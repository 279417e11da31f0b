import type { Sign } from "../../engine/types.js";
import { percent, type ReviewDocument, shownName } from "../../review/document.js";
import type { Review } from "../../review/review.js";
import type { Desk } from "../desk.js";
import { button, counted, download, element, quoted } from "../dom.js";
import { gauge } from "../gauge.js";

const SIGNS = 6;

/** A document with its score, its evidence and its article. */
export function documentSection(document: ReviewDocument, at: number, desk: Desk, review: Review): HTMLElement {
  const heading = element("h2", { id: `heading-${at}` }, quoted(shownName(document)));
  const save = (): void => {
    const name = document.path.split(/[\\/]/).at(-1) ?? "document.txt";
    download(name, review.restoredText(document), "text/plain");
  };
  const isUntouched = document.changes.length === 0;
  return element(
    "section",
    { id: `document-${at}`, class: "document", "aria-labelledby": heading.id },
    heading,
    gauge(document.score),
    evidence(document),
    isUntouched
      ? element("p", {}, "Nothing to restore.")
      : element("p", { class: "save" }, button("Save the restored text", save)),
    desk.articles.get(document)?.root,
  );
}

/** All documents, most changes at a glance. */
export function indexOf(documents: readonly ReviewDocument[]): HTMLElement {
  const rows = documents.map((document, at) =>
    element(
      "li",
      {},
      element("a", { href: `#document-${at}` }, quoted(shownName(document))),
      ` ${percent(document.score)} likely spun, ${counted(document.changes.length, "change")}`,
    ),
  );
  return element(
    "nav",
    { class: "index", "aria-label": "Documents" },
    element("h2", {}, counted(documents.length, "document")),
    element("ol", {}, ...rows),
  );
}

function evidence({ evidence: { words, families, signs, missing } }: ReviewDocument): HTMLElement {
  const details = element("details", { class: "evidence" }, element("summary", {}, "Evidence"));
  details.append(
    element("p", {}, `${counted(words, "word")} that a spinner could have touched.`),
    ...listed("For spun:", signs.filter(({ weight }) => weight > 0).map(occurrences)),
    ...listed("For genuine:", signs.filter(({ weight }) => weight < 0).map(occurrences)),
    ...listed(
      "Common words that are missing:",
      missing.map(({ word }) => word),
    ),
    ...listed("Wording of spinner families:", families),
  );
  return details;
}

function occurrences({ phrase, count }: Sign): string {
  return count > 1 ? `${phrase} ×${count}` : phrase;
}

/** A line with the first of these words, or nothing if there are none. */
function listed(title: string, words: readonly string[]): HTMLElement[] {
  if (words.length === 0) return [];
  const shown = words.slice(0, SIGNS).flatMap((word, at) => (at === 0 ? [quoted(word)] : [", ", quoted(word)]));
  return [element("p", {}, `${title} `, ...shown)];
}
