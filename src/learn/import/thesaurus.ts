import {
  contentLines,
  type ImportedItem,
  MOST_ALTERNATIVES,
  pairItem,
  shortened,
  TOO_MANY_ALTERNATIVES,
} from "./item.js";

/**
 * A spinner's own thesaurus, `head|synonym|synonym` a line, turned round: each synonym may stand for its head. The heads
 * are what such a spinner replaces wherever it may.
 */
export function* importThesaurus(text: string): Generator<ImportedItem> {
  for (const { number, line } of contentLines(text)) {
    const place = `line ${number}`;
    const refused = (reason: string): ImportedItem => ({ kind: "refused", place, shown: shortened(line), reason });
    const parts = line.split("|", MOST_ALTERNATIVES + 2);
    const [head, ...synonyms] = parts.map((part) => part.trim());
    if (synonyms.length > MOST_ALTERNATIVES) yield refused(TOO_MANY_ALTERNATIVES);
    else if (synonyms.length === 0) yield refused("no `|` in it");
    else if (head === "") yield refused("no head before the first `|`");
    else {
      for (const synonym of synonyms) {
        const item = pairItem(place, `${shortened(head)}|${shortened(synonym)}`, synonym, head);
        if (synonym !== "") yield item.kind === "entry" ? { ...item, head } : item;
        else yield { kind: "refused", place, shown: item.shown, reason: "an empty synonym" };
      }
    }
  }
}
