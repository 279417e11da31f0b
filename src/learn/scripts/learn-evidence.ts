import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TokenFlag } from "../../text/tokens.js";
import { Vocabulary } from "../../text/vocabulary.js";
import { isFree } from "../head-set.js";
import { HELD_OUT_EVERY } from "../held-out.js";
import { readUnigrams } from "../ngram-counts.js";
import { readParallel, sequenceOf, type TokenSequence } from "../parallel.js";
import { isRegister, raiseRates, readRegister } from "../registers.js";

const CLIP = 4;
const MIN_WEIGHT = 0.1;
/** Occurrences added to every count, so that rare words weigh little. */
const PSEUDO_COUNT = 3;
/** What a register has less often may be an accident of one text. */
const LEAST_SEEN = 5;

/**
 * Learns how much each unprotected word speaks for or against a text being spun: the log ratio of its rates in spun and
 * in genuine text. `learn-evidence COUNTS-FOLDER EVIDENCE PAIRS… [REGISTER.txt…]`; the counts keep words of other news from
 * looking spun, the registers those of manuals and other texts that are no news.
 */
async function main([folder, outPath, ...paths]: string[]): Promise<void> {
  const pairs = paths.filter((path) => !isRegister(path));
  if (pairs.length === 0) throw new Error("usage: learn-evidence COUNTS-FOLDER EVIDENCE PAIRS... [REGISTER.txt...]");
  const rates = await newsRates(folder);
  for (const register of paths.filter(isRegister)) raiseRates(rates, await ratesIn(register));
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
      const expected = (rates.get(word) ?? 0) * spunTotal;
      weight = Math.max(0, Math.min(weight, Math.log((spunCount + PSEUDO_COUNT) / (expected + PSEUDO_COUNT))));
    }
    if (Math.abs(weight) >= MIN_WEIGHT) lines.push(`${word}\t${Math.max(-CLIP, Math.min(CLIP, weight)).toFixed(2)}`);
  }
  writeFileSync(outPath, `${lines.sort().join("\n")}\n`);
}

/** How often news has each word, as a share of all. */
async function newsRates(folder: string): Promise<Map<string, number>> {
  const news = await readUnigrams(join(folder, "1.tsv.xz"));
  const total = news.count.reduce((sum, n) => sum + n, 0);
  return new Map(news.words.map((word, id) => [word, news.count[id] / total]));
}

/** How often a register has each word that a spinner could touch. */
async function ratesIn(register: string): Promise<Map<string, number>> {
  const vocabulary = new Vocabulary();
  const counts: number[] = [];
  let total = 0;
  for await (const piece of readRegister(register)) total += count(sequenceOf(piece, vocabulary), counts);
  const seen = [...counts.keys()].filter((id) => counts[id] >= LEAST_SEEN);
  return new Map(seen.map((id) => [vocabulary.key(id), counts[id] / total]));
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
