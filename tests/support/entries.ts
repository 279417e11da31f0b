import { EntryFlag, type PhraseEntry, type PhraseTable } from "../../src/language/phrase-table.js";

/** The entries that a table gives for a phrase, as they were given to its builder. */
export function entriesOf(table: PhraseTable, phrase: string): PhraseEntry[] {
  const { arrays, strings } = table;
  const id = strings.texts.indexOf(phrase);
  const node =
    id < 0 ? -1 : table.find(arrays.phraseTokens.subarray(arrays.phraseStart[id], arrays.phraseStart[id + 1]));
  const entries: PhraseEntry[] = [];
  for (let e = node < 0 ? -1 : table.entryAt(node); e >= 0; e = table.nextEntry(e)) {
    const places = Array.from(
      { length: arrays.entryStart[e + 1] - arrays.entryStart[e] },
      (_, i) => arrays.entryStart[e] + i,
    );
    entries.push({
      phrase: table.text(arrays.entryPhrase[e]),
      candidates: places.map((c) => ({
        text: table.text(arrays.candidatePhrase[c]),
        logProbability: arrays.candidateLog[c],
        rule: table.rule(c),
        context: strings.contexts[arrays.candidateContext[c] - 1],
      })),
      logOther: arrays.entryOther[e],
      tell: (arrays.entryFlags[e] & EntryFlag.Tell) !== 0,
      name: table.isName(e),
      family: arrays.entryFamily[e],
      logRate: arrays.entryRate[e],
      sign: arrays.signs[arrays.entrySign[e]],
    });
  }
  return entries;
}

/** The first of them. */
export function entryOf(table: PhraseTable, phrase: string): PhraseEntry | undefined {
  return entriesOf(table, phrase)[0];
}
