import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseDictionary } from "../language/dictionary.js";
import { addDictionaryEntries } from "../language/dictionary-pack.js";
import { addLearnedEntries, modelVocabulary, modelWordIds, tableChecksum } from "../language/learned-pack.js";
import { parseLearnedTable } from "../language/learned-table.js";
import { NgramModel } from "../language/ngram-model.js";
import { packLanguagePack } from "../language/pack-file.js";
import { PhraseTableBuilder } from "../language/phrase-table.js";

/** Compiles the texts of a dictionary folder for speed: `build-pack FOLDER PACK`. */
function main([folder, outPath]: string[]): void {
  if (!folder || !outPath) throw new Error("usage: build-pack FOLDER PACK");
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const model = NgramModel.read(readFileSync(join(folder, "language-model.bin")), "language-model.bin");
  const vocabulary = modelVocabulary(model.words);
  const builder = new PhraseTableBuilder(vocabulary);
  const learned = parseLearnedTable(read("table.tsv"), "table.tsv");
  addLearnedEntries(builder, learned);
  const learnedPhrases = new Set(learned.map(({ phrase }) => phrase));
  const files = readdirSync(folder).filter((name) => name.endsWith(".dict")).sort();
  const entries = files.flatMap((name) => parseDictionary(read(name), name).entries);
  // One rule: what was learned from parallel text speaks for its phrases, the dictionaries for all others.
  addDictionaryEntries(builder, entries, (phrase) => !learnedPhrases.has(phrase));
  const table = builder.build();
  const evidence = new Float32Array(vocabulary.size);
  for (const line of read("evidence.tsv").split("\n")) {
    const [word, weight] = line.split("\t");
    const id = vocabulary.id(word);
    if (id > 0) evidence[id] = Number(weight);
  }
  const modelIds = modelWordIds(vocabulary, model.size);
  const pack = { vocabulary, modelIds, table, learnedEntries: learned.length, evidence };
  mkdirSync(dirname(outPath), { recursive: true });
  writeFileSync(outPath, packLanguagePack({ ...pack, tableChecksum: tableChecksum(learned) }));
}

main(process.argv.slice(2));
