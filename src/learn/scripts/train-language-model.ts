import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packNgramModel } from "../../language/ngram-model.js";
import { estimateModel, NEWS_DISCOUNTS } from "../estimate-model.js";
import { readNgrams, readUnigrams } from "../ngram-counts.js";
import { progress } from "./progress.js";

/** Builds the n-gram model: `train-language-model COUNTS-FOLDER MODEL WORDS CELLS`, CELLS being the number
 * of n-grams to keep. WORDS gets the words in the order of their ids. */
async function main([folder, modelPath, wordsPath, cellCount]: string[]): Promise<void> {
  if (!folder || !modelPath || !wordsPath || !cellCount) {
    throw new Error("usage: train-language-model COUNTS-FOLDER MODEL WORDS CELLS");
  }
  const unigrams = await readUnigrams(join(folder, "1.tsv.xz"));
  const ids = new Map(unigrams.words.map((word, id) => [word, id]));
  const bigrams = await readNgrams(join(folder, "2.tsv.xz"), 2, ids);
  progress(`${bigrams.size} bigrams`);
  const trigrams = await readNgrams(join(folder, "3.tsv.xz"), 3, ids);
  progress(`${trigrams.size} trigrams`);
  const model = estimateModel({ unigrams, bigrams, trigrams }, NEWS_DISCOUNTS, Number(cellCount));
  progress(`kept ${model.bigrams} bigrams, ${model.trigrams} trigrams, ${model.contexts} back-off weights`);
  writeFileSync(modelPath, packNgramModel(model.arrays));
  writeFileSync(wordsPath, `${unigrams.words.join("\n")}\n`);
  progress(`wrote ${modelPath} and ${wordsPath}`);
}

await main(process.argv.slice(2));
