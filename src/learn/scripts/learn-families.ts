import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isReplaceable, readDocument } from "../../engine/document.js";
import { ratiosAgainstGenuine, settleQuotations } from "../../engine/evidence.js";
import { findHypotheses, PRIOR } from "../../engine/hypotheses.js";
import { judgeSentences } from "../../engine/sentence-states.js";
import { NEWS_FAMILY } from "../../language/families.js";
import type { LanguagePack } from "../../language/pack.js";
import { EVERY_FAMILY, type PhraseTable } from "../../language/phrase-table.js";
import { compilePack } from "../compile-pack.js";
import { readLines } from "../read-lines.js";
import { isRegister, raiseRates, readRegister } from "../registers.js";

/** Every so many records' originals are read. */
const EVERY = 4;
/** Log odds of being spun that no genuine text may reach. */
const MOST_GENUINE = -2.5;
/** No family is likelier than the news spinner. */
const HIGHEST_PRIOR = 0;
/** The same where no modern text had notable signs, so that it is not known how far they reach. */
const UNKNOWN_PRIOR = -3;
/** Of so many texts one may lie beyond, since sources hold an odd text now and then. */
const OUTLIERS = 1 / 10_000;
/** A text's first units are judged as a text of their own, since short texts vary most. */
const SHORT = 1500;

/** Phrases seen in fewer genuine texts are left to the n-gram model. */
const LEAST_TEXTS = 3;
/** Of so many pieces of another register one may lie beyond the reach of genuine texts. */
const REGISTER_OUTLIERS = 1 / 100;

/** Genuine texts, of which the families' signs are counted. */
interface GenuineTexts {
  readonly articles: () => AsyncGenerator<string>;
  /** One of each other register: old prose, which thesauri sound like, or manuals. */
  readonly registers: readonly (() => AsyncGenerator<string>)[];
}

/**
 * Measures what genuine texts have of each family's signs: first how often the phrases occur, since an n-gram model knows
 * longer ones badly; then how far all signs of a text reach, which is what the family must make up for. Writes `signs.tsv`
 * and `families.tsv`: `learn-families DICTIONARIES PAIRS… REGISTER.txt…`.
 */
async function main([folder, ...paths]: string[]): Promise<void> {
  if (!folder || paths.length === 0) throw new Error("usage: learn-families DICTIONARIES PAIRS... [REGISTER.txt...]");
  const texts: GenuineTexts = {
    articles: () => originals(paths.filter((path) => !isRegister(path))),
    registers: paths.filter(isRegister).map((path) => () => readRegister(path)),
  };
  writeFileSync(join(folder, "signs.tsv"), "");
  const signs = await measurePhrases(packOf(folder), texts);
  writeFileSync(join(folder, "signs.tsv"), signs);
  const priors = await measureReach(packOf(folder), texts);
  writeFileSync(join(folder, "families.tsv"), priors);
  console.error(`${signs.split("\n").length - 1} signs; ${priors.replaceAll("\t", " ").replaceAll("\n", "; ")}`);
}

function packOf(folder: string): LanguagePack {
  return { ...compilePack(folder), scorers: () => fail("judging needs no scorers") };
}

async function* originals(pairs: readonly string[]): AsyncGenerator<string> {
  let index = 0;
  for (const path of pairs) {
    for await (const line of readLines(path)) {
      if (index++ % EVERY === 0) yield (JSON.parse(line) as { original: string }).original;
    }
  }
}

/** How often genuine texts have each phrase that a family writes, by million words. */
async function measurePhrases(pack: LanguagePack, { articles, registers }: GenuineTexts): Promise<string> {
  const rates = await countPhrases(pack, articles());
  for (const register of registers) raiseRates(rates, await countPhrases(pack, register()));
  return [...rates]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([phrase, rate]) => `${phrase}\t${rate.toPrecision(3)}\n`)
    .join("");
}

/** The texts that have each phrase, by million words. */
async function countPhrases(pack: LanguagePack, genuine: AsyncGenerator<string>): Promise<Map<string, number>> {
  const texts = new Map<number, number>();
  let words = 0;
  for await (const text of genuine) {
    const document = readDocument(text, pack);
    words += document.tokens.count;
    for (const phrase of phrasesOf(document, pack.table)) texts.set(phrase, (texts.get(phrase) ?? 0) + 1);
  }
  const seen = [...texts].filter(([, count]) => count >= LEAST_TEXTS);
  return new Map(seen.map(([phrase, count]) => [pack.table.text(phrase), (count / words) * 1e6]));
}

/** The phrases of a document that families other than the news spinner write. */
function phrasesOf(document: Document, table: PhraseTable): Set<number> {
  const { id, count } = document.tokens;
  const { entryFamily, entryPhrase } = table.arrays;
  const phrases = new Set<number>();
  for (let from = 0; from < count; from++) {
    let node = table.first(id[from]);
    for (let to = from + 1; node >= 0; node = to < count ? table.next(node, id[to++]) : -1) {
      for (let entry = table.entryAt(node); entry >= 0; entry = table.nextEntry(entry)) {
        if (entryFamily[entry] === NEWS_FAMILY || entryFamily[entry] === EVERY_FAMILY) continue;
        if (isReplaceable(document, from, to, true, table.isName(entry))) phrases.add(entryPhrase[entry]);
      }
    }
  }
  return phrases;
}

/** What each family must make up for. */
async function measureReach(pack: LanguagePack, { articles, registers }: GenuineTexts): Promise<string> {
  const { names } = pack.families;
  const reach = await reaches(pack, articles(), OUTLIERS);
  const others: number[][] = [];
  for (const register of registers) others.push(await reaches(pack, register(), REGISTER_OUTLIERS));
  const lines = names.map((name, family) => {
    const furthest = Math.max(reach[family], ...others.map((other) => other[family]));
    const highest = Number.isFinite(reach[family]) ? HIGHEST_PRIOR : UNKNOWN_PRIOR;
    const prior = Math.min(highest, MOST_GENUINE - furthest);
    return `${name}\t${prior.toFixed(1)}\n`;
  });
  return lines.filter((_, family) => family !== NEWS_FAMILY).join("");
}

/** The log odds that all texts but `outliers` keep below, by family. */
async function reaches(pack: LanguagePack, genuine: AsyncGenerator<string>, outliers: number): Promise<number[]> {
  const odds: number[][] = pack.families.names.map(() => []);
  let texts = 0;
  for await (const whole of genuine) {
    for (const text of [whole, whole.slice(0, SHORT)]) {
      texts++;
      for (const [family, logOdds] of familyOdds(text, pack)) odds[family].push(logOdds);
    }
  }
  return odds.map((all) => all.sort((a, b) => b - a)[Math.floor(texts * outliers)] ?? Number.NEGATIVE_INFINITY);
}

/** Log odds that each family with notable signs spun a text, at the news spinner's prior. */
function familyOdds(text: string, pack: LanguagePack): Map<number, number> {
  const document = readDocument(text, pack);
  settleQuotations(document, pack);
  const odds = new Map<number, number>();
  for (const hypothesis of findHypotheses(document, pack).hypotheses) {
    const family = 31 - Math.clz32(hypothesis.families);
    const ratios = ratiosAgainstGenuine(document, pack, hypothesis);
    const logOdds = Math.log(Math.expm1(judgeSentences(document, ratios, PRIOR, PRIOR).total));
    if (logOdds > (odds.get(family) ?? Number.NEGATIVE_INFINITY)) odds.set(family, logOdds);
  }
  return odds;
}

function fail(message: string): never {
  throw new Error(message);
}

await main(process.argv.slice(2));
