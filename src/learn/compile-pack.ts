import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ContextClassifier } from "../language/classifier.js";
import { parseDictionary } from "../language/dictionary.js";
import { addDictionaryEntries, LEAST_OTHER } from "../language/dictionary-pack.js";
import { addLearnedEntries, modelVocabulary, modelWordIds, tableChecksum } from "../language/learned-pack.js";
import { parseLearnedTable } from "../language/learned-table.js";
import { NgramModel } from "../language/ngram-model.js";
import type { Scorers } from "../language/pack.js";
import type { CompiledPack } from "../language/pack-file.js";
import { PhraseTableBuilder } from "../language/phrase-table-builder.js";
import { tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";

/** Odds that a dictionary's phrase of several words is a chance meeting of them, in a document of another spinner. */
const CHANCE_MEETING = 2.3;
/** Families whose entries may be tried in every spun document: they leave the language's function words alone. */
const COMPILED_FAMILIES: ReadonlySet<string> = new Set(["A", "B"]);
/** Words of parallel text that showed no replacement of a dictionary's phrase. */
const GENUINE_WORDS = 2e7;
/** Replacements of it that are granted all the same: other spinners, other draws. */
const REPLACED_PSEUDO_COUNT = 3;

/** Compiles a dictionary folder: `language-model.bin`, `words.txt`, `table.tsv`, `evidence.tsv` and all `*.dict` files. */
export function compilePack(folder: string): CompiledPack {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const model = NgramModel.read(readFileSync(join(folder, "language-model.bin")), "language-model.bin");
  const vocabulary = modelVocabulary(readWords(join(folder, "words.txt")));
  const builder = new PhraseTableBuilder(vocabulary);
  const learned = parseLearnedTable(read("table.tsv"), "table.tsv");
  addLearnedEntries(builder, learned);
  const learnedPhrases = new Set(learned.map(({ phrase }) => phrase));
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".dict"))
    .sort();
  const entries = files
    .flatMap((name) => parseDictionary(read(name), name).entries)
    .filter(({ family }) => family === undefined || COMPILED_FAMILIES.has(family));
  // One rule: what was learned from parallel text speaks for its phrases, the dictionaries for all others.
  addDictionaryEntries(
    builder,
    entries,
    (phrase) => !learnedPhrases.has(phrase),
    (phrase) => ({
      untouched: untouchedShare(model, vocabulary, phrase),
      other: phrase.includes(" ") ? CHANCE_MEETING : LEAST_OTHER,
    }),
  );
  const table = builder.build();
  const evidence = new Float32Array(vocabulary.size);
  for (const line of read("evidence.tsv").split("\n")) {
    const [word, weight] = line.split("\t");
    const id = vocabulary.id(word);
    if (id > 0) evidence[id] = Number(weight);
  }
  const modelIds = modelWordIds(vocabulary, model.size);
  const learnedEntries = learned.length;
  return { vocabulary, modelIds, table, learnedEntries, evidence, tableChecksum: tableChecksum(learned) };
}

/**
 * How likely a phrase stands for itself, by how often genuine English has it: the more frequent a phrase is that the
 * parallel text never showed replaced, the less may a dictionary make of it.
 */
function untouchedShare(model: NgramModel, vocabulary: Vocabulary, phrase: string): number {
  const { id, count } = tokenize(phrase, vocabulary, false);
  let log = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    const word = id[i] < model.size ? id[i] : 0;
    log +=
      i === 0 ? model.unigram(word) : model.score(i > 1 ? before : 0, id[i - 1] < model.size ? id[i - 1] : 0, word);
    before = i > 0 && id[i - 1] < model.size ? id[i - 1] : 0;
  }
  const expected = Math.exp(log) * GENUINE_WORDS;
  return expected / (expected + REPLACED_PSEUDO_COUNT);
}

/** The words of an n-gram model, in the order of their ids. */
export function readWords(path: string): string[] {
  return readFileSync(path, "utf8").trimEnd().split("\n");
}

/** Reads the model and the classifier of a dictionary folder. */
export function readScorers(folder: string): Scorers {
  const model = NgramModel.read(readFileSync(join(folder, "language-model.bin")), "language-model.bin");
  const classifier = ContextClassifier.read(readFileSync(join(folder, "classifier.bin")), "classifier.bin");
  return { model, classifier };
}
