import { excerptAround, flat } from "../../report/excerpt.js";
import type { Paint } from "../../report/paint.js";
import { createLocator } from "../../report/position.js";
import { visible } from "../../report/visible.js";
import { otherReadings, percent, type ReviewChange, type ReviewDocument, shownName } from "../../review/document.js";
import type { Review } from "../../review/review.js";

const KEYS = "a accept, r reject, t type, s skip, A always, N never, u undo, q save and quit, ? help";

/** What each key does. */
export const HELP = `  a  accept: put the author's words back        r  reject: leave the phrase as it is
  1  to 9: pick another reading                 t  type words of your own
  A  always: here, wherever else the phrase     N  never: leave the phrase here and wherever
     stands, and in a dictionary for good          else it stands, and allow it for good
  s  skip: what is proposed stands              u  undo the last decision
  q  save the decisions and quit: the next review goes on from there
`;

/** A change in its context, with the keys that decide on it. */
export function showChange(
  change: ReviewChange,
  document: ReviewDocument,
  place: string,
  review: Review,
  paint: Paint,
): string {
  const { line, column } = createLocator(document.source)(change.start);
  const readings = otherReadings(change).map(
    ({ text, probability }, at) => `  ${at + 1} ${flat(text)} ${paint.aside(percent(probability))}\n`,
  );
  const sure = `${percent(change.confidence)} sure, ${flat(change.rule)}${change.suggested ? ", only suggested" : ""}`;
  return [
    `\n${paint.place(`${visible(shownName(document))}:${line}:${column}`)}  ${paint.aside(`${place}, ${sure}`)}\n`,
    `  ${excerpt(change, document, review, paint)}\n`,
    ...readings,
    paint.aside(`  ${KEYS}\n`),
  ].join("");
}

/** The words around, as decided by now. */
function excerpt(change: ReviewChange, document: ReviewDocument, review: Review, paint: Paint): string {
  const { start, end, cutBefore, cutAfter } = excerptAround(document.source, change.start, change.end);
  let shown = cutBefore ? paint.aside("… ") : "";
  let at = start;
  for (const other of document.changes) {
    if (other.start < start || other.end > end) continue;
    shown += flat(document.source.slice(at, other.start));
    if (other !== change) shown += flat(review.textOf(other));
    else shown += paint.removed(flat(change.source)) + addition(change.replacement, paint);
    at = other.end;
  }
  return shown + flat(document.source.slice(at, end)) + (cutAfter ? paint.aside(" …") : "");
}

function addition(text: string, paint: Paint): string {
  return text === "" ? "" : ` ${paint.added(flat(text))}`;
}
