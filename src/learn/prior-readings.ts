import type { PhraseTable } from "../language/phrase-table.js";
import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";
import type { PriorReadings } from "./learn-dictionary.js";

/** What a phrase table knows of a phrase: its readings with their shares. */
export function priorReadings(table: PhraseTable, vocabulary: Vocabulary): PriorReadings {
  return (phrase) => {
    const { id, count } = tokenize(phrase, vocabulary);
    let node = count > 0 ? table.first(id[0]) : -1;
    for (let i = 1; i < count && node >= 0; i++) node = table.next(node, id[i]);
    const entry = node < 0 ? -1 : table.entryAt(node);
    if (entry < 0) return undefined;
    const { entryStart, candidatePhrase, candidateLog } = table.arrays;
    const readings = new Map<string, number>();
    for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
      readings.set(table.strings.texts[candidatePhrase[c]], Math.exp(candidateLog[c]));
    }
    return readings;
  };
}
