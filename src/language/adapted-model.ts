import { type Checksum, ModelFileError, packSections, Sections } from "./binary.js";
import { type LanguageModel, type NgramArrays, NgramModel, readNgramArrays } from "./ngram-model.js";

const KIND = "adapted n-gram model";
const VERSION = 1;
const REMEDY = "make it anew with unspin train";

/** A model of one's own texts over the built-in one: their probabilities are mixed (Jelinek and Mercer 1980). */
export class AdaptedModel implements LanguageModel {
  readonly #own: LanguageModel;
  readonly #base: LanguageModel;
  readonly #share: number;

  /** `share` is what the own model counts for, 0..1. Both models have the same words. */
  constructor(own: LanguageModel, base: LanguageModel, share: number) {
    this.#own = own;
    this.#base = base;
    this.#share = share;
  }

  get size(): number {
    return this.#base.size;
  }

  unigram(word: number): number {
    return this.#mix(this.#own.unigram(word), this.#base.unigram(word));
  }

  score(first: number, second: number, word: number): number {
    return this.#mix(this.#own.score(first, second, word), this.#base.score(first, second, word));
  }

  #mix(own: number, base: number): number {
    return Math.log(this.#share * Math.exp(own) + (1 - this.#share) * Math.exp(base));
  }
}

/** Packs a model of one's own texts into a file's bytes. `words` is the checksum of the words it was trained with. */
export function packAdaptedModel(arrays: NgramArrays, share: number, words: number): Uint8Array {
  return packSections(KIND, VERSION, { ...arrays, share: Float32Array.of(share), wordList: Uint32Array.of(words) });
}

/**
 * Reads what `packAdaptedModel` packed, to be used over `base`; `file` names it in errors. Throws a `ModelFileError` for a
 * damaged file, or one whose words are others than those with the checksum `words`.
 */
export function readAdaptedModel(
  bytes: Uint8Array,
  file: string,
  base: LanguageModel,
  words: number,
  checksum?: Checksum,
): AdaptedModel {
  const s = new Sections(bytes, KIND, VERSION, file, checksum, REMEDY);
  if (s.u32("wordList")[0] !== words) {
    throw new ModelFileError(`${file}: trained with other words than this version of unspin has; ${REMEDY}`, file);
  }
  return new AdaptedModel(new NgramModel(readNgramArrays(s)), base, s.f32("share")[0]);
}
