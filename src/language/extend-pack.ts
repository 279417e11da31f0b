import { parseDictionary } from "./dictionary.js";
import { addDictionaryEntries, addTable, joinEntries } from "./dictionary-pack.js";
import type { LanguagePack } from "./pack.js";
import { PhraseTableBuilder } from "./phrase-table-builder.js";

/** A dictionary as it was read. */
export interface DictionaryText {
  /** Names it in errors and in the rules of changes. */
  readonly name: string;
  readonly text: string;
}

/**
 * A pack with the entries of dictionaries before its own, later dictionaries before earlier ones. Throws a
 * `DictionaryError` for a malformed one.
 */
export function extendPack(pack: LanguagePack, dictionaries: readonly DictionaryText[]): LanguagePack {
  const builder = new PhraseTableBuilder(pack.vocabulary);
  addTable(builder, pack.table);
  for (const { name, text } of dictionaries) {
    addDictionaryEntries(builder, joinEntries(parseDictionary(text, name).entries));
  }
  const evidence = new Float32Array(pack.vocabulary.size);
  evidence.set(pack.evidence);
  return { ...pack, table: builder.build(), evidence };
}
