import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TokenFlag } from "../../text/tokens.js";
import { Vocabulary } from "../../text/vocabulary.js";
import { isFree } from "../head-set.js";
import { HELD_OUT_EVERY } from "../held-out.js";
import { readUnigrams } from "../ngram-counts.js";
import { readParallel, type TokenSequence } from "../parallel.js";

const CLIP = 4;
const MIN_WEIGHT = 0.1;
/** Occurrences added to every count, so that rare words weigh little. */
const PSEUDO_COUNT = 3;

/**
 * Learns how much each unprotected word speaks for or against a text being spun: the log ratio of its rates in spun and
 * in genuine text. `learn-evidence COUNTS-FOLDER EVIDENCE PAIRS…`; the counts keep words of other news from looking spun.
 */
async function main([folder, outPath, ...pairs]: string[]): Promise<void> {
  if (pairs.length === 0) throw new Error("usage: learn-evidence COUNTS-FOLDER EVIDENCE PAIRS...");
  const news = await readUnigrams(join(folder, "1.tsv.xz"));
  const newsTotal = news.count.reduce((sum, n) => sum + n, 0);
  const newsRate = new Map(news.words.map((word, id) => [word, news.count[id] / newsTotal]));
  const vocabulary = new Vocabulary();
  const genuine: number[] = [];
  const spun: number[] = [];
  let genuineTotal = 0;
  let spunTotal = 0;
  for await (const record of readParallel(pairs, vocabulary, (index) => index % HELD_OUT_EVERY !== 0)) {
    genuineTotal += count(record.original, genuine);
    for (const version of record.spun) spunTotal += count(version, spun);
  }
  const lines: string[] = [];
  for (let id = 1; id < vocabulary.size; id++) {
    const word = vocabulary.key(id);
    const scale = spunTotal / genuineTotal;
    const spunCount = spun[id] ?? 0;
    const genuineCount = (genuine[id] ?? 0) * scale;
    let weight = Math.log((spunCount + PSEUDO_COUNT) / (genuineCount + PSEUDO_COUNT));
    if (weight > 0) {
      const expected = (newsRate.get(word) ?? 0) * spunTotal;
      weight = Math.max(0, Math.min(weight, Math.log((spunCount + PSEUDO_COUNT) / (expected + PSEUDO_COUNT))));
    }
    if (Math.abs(weight) >= MIN_WEIGHT) lines.push(`${word}\t${Math.max(-CLIP, Math.min(CLIP, weight)).toFixed(2)}`);
  }
  writeFileSync(outPath, `${lines.sort().join("\n")}\n`);
}

/** Counts the words that a spinner could touch; returns how many there were. */
function count({ ids, flags, protection }: TokenSequence, counts: number[]): number {
  let total = 0;
  for (let i = 0; i < ids.length; i++) {
    if (!(flags[i] & TokenFlag.Word) || flags[i] & TokenFlag.Number || !isFree(protection, i, i + 1)) continue;
    counts[ids[i]] = (counts[ids[i]] ?? 0) + 1;
    total++;
  }
  return total;
}

await main(process.argv.slice(2));
