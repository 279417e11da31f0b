/** A word's part of speech in WordNet, by the file that holds it, and what the dictionaries call it. */
const PARTS_OF_SPEECH = { noun: "noun", verb: "verb", adj: "adjective", adv: "" } as const;
/** The name of a WordNet data file, without `data.`. */
export type WordnetFile = keyof typeof PARTS_OF_SPEECH;
/** All of them. */
export const WORDNET_FILES = Object.keys(PARTS_OF_SPEECH) as WordnetFile[];

/** Words that mean the same. */
export interface Synset {
  readonly file: WordnetFile;
  readonly words: readonly string[];
}

const MOST_WORDS_IN_PHRASE = 3;
const MOST_ORIGINALS = 5;
/** Least share of a phrase's uses that an original must account for. */
const LEAST_SHARE = 0.05;
/** Weight of an entry's likeliest original. */
const TOP_WEIGHT = 9;

/**
 * The synsets of a WordNet data file (`data.noun` and so on) with more than one word. The format is that of wndb(5WN):
 * `offset lex_filenum ss_type w_cnt word lex_id [word lex_id …] …`, `w_cnt` in hexadecimal, licence lines indented.
 */
export function parseSynsets(text: string, file: WordnetFile): Synset[] {
  const synsets: Synset[] = [];
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith(" ")) continue;
    const fields = line.split(" ");
    const count = Number.parseInt(fields[3], 16);
    const written = Array.from({ length: count }, (_, i) => fields[4 + 2 * i]);
    const words = [...new Set(written.filter((word) => !isName(word)).map(plainWord))].filter(isUsable);
    if (words.length > 1) synsets.push({ file, words });
  }
  return synsets;
}

/** Names of several words, as of people and places, are no synonyms that a spinner puts in for a word. */
function isName(word: string): boolean {
  return /^\p{Lu}.*_/u.test(word);
}

/** Without the syntactic marker of adjectives, `(a)`, and with spaces. */
function plainWord(word: string): string {
  return word
    .replace(/\([a-z]*\)/, "")
    .replaceAll("_", " ")
    .toLowerCase();
}

function isUsable(word: string): boolean {
  return /^[' .-]*[a-z][a-z' .-]*$/.test(word) && word.split(" ").length <= MOST_WORDS_IN_PHRASE;
}

/** Which synonyms are worth an entry. */
export interface WordnetLimits {
  /** Whether a word is frequent enough to be worth restoring. */
  readonly isOriginal: (word: string) => boolean;
  /** Share of the words of genuine English that a word makes up; phrases that are not known have 0. */
  readonly frequency: (word: string) => number;
  /** Least probability that an original stands behind a phrase, however often the phrase stands for itself. */
  readonly leastProbability: number;
}

/**
 * Lines of a dictionary: each word with the words it may have been put in place of, by a program that swaps every word
 * for one drawn from its synonyms. An original weighs its frequency by the number of its synonyms.
 */
export function synonymLines(
  synsets: readonly Synset[],
  { isOriginal, frequency, leastProbability }: WordnetLimits,
): string[] {
  const synonyms = new Map<string, Set<string>>();
  for (const { words } of synsets) for (const word of words) addAll(synonyms, word, words);
  const entries = new Map<string, Map<string, number>>();
  const written = new Map<string, number>();
  for (const { file, words } of synsets) {
    for (const original of words) {
      if (!isOriginal(original)) continue;
      const drawn = frequency(original) / ((synonyms.get(original)?.size ?? 2) - 1);
      for (const phrase of words) {
        if (phrase === original) continue;
        const key = `${phrase}\t${file}`;
        const originals = entries.get(key) ?? new Map<string, number>();
        entries.set(key, originals.set(original, (originals.get(original) ?? 0) + drawn));
        written.set(phrase, (written.get(phrase) ?? 0) + drawn);
      }
    }
  }
  const lines: string[] = [];
  for (const [key, originals] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [phrase, file] = key.split("\t") as [string, WordnetFile];
    const all = written.get(phrase) ?? 0;
    const kept = [...originals]
      .filter(([, drawn]) => drawn / all > LEAST_SHARE && drawn / (all + frequency(phrase)) > leastProbability)
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_ORIGINALS);
    if (kept.length > 0) lines.push(entryLine(phrase, kept, PARTS_OF_SPEECH[file]));
  }
  return lines;
}

function addAll(sets: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const set = sets.get(key) ?? new Set<string>();
  sets.set(key, set);
  for (const value of values) set.add(value);
}

function entryLine(phrase: string, originals: readonly (readonly [string, number])[], partOfSpeech: string): string {
  const [[, top]] = originals;
  const list = originals.map(([text, drawn]) => `${text} *${Number(((TOP_WEIGHT * drawn) / top).toPrecision(2))}`);
  const inflects =
    partOfSpeech !== "" && [phrase, ...originals.map(([text]) => text)].every((text) => !text.includes("."));
  return `${phrase} -> ${list.join(", ")}${inflects ? ` [${partOfSpeech}]` : ""}`;
}
