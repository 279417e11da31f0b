import { DictionaryProblems } from "../../language/dictionary-error.js";
import { parseEntry } from "../../language/parse-entry.js";
import { contentLines, type ImportedItem, MOST_ALTERNATIVES, shortened, TOO_MANY_ALTERNATIVES } from "./item.js";

/** A list of codespell: `wrong->right`, `wrong->right, right,`, `wrong->right, disabled because …`. */
export function* importCodespell(text: string): Generator<ImportedItem> {
  for (const { number, line } of contentLines(text)) {
    const shown = { place: `line ${number}`, shown: shortened(line) };
    if (line.split(",", MOST_ALTERNATIVES + 1).length > MOST_ALTERNATIVES) {
      yield { kind: "refused", ...shown, reason: TOO_MANY_ALTERNATIVES };
      continue;
    }
    const problems = new DictionaryProblems("");
    const [entry] = parseEntry(line.replace(/(?<!\s)\s*->\s*/, "->"), number, problems);
    if (entry === undefined || problems.found.length > 0) {
      yield { kind: "refused", ...shown, reason: problems.found[0]?.what ?? "no `->` in it" };
    } else {
      yield { kind: "entry", ...shown, entry };
    }
  }
}
