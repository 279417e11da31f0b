import { CellWriter } from "../../src/language/cells.js";
import { type ClassifierArrays, ContextClassifier } from "../../src/language/classifier.js";
import { REACH } from "../../src/language/context-features.js";
import { CellKind, MODEL_VALUE_BITS, type NgramArrays, NgramModel, ngramHash } from "../../src/language/ngram-model.js";
import type { PhraseTable } from "../../src/language/phrase-table.js";

export const HASH_BITS = 16;
const VALUES = 1 << MODEL_VALUE_BITS;

/** A model as it is worked out on paper: plain probabilities by the words, n-grams and contexts parted by spaces. */
export interface PaperModel {
  /** Probabilities of words without context; the unknown word and the sentence bounds are added at 0.01 if not named. */
  readonly words: Readonly<Record<string, number>>;
  /** Probabilities of the last word of each bigram and trigram behind the words before it. */
  readonly ngrams?: Readonly<Record<string, number>>;
  /** Back-off weights of contexts of one and two words; 1 where none is given. */
  readonly backoffs?: Readonly<Record<string, number>>;
}

const BOUNDS = { "<unk>": 0.01, "<s>": 0.01, "</s>": 0.01 };

/** The words of a paper model, in the order of their ids. */
export function paperWords({ words }: PaperModel): string[] {
  return Object.keys({ ...BOUNDS, ...words });
}

/** The arrays of a paper model; each value gets a place of its own in the code books. */
export function ngramArrays({ words, ngrams = {}, backoffs = {} }: PaperModel): NgramArrays {
  const all: Record<string, number> = { ...BOUNDS, ...words };
  const ids = new Map(Object.keys(all).map((word, id) => [word, id]));
  const idsOf = (phrase: string): number[] =>
    phrase.split(" ").map((word) => {
      const id = ids.get(word);
      if (id === undefined) throw new Error(`${word} is no word of the model`);
      return id;
    });
  const cells: { kind: CellKind; key: number[]; value: number }[] = [];
  for (const [ngram, value] of Object.entries(ngrams)) {
    const key = idsOf(ngram);
    cells.push(
      key.length === 2 ? { kind: CellKind.Bigram, key: [0, ...key], value } : { kind: CellKind.Trigram, key, value },
    );
  }
  const oneWord = new Float32Array(ids.size);
  for (const [context, value] of Object.entries(backoffs)) {
    const key = idsOf(context);
    if (key.length === 1) oneWord[key[0]] = Math.log(value);
    else cells.push({ kind: CellKind.Backoff, key: [0, ...key], value });
  }
  const codebooks = new Float32Array(3 * VALUES);
  const values = new Map<CellKind, number[]>();
  const writer = new CellWriter(cells.length, MODEL_VALUE_BITS);
  for (const { kind, key, value } of cells) {
    const book = values.get(kind) ?? [];
    values.set(kind, book);
    if (!book.includes(value)) book.push(value);
    const place = book.indexOf(value);
    if (place >= VALUES) throw new Error("more values than a code book holds");
    codebooks[(kind - 1) * VALUES + place] = Math.log(value);
    writer.put(ngramHash(kind, key[0], key[1], key[2]), place);
  }
  return {
    unigrams: Float32Array.from(Object.values(all), (p) => Math.log(p)),
    backoffs: oneWord,
    cells: writer.cells,
    codebooks,
  };
}

export function paperModel(model: PaperModel): NgramModel {
  return new NgramModel(ngramArrays(model));
}

/** Arrays of a classifier that knows nothing, of one dimension, to be filled by a test. */
export function classifierArrays(table: PhraseTable, wordCount: number, tableChecksum = 0): ClassifierArrays {
  return {
    sparse: new CellWriter(0, MODEL_VALUE_BITS).cells,
    sparseValues: new Float32Array(VALUES),
    words: new Int8Array(wordCount),
    classes: new Int8Array(table.phraseCount + table.entryCount),
    positions: new Float32Array(2 * REACH + 1).fill(1),
    scales: Float32Array.of(1, 1),
    table: Uint32Array.of(tableChecksum, table.phraseCount, HASH_BITS),
  };
}

/** A classifier that adds nothing to the probabilities of the table. */
export function zeroClassifier(table: PhraseTable, wordCount: number): ContextClassifier {
  return new ContextClassifier(classifierArrays(table, wordCount));
}
