import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRestorer } from "../dist/index.js";
import { parseLearnedTable } from "../dist/language/learned-table.js";
import { NgramModel, SENTENCE_END, SENTENCE_START } from "../dist/language/ngram-model.js";

const data = (name) => fileURLToPath(new URL(`../dictionaries/en/${name}`, import.meta.url));

/** A random number generator (mulberry32): the corpus is the same on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Words drawn one by one by what the n-gram model expects, from a few dozen drawn by how frequent they are. */
function sentenceWriter(random) {
  const model = NgramModel.read(readFileSync(data("language-model.bin")), "language-model.bin");
  const words = readFileSync(data("words.txt"), "utf8").trimEnd().split("\n");
  const usable = [...words.keys()].filter((id) => /^(?:[a-z]+|,)$/.test(words[id]));
  const sums = new Float64Array(usable.length);
  let total = 0;
  for (const [i, id] of usable.entries()) {
    total += Math.exp(model.unigram(id));
    sums[i] = total;
  }
  const draw = () => {
    const mark = random() * total;
    let [low, high] = [0, usable.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < mark) low = middle + 1;
      else high = middle;
    }
    return usable[low];
  };
  const odds = (first, second, word) => Math.exp(model.score(first, second, word) - model.unigram(word));
  const next = (first, second) => {
    const drawn = Array.from({ length: 32 }, draw);
    const weights = drawn.map((word) => odds(first, second, word));
    let mark = random() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [i, weight] of weights.entries()) {
      mark -= weight;
      if (mark <= 0) return drawn[i];
    }
    return drawn[0];
  };
  return () => {
    const sentence = [];
    let [first, second] = [SENTENCE_START, SENTENCE_START];
    const length = 8 + Math.floor(random() * 18);
    while (sentence.length < length || (sentence.length < 40 && model.score(first, second, SENTENCE_END) < -4)) {
      const word = next(first, second);
      if (words[word] === "," && (sentence.length === 0 || sentence.at(-1) === ",")) continue;
      sentence.push(words[word]);
      [first, second] = [second, word];
    }
    return sentence.filter((word, i) => word !== "," || i + 1 < sentence.length);
  };
}

/** Spun phrases by the phrase they stand for, from the learned table. */
export function spunPhrases() {
  const byOriginal = new Map();
  for (const { phrase, originals } of parseLearnedTable(readFileSync(data("table.tsv"), "utf8"), "table.tsv")) {
    for (const { text, count } of originals) {
      if (!/^[a-z ]+$/.test(phrase) || !/^[a-z ]+$/.test(text) || count < 20) continue;
      byOriginal.set(text, [...(byOriginal.get(text) ?? []), phrase]);
    }
  }
  return byOriginal;
}

/** Puts other phrases in the place of those that the learned table knows, longest first, as a spinner does. */
function spin(sentence, phrases, random) {
  const spun = [];
  for (let at = 0; at < sentence.length; ) {
    let length = Math.min(4, sentence.length - at);
    while (length > 0 && !phrases.has(sentence.slice(at, at + length).join(" "))) length--;
    const choices = phrases.get(sentence.slice(at, at + length).join(" "));
    if (choices !== undefined && random() < 0.7) spun.push(choices[Math.floor(random() * choices.length)]);
    else spun.push(...sentence.slice(at, at + Math.max(1, length)));
    at += Math.max(1, length);
  }
  return spun;
}

function written(sentence) {
  const text = `${sentence.join(" ").replaceAll(" ,", ",")}.`;
  return text[0].toUpperCase() + text.slice(1);
}

/**
 * Writes the corpus below `folder`: `files` texts of 10 KB each in `genuine/`, an eighth as many in `spun/`, and the
 * genuine ones joined to texts of the sizes asked for, in MB. All of it is made by the package's own models.
 */
export async function writeCorpus(folder, files, sizes) {
  const random = randomNumbers(20_260_101);
  const write = sentenceWriter(random);
  const phrases = spunPhrases();
  const restorer = await createRestorer({ formats: [] });
  const sentences = [];
  while (sentences.length < Math.min(15_000, files * 20)) {
    const sentence = write();
    // Drawn word by word, a sentence may happen to hold a spinner's wording, and so may a text.
    if (restorer.score(written(sentence)).evidence.logRatio < 0) sentences.push(sentence);
  }
  const genuine = sentences.map(written);
  const spun = sentences.map((sentence) => written(spin(sentence, phrases, random)));
  const text = (pool) => {
    const paragraphs = [];
    for (let length = 0; length < 10_000; length += paragraphs.at(-1).length + 2) {
      paragraphs.push(Array.from({ length: 5 }, () => pool[Math.floor(random() * pool.length)]).join(" "));
    }
    return `${paragraphs.join("\n\n").slice(0, 9_998)}.\n`;
  };
  const genuineText = () => {
    for (;;) {
      const drawn = text(genuine);
      if (restorer.score(drawn).score < 0.01) return drawn;
    }
  };
  const fill = (name, make, count) => {
    mkdirSync(join(folder, name), { recursive: true });
    for (let i = 0; i < count; i++) writeFileSync(join(folder, name, `${String(i).padStart(4, "0")}.txt`), make());
  };
  fill("genuine", genuineText, files);
  fill("spun", () => text(spun), Math.ceil(files / 8));
  const known = Array.from({ length: 100 }, genuineText);
  for (const size of sizes) {
    writeFileSync(join(folder, `${size}mb.txt`), Array.from({ length: size }, () => known.join("\n")).join("\n"));
  }
  for (const [name, whole] of Object.entries({ genuine: known[0], spun: text(spun) })) {
    writeFileSync(join(folder, `${name}-1kb.txt`), `${whole.slice(0, 1_022)}.\n`);
  }
}
