import { Vocabulary } from "../text/vocabulary.js";
import { type Checksum, decodeList, encodeList, ModelFileError, packSections, Sections } from "./binary.js";
import { packIds, packSteps, readIds, readSteps, type Steps } from "./narrow.js";
import { lazily, once } from "./once.js";
import type { LanguagePack, Scorers } from "./pack.js";
import { packArrays, placesIn, readArrays, scattered } from "./pack-arrays.js";
import { candidateRuleReader, packRules, readRules } from "./pack-rules.js";
import { type Context, type PhraseArrays, type PhraseStrings, PhraseTable } from "./phrase-table.js";

/** What a pack's file says it is. */
export const PACK_KIND = "language pack";
/** Raised when the file's layout changes. */
export const PACK_VERSION = 10;

/** Evidence weights. */
const EVIDENCE: Steps = { least: -4, perUnit: 31 };

/** A language pack without its scorers, as it is compiled into one file. */
export interface CompiledPack extends Omit<LanguagePack, "scorers"> {
  /** Checksum of the learned table, by which the classifier that was trained with it is known. */
  readonly tableChecksum: number;
}

/** Packs a compiled language pack into a file's bytes. */
export function packLanguagePack(pack: CompiledPack): Uint8Array {
  const { modelIds, evidence, families } = pack;
  const { arrays, strings } = pack.table;
  const keys = pack.vocabulary.arrays();
  const headWords = placesIn(families.heads);
  const evident = placesIn(evidence);
  return packSections(PACK_KIND, PACK_VERSION, {
    language: new TextEncoder().encode(pack.language),
    codes: keys.codes,
    spelled: keys.spelled,
    ...packIds("slots", keys.slots),
    extraModelIds: modelIds.subarray(identical(modelIds)),
    evident,
    evidence: packSteps(
      Float32Array.from(evident, (id) => evidence[id]),
      EVIDENCE,
    ),
    counts: Uint32Array.of(pack.learnedEntries, pack.tableChecksum),
    families: encodeList(families.names),
    headWords,
    headFamilies: Uint16Array.from(headWords, (word) => families.heads[word]),
    headWeights: families.headWeights,
    priors: families.priors,
    familySets: Uint32Array.of(families.lenders, families.borrowers, families.layered),
    ...packArrays(arrays),
    contexts: new TextEncoder().encode(JSON.stringify(strings.contexts)),
    ...packRules(strings.rules),
    ...packTexts(strings.texts, pack.vocabulary, arrays),
  });
}

/**
 * Reads a compiled language pack; `file` names it in errors. Throws `ModelFileError`; so does the first call of the
 * pack's `scorers` if the classifier was trained with another table.
 */
export function readLanguagePack(
  bytes: Uint8Array,
  file: string,
  scorers: () => Scorers,
  checksum?: Checksum,
): LanguagePack {
  const s = new Sections(bytes, PACK_KIND, PACK_VERSION, file, checksum);
  const arrays = readArrays(s);
  const [learnedEntries, tableChecksum] = s.u32("counts");
  const [lenders, borrowers, layered] = s.u32("familySets");
  const vocabulary = Vocabulary.from({ codes: s.i32("codes"), spelled: s.u16("spelled"), slots: readIds(s, "slots") });
  const readText = textReader(s, vocabulary, arrays);
  const words = vocabulary.size;
  const heads = once(() => scattered(new Uint16Array(words), s.u32("headWords"), s.u16("headFamilies")));
  const modelIds = once(() => withIdentical(words, s.u16("extraModelIds")));
  return {
    language: new TextDecoder().decode(s.u8("language")),
    vocabulary,
    get modelIds() {
      return modelIds();
    },
    table: new PhraseTable(arrays, readStrings(s, readText), { text: readText, rule: candidateRuleReader(s, arrays) }),
    learnedEntries,
    evidence: scattered(new Float32Array(words), s.u32("evident"), readSteps(s.u8("evidence"), EVIDENCE)),
    families: {
      names: decodeList(s.u8("families")),
      get heads() {
        return heads();
      },
      headWeights: s.f32("headWeights"),
      priors: s.f32("priors"),
      lenders,
      borrowers,
      layered,
    },
    scorers: once(() => {
      const read = scorers();
      if (read.classifier.tableChecksum !== tableChecksum) {
        throw new ModelFileError(
          `${file}: the classifier was trained with another phrase table; train it anew or install the package anew`,
          file,
        );
      }
      return read;
    }),
  };
}

/** How many ids from the first on are their own model words. */
function identical(modelIds: Uint16Array): number {
  let count = 0;
  while (count < modelIds.length && modelIds[count] === count) count++;
  return count;
}

function withIdentical(size: number, extra: Uint16Array): Uint16Array {
  const ids = new Uint16Array(size);
  const count = size - extra.length;
  for (let id = 0; id < count; id++) ids[id] = id;
  ids.set(extra, count);
  return ids;
}

type Phrases = Pick<PhraseArrays, "phraseTokens" | "phraseStart">;

/** Most texts are their tokens' keys with spaces between them; the others are listed. */
function packTexts(
  texts: readonly string[],
  keys: Vocabulary,
  phrases: Phrases,
): Record<string, Uint8Array | Uint32Array> {
  const places = [...texts.keys()].filter((i) => texts[i] !== plainText(i, keys, phrases));
  return { textPlaces: Uint32Array.from(places), texts: encodeList(places.map((i) => texts[i])) };
}

/** Reads the text of one phrase, since a page needs few of them. */
function textReader(s: Sections, keys: Vocabulary, phrases: Phrases): (phrase: number) => string {
  const others = once(() => {
    const texts = decodeList(s.u8("texts"));
    return new Map(Array.from(s.u32("textPlaces"), (place, i) => [place, texts[i]]));
  });
  return (phrase) => others().get(phrase) ?? plainText(phrase, keys, phrases);
}

function plainText(phrase: number, keys: Vocabulary, { phraseTokens, phraseStart }: Phrases): string {
  const words: string[] = [];
  for (const token of phraseTokens.subarray(phraseStart[phrase], phraseStart[phrase + 1])) {
    words.push(keys.key(token));
  }
  return words.join(" ");
}

/** The strings of a table. */
function readStrings(s: Sections, readText: (phrase: number) => string): PhraseStrings {
  return lazily({
    texts: () => Array.from({ length: s.u8("phraseStart").length }, (_, phrase) => readText(phrase)),
    rules: () => readRules(s),
    contexts: () => JSON.parse(new TextDecoder().decode(s.u8("contexts"))) as Context[],
  });
}
