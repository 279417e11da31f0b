import { addDictionaryEntries, joinEntries } from "../../src/language/dictionary-pack.js";
import { addLearnedEntries, modelVocabulary, modelWordIds } from "../../src/language/learned-pack.js";
import { parseLearnedTable } from "../../src/language/learned-table.js";
import type { LanguagePack } from "../../src/language/pack.js";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { PhraseFrequency, RARE_WORD } from "../../src/language/phrase-frequency.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { addFamilies } from "../../src/learn/compile-families.js";
import { type PaperModel, paperModel, paperWords, zeroClassifier } from "./models.js";

/** A language pack small enough to be worked out on paper. */
export interface PaperPack {
  /** Lines of a learned table, their columns parted by `|`: phrase, untouched, part of another, original, count, … */
  readonly learned?: readonly string[];
  /** Lines of the package's dictionaries, with their families. */
  readonly families?: readonly string[];
  /** Phrases that some register of English has often. */
  readonly usual?: readonly string[];
  /** Lines of a caller's dictionary. */
  readonly dictionary?: readonly string[];
  readonly model: PaperModel;
  /** Log-likelihood ratios of words, spun against genuine. */
  readonly evidence?: Readonly<Record<string, number>>;
}

/** Builds the pack, with a classifier of zeros. */
export function paperPack({
  learned = [],
  families = [],
  usual = [],
  dictionary = [],
  model,
  evidence = {},
}: PaperPack): LanguagePack {
  const scorer = paperModel(model);
  const vocabulary = modelVocabulary(paperWords(model));
  const builder = new PhraseTableBuilder(vocabulary);
  const entries = parseLearnedTable(learned.join("\n").replaceAll("|", "\t"), "table.tsv");
  addLearnedEntries(builder, entries);
  const known = addFamilies(
    builder,
    parseDictionary(families.join("\n"), "family.dict").entries,
    new Set(entries.map(({ phrase }) => phrase)),
    { frequency: new PhraseFrequency(scorer, vocabulary, RARE_WORD), usual: new Set(usual), priors: new Map() },
  );
  addDictionaryEntries(builder, joinEntries(parseDictionary(dictionary.join("\n"), "test.dict").entries));
  const table = builder.build();
  for (const word of Object.keys(evidence)) vocabulary.add(word);
  const ratios = new Float32Array(vocabulary.size);
  for (const [word, ratio] of Object.entries(evidence)) ratios[vocabulary.id(word)] = ratio;
  const classifier = zeroClassifier(table, scorer.size);
  return {
    language: "en",
    vocabulary,
    modelIds: modelWordIds(vocabulary, scorer.size),
    table,
    learnedEntries: entries.length,
    evidence: ratios,
    families: known,
    scorers: () => ({ model: scorer, classifier }),
  };
}
