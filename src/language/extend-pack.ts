import { CallerSpinners } from "./caller-spinners.js";
import { once } from "./once.js";
import type { LanguagePack } from "./pack.js";
import { parseDictionary } from "./parse-dictionary.js";
import { PhraseFrequency, RARE_WORD } from "./phrase-frequency.js";
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
  const builder = new PhraseTableBuilder(pack.vocabulary, pack.table);
  const frequency = once(() => new PhraseFrequency(pack.scorers().model, pack.vocabulary, RARE_WORD));
  const spinners = new CallerSpinners(builder, pack.vocabulary, pack.families, frequency);
  for (const { name, text } of dictionaries) spinners.add(parseDictionary(text, name), baseName(name));
  const evidence = new Float32Array(pack.vocabulary.size);
  evidence.set(pack.evidence);
  return { ...pack, table: builder.build(), evidence, families: spinners.families() };
}

/** `house` of `dictionaries/house.dict`. */
function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "");
}
