import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NgramModel } from "../../language/ngram-model.js";
import { readWords } from "../compile-pack.js";
import { parseSynsets, synonymLines, WORDNET_FILES } from "../wordnet.js";

/** Only words as frequent as this one, by rank, are worth restoring. */
const MOST_RANK = 3500;
const LEAST_PROBABILITY = 0.15;
const HEAD = `# Family C, WordNet layer: words of one synset, made by \`npm run learn:wordnet\`; see PROVENANCE.md.
@family C

`;

/** Writes the dictionary of the WordNet layer: `write-wordnet DICTIONARIES WORDNET OUT`. */
function main([dictionaries, wordnet, outPath]: string[]): void {
  if (!dictionaries || !wordnet || !outPath) throw new Error("usage: write-wordnet DICTIONARIES WORDNET OUT");
  const words = readWords(join(dictionaries, "words.txt"));
  const model = NgramModel.read(readFileSync(join(dictionaries, "language-model.bin")), "language-model.bin");
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  const frequency = (word: string): number => {
    const rank = ranks.get(word);
    return rank === undefined ? 0 : Math.exp(model.unigram(rank));
  };
  const synsets = WORDNET_FILES.flatMap((file) =>
    parseSynsets(readFileSync(join(wordnet, `data.${file}`), "latin1"), file),
  );
  const isOriginal = (word: string): boolean => (ranks.get(word) ?? Number.POSITIVE_INFINITY) <= MOST_RANK;
  const lines = synonymLines(synsets, { isOriginal, frequency, leastProbability: LEAST_PROBABILITY });
  writeFileSync(outPath, `${HEAD}${lines.join("\n")}\n`);
}

main(process.argv.slice(2));
