import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ContextClassifier } from "../language/classifier.js";
import { addLearnedEntries, modelVocabulary, modelWordIds, tableChecksum } from "../language/learned-pack.js";
import { parseLearnedTable } from "../language/learned-table.js";
import { parseManifest } from "../language/manifest.js";
import { NgramModel } from "../language/ngram-model.js";
import type { Scorers } from "../language/pack.js";
import type { CompiledPack } from "../language/pack-file.js";
import { parseDictionary } from "../language/parse-dictionary.js";
import { PhraseFrequency, RARE_WORD } from "../language/phrase-frequency.js";
import { PhraseTableBuilder } from "../language/phrase-table-builder.js";
import { addFamilies } from "./compile-families.js";

/** Compiles a dictionary folder: `manifest.json`, `language-model.bin`, `words.txt`, `table.tsv`, `evidence.tsv` and all `*.dict` files. */
export function compilePack(folder: string): CompiledPack {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const { language } = parseManifest(read("manifest.json"), join(folder, "manifest.json"));
  const model = NgramModel.read(readFileSync(join(folder, "language-model.bin")), "language-model.bin");
  const vocabulary = modelVocabulary(readWords(join(folder, "words.txt")));
  const builder = new PhraseTableBuilder(vocabulary);
  const learned = parseLearnedTable(read("table.tsv"), "table.tsv");
  addLearnedEntries(builder, learned);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".dict"))
    .sort();
  const perMillion = readFigures(join(folder, "signs.tsv"));
  const signs = new Map([...perMillion].map(([phrase, share]) => [phrase, share / 1e6]));
  const frequency = new PhraseFrequency(model, vocabulary, RARE_WORD, signs);
  const families = addFamilies(
    builder,
    files.flatMap((name) => parseDictionary(read(name), name).entries),
    new Set(learned.map(({ phrase }) => phrase)),
    {
      frequency,
      usual: new Set(readLines(join(folder, "usual.txt"))),
      priors: readFigures(join(folder, "families.tsv")),
    },
  );
  const table = builder.build();
  const evidence = new Float32Array(vocabulary.size);
  for (const line of read("evidence.tsv").split("\n")) {
    const [word, weight] = line.split("\t");
    const id = vocabulary.id(word);
    if (id > 0) evidence[id] = Number(weight);
  }
  return {
    language,
    vocabulary,
    modelIds: modelWordIds(vocabulary, model.size),
    table,
    learnedEntries: learned.length,
    evidence,
    families,
    tableChecksum: tableChecksum(learned),
  };
}

/** Figures by name that `learn:families` measured, if it did. */
function readFigures(path: string): Map<string, number> {
  return new Map(readLines(path).map((line) => [line.split("\t")[0], Number(line.split("\t")[1])]));
}

/** The lines of a file that hold anything, none if there is no such file. */
function readLines(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
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
