import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "../engine/document.js";
import { settleQuotations } from "../engine/evidence.js";
import { findHypotheses, PRIOR } from "../engine/hypotheses.js";
import { judgeSentences } from "../engine/sentence-states.js";
import { findSigns } from "../engine/signs.js";
import { NEWS_FAMILY } from "../language/families.js";
import type { LanguagePack } from "../language/pack.js";
import { compilePack } from "./compile-pack.js";
import { readLines } from "./read-lines.js";

/** Every so many records' originals are read. */
const EVERY = 4;
/** Log odds of being spun that no genuine text may reach. */
const MOST_GENUINE = -5.6;
/** What a family must make up for at least: these are rarer than the news spinner, and less is known of them. */
const LEAST_PRIOR = -1;
/** Of so many texts one may lie beyond, since sources hold an odd text now and then. */
const OUTLIERS = 1 / 10_000;
/** A text's first units are judged as a text of their own, since short texts vary most. */
const SHORT = 1500;

/** Phrases seen in fewer genuine texts are left to the n-gram model. */
const LEAST_TEXTS = 3;

/**
 * Measures what genuine texts have of each family's signs: first how often the phrases occur, since an n-gram model knows
 * longer ones badly; then how far all signs of a text reach, which is what the family must make up for. Writes `signs.tsv`
 * and `families.tsv`: `learn-families DICTIONARIES PAIRS…`.
 */
async function main([folder, ...pairs]: string[]): Promise<void> {
  if (!folder || pairs.length === 0) throw new Error("usage: learn-families DICTIONARIES PAIRS...");
  writeFileSync(join(folder, "signs.tsv"), "");
  const signs = await countSigns(packOf(folder), pairs);
  writeFileSync(join(folder, "signs.tsv"), signs);
  const priors = await measureReach(packOf(folder), pairs);
  writeFileSync(join(folder, "families.tsv"), priors);
  console.error(`${signs.split("\n").length - 1} signs; ${priors.replaceAll("\t", " ").replaceAll("\n", "; ")}`);
}

function packOf(folder: string): LanguagePack {
  return { ...compilePack(folder), scorers: () => fail("judging needs no scorers") };
}

async function* genuineTexts(pairs: readonly string[]): AsyncGenerator<string> {
  let index = 0;
  for (const path of pairs) {
    for await (const line of readLines(path)) {
      if (index++ % EVERY === 0) yield (JSON.parse(line) as { original: string }).original;
    }
  }
}

/** Each phrase with the genuine texts that have it, by million words. */
async function countSigns(pack: LanguagePack, pairs: readonly string[]): Promise<string> {
  const texts = new Map<number, number>();
  let words = 0;
  for await (const text of genuineTexts(pairs)) {
    const document = readDocument(text, pack);
    words += document.tokens.count;
    for (const entry of new Set(findSigns(document, pack).map((sign) => sign.entry))) {
      texts.set(entry, (texts.get(entry) ?? 0) + 1);
    }
  }
  const byPhrase = new Map<string, number>();
  for (const [entry, count] of texts) {
    const phrase = pack.table.text(pack.table.arrays.entryPhrase[entry]);
    if (count >= LEAST_TEXTS) byPhrase.set(phrase, Math.max(byPhrase.get(phrase) ?? 0, count));
  }
  return [...byPhrase]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([phrase, count]) => `${phrase}\t${((count / words) * 1e6).toPrecision(3)}\n`)
    .join("");
}

/** What each family must make up for. */
async function measureReach(pack: LanguagePack, pairs: readonly string[]): Promise<string> {
  const { names } = pack.families;
  const odds: number[][] = names.map(() => []);
  let texts = 0;
  for await (const original of genuineTexts(pairs)) {
    for (const text of [original, original.slice(0, SHORT)]) {
      texts++;
      for (const [family, logOdds] of familyOdds(text, pack)) odds[family].push(logOdds);
    }
  }
  const lines = names.map((name, family) => {
    const reach = odds[family].sort((a, b) => b - a)[Math.floor(texts * OUTLIERS)] ?? MOST_GENUINE;
    return `${name}\t${Math.min(LEAST_PRIOR, MOST_GENUINE - reach).toFixed(1)}\n`;
  });
  return lines.filter((_, family) => family !== NEWS_FAMILY).join("");
}

/** Log odds that each family with notable signs spun a text, at the news spinner's prior. */
function familyOdds(text: string, pack: LanguagePack): Map<number, number> {
  const document = readDocument(text, pack);
  settleQuotations(document, pack);
  const odds = new Map<number, number>();
  for (const { families, ratios } of findHypotheses(document, pack).hypotheses) {
    const family = 31 - Math.clz32(families);
    const logOdds = Math.log(Math.expm1(judgeSentences(document, ratios, PRIOR, PRIOR).total));
    if (logOdds > (odds.get(family) ?? Number.NEGATIVE_INFINITY)) odds.set(family, logOdds);
  }
  return odds;
}

function fail(message: string): never {
  throw new Error(message);
}

await main(process.argv.slice(2));
