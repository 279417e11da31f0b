import { readFileSync, writeFileSync } from "node:fs";
import { packClassifier } from "../../language/classifier.js";
import { documentWords } from "../../language/context-features.js";
import { addLearnedEntries, modelVocabulary, modelWordIds, tableChecksum } from "../../language/learned-pack.js";
import { parseLearnedTable } from "../../language/learned-table.js";
import { NgramModel } from "../../language/ngram-model.js";
import { PhraseTableBuilder } from "../../language/phrase-table-builder.js";
import { type AlignedRecord, alignRecord } from "../aligned-record.js";
import { ClassifierTrainer } from "../classifier-trainer.js";
import { readWords } from "../compile-pack.js";
import { CandidateIndex, contextText, phraseEvents } from "../events.js";
import { HeadSet } from "../head-set.js";
import { HELD_OUT_EVERY } from "../held-out.js";
import { readParallel } from "../parallel.js";
import { countCertainPairs } from "../phrases.js";
import { pairListsOf } from "../table.js";
import { progress } from "./progress.js";

/** Sparse weights are hashed into 2^SPARSE_BITS cells while training; the most useful SPARSE_WEIGHTS are kept. */
const SPARSE_BITS = 25;
const SPARSE_WEIGHTS = 2_400_000;
const DIMENSION = 32;

/** Trains the context classifier: `train-classifier MODEL WORDS TABLE HEADS CLASSIFIER PASSES PAIRS…`. */
async function main([modelPath, wordsPath, tablePath, headsPath, outPath, passes, ...pairs]: string[]): Promise<void> {
  if (pairs.length === 0) throw new Error("usage: train-classifier MODEL WORDS TABLE HEADS CLASSIFIER PASSES PAIRS...");
  const model = NgramModel.read(readFileSync(modelPath), modelPath);
  const vocabulary = modelVocabulary(readWords(wordsPath));
  const entries = parseLearnedTable(readFileSync(tablePath, "utf8"), tablePath);
  const builder = new PhraseTableBuilder(vocabulary);
  addLearnedEntries(builder, entries);
  const table = builder.build();
  const heads = new HeadSet();
  for (const line of readFileSync(headsPath, "utf8").split("\n")) {
    if (line !== "") heads.add(Int32Array.from(line.split(" "), (key) => vocabulary.add(key)));
  }
  const aligned: AlignedRecord[] = [];
  const heldOut: AlignedRecord[] = [];
  let index = 0;
  for await (const record of readParallel(pairs, vocabulary)) {
    const item = alignRecord(record);
    if (item) (index % HELD_OUT_EVERY === 0 ? heldOut : aligned).push(item);
    index++;
  }
  progress(`${aligned.length} records to learn from, ${heldOut.length} held out`);
  // Only now the vocabulary has the numbers of the text, which the model has masked.
  const modelIds = modelWordIds(vocabulary, model.size);
  const counts = countCertainPairs(aligned, heads);
  const candidates = new CandidateIndex(table);
  const trainer = new ClassifierTrainer(table, model.size, DIMENSION, SPARSE_BITS);
  const rareness = (word: number): number => -model.unigram(word);

  const run = (items: readonly AlignedRecord[], pass: number, learn: boolean): string => {
    let loss = 0;
    let right = 0;
    let count = 0;
    for (const [i, item] of items.entries()) {
      const lists = pairListsOf(item, heads, counts);
      const version = pass % item.record.spun.length;
      const text = contextText(item.record.spun[version], modelIds);
      const events = phraseEvents(item, version, lists[version], candidates);
      const outcome = trainer.document(text, documentWords(text.words, rareness), events, learn);
      loss += outcome.loss;
      right += outcome.right;
      count += outcome.count;
      if (learn && i % 8000 === 7999) progress(`  ${i + 1} records, log loss ${(loss / count).toFixed(4)}`);
    }
    return `${count} events, log loss ${(loss / count).toFixed(4)}, right ${((100 * right) / count).toFixed(2)} %`;
  };
  progress(`held out before: ${run(heldOut, 0, false)}`);
  for (let pass = 0; pass < Number(passes); pass++) {
    // One version a pass keeps the three draws of a record apart.
    progress(`pass ${pass + 1}: ${run(aligned, pass, true)}`);
    progress(`held out: ${run(heldOut, 0, false)}`);
  }
  writeFileSync(outPath, packClassifier(trainer.quantised(tableChecksum(entries), SPARSE_WEIGHTS)));
  progress(`wrote ${outPath}`);
}

await main(process.argv.slice(2));
