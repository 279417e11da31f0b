import { CallerSpinners } from "./caller-spinners.js";
import { maskDigits } from "./learned-pack.js";
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
  const table = builder.build();
  return { ...pack, table, ...withNumbers(pack), families: spinners.families() };
}

/**
 * What the models know of each word, with the numbers that dictionaries added to the vocabulary: whatever finds their
 * masked form no more since they are words of their own now, they stay numbers like others.
 */
function withNumbers({ vocabulary, modelIds, evidence }: LanguagePack): Pick<LanguagePack, "modelIds" | "evidence"> {
  const longer = { modelIds: new Uint16Array(vocabulary.size), evidence: new Float32Array(vocabulary.size) };
  longer.modelIds.set(modelIds);
  longer.evidence.set(evidence);
  for (let id = modelIds.length; id < vocabulary.size; id++) {
    const masked = vocabulary.id(maskDigits(vocabulary.key(id)));
    longer.modelIds[id] = longer.modelIds[masked];
    longer.evidence[id] = longer.evidence[masked];
  }
  return longer;
}

/** `house` of `dictionaries/house.dict`. */
function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.[^.]+$/, "");
}
