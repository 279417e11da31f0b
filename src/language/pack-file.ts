import { Vocabulary } from "../text/vocabulary.js";
import { type Checksum, decodeList, encodeList, ModelFileError, packSections, Sections } from "./binary.js";
import { packIds, packStarts, packSteps, readIds, readStarts, readSteps, type Steps } from "./narrow.js";
import { once } from "./once.js";
import type { LanguagePack, Scorers } from "./pack.js";
import { candidateRuleReader, packCandidateRules, packRules, readCandidateRules, readRules } from "./pack-rules.js";
import { type Context, type PhraseArrays, type PhraseStrings, PhraseTable } from "./phrase-table.js";

/** What a pack's file says it is. */
export const PACK_KIND = "language pack";
/** Raised when the file's layout changes. */
export const PACK_VERSION = 10;

/** Evidence weights. */
const EVIDENCE: Steps = { least: -4, perUnit: 31 };
const SIGNS: Steps = { least: 0, perUnit: 42 };
/** Log probabilities; odds of "part of a longer phrase" lie a little above 0. */
const LOGS: Steps = { least: -14.9375, perUnit: 16 };
const RATES: Steps = { least: -25.5, perUnit: 10 };

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
  const headWords = [...families.heads.keys()].filter((word) => families.heads[word] !== 0);
  const evident = [...evidence.keys()].filter((id) => evidence[id] !== 0);
  const flagged = [...arrays.entryFlags.keys()].filter((entry) => arrays.entryFlags[entry] !== 0);
  const conditions = [...arrays.candidateContext.keys()].filter((candidate) => arrays.candidateContext[candidate] > 0);
  return packSections(PACK_KIND, PACK_VERSION, {
    language: new TextEncoder().encode(pack.language),
    codes: keys.codes,
    spelled: keys.spelled,
    ...packIds("slots", keys.slots),
    extraModelIds: modelIds.subarray(identical(modelIds)),
    evident: Uint32Array.from(evident),
    evidence: packSteps(
      evident.map((id) => evidence[id]),
      EVIDENCE,
    ),
    counts: Uint32Array.of(pack.learnedEntries, pack.tableChecksum),
    families: encodeList(families.names),
    headWords: Uint32Array.from(headWords),
    headFamilies: Uint16Array.from(headWords, (word) => families.heads[word]),
    headWeights: families.headWeights,
    priors: families.priors,
    familySets: Uint32Array.of(families.lenders, families.borrowers, families.layered),
    ...packIds("phraseTokens", arrays.phraseTokens),
    ...packStarts("phraseStart", arrays.phraseStart),
    rootTokens: arrays.rootTokens,
    rootTokensBefore: arrays.rootTokensBefore,
    inner: arrays.inner,
    innerBefore: arrays.innerBefore,
    edgeStart: arrays.edgeStart,
    ...packIds("edgeToken", arrays.edgeToken),
    ...packIds("nodeEntry", arrays.nodeEntry),
    signNodes: arrays.signNodes,
    signPaths: arrays.signPaths,
    ...packIds("entryPhrase", arrays.entryPhrase),
    entryOther: packSteps(arrays.entryOther, LOGS),
    flagged: Uint32Array.from(flagged),
    flags: Uint8Array.from(flagged, (entry) => arrays.entryFlags[entry]),
    entryFamily: arrays.entryFamily,
    entryRate: packSteps(arrays.entryRate, RATES),
    entrySign: packSteps(
      Array.from(arrays.entrySign, (sign) => arrays.signs[sign]),
      SIGNS,
    ),
    signWords: arrays.signWords,
    signPairs: arrays.signPairs,
    ...packIds("entryNext", arrays.entryNext),
    ...packStarts("entryStart", arrays.entryStart),
    ...packIds("candidatePhrase", arrays.candidatePhrase),
    candidateLog: packSteps(arrays.candidateLog, LOGS),
    ...packCandidateRules(arrays),
    conditions: Uint32Array.from(conditions),
    conditionContext: Uint32Array.from(conditions, (candidate) => arrays.candidateContext[candidate]),
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

function readArrays(s: Sections): PhraseArrays {
  const candidates = s.u8("candidateLog").length;
  const entries = s.u8("entryFamily").length;
  const arrays: PhraseArrays = lazily<PhraseArrays>({
    phraseTokens: () => readIds(s, "phraseTokens"),
    phraseStart: () => readStarts(s, "phraseStart"),
    rootTokens: () => s.u32("rootTokens"),
    rootTokensBefore: () => s.u32("rootTokensBefore"),
    inner: () => s.u32("inner"),
    innerBefore: () => s.u32("innerBefore"),
    edgeStart: () => s.u32("edgeStart"),
    edgeToken: () => readIds(s, "edgeToken"),
    nodeEntry: () => readIds(s, "nodeEntry"),
    signNodes: () => s.u32("signNodes"),
    signPaths: () => s.u32("signPaths"),
    entryPhrase: () => readIds(s, "entryPhrase"),
    entryOther: () => readSteps(s.u8("entryOther"), LOGS),
    entryFlags: () => scattered(new Uint8Array(entries), s.u32("flagged"), s.u8("flags")),
    entryFamily: () => s.u8("entryFamily"),
    entryRate: () => readSteps(s.u8("entryRate"), RATES),
    entrySign: () => s.u8("entrySign"),
    signs: () =>
      readSteps(
        Uint8Array.from({ length: 256 }, (_, step) => step),
        SIGNS,
      ),
    signWords: () => s.u8("signWords"),
    signPairs: () => s.u32("signPairs"),
    entryNext: () => readIds(s, "entryNext"),
    entryStart: () => readStarts(s, "entryStart"),
    candidatePhrase: () => readIds(s, "candidatePhrase"),
    candidateLog: () => readSteps(s.u8("candidateLog"), LOGS),
    candidateRule: () => readCandidateRules(s, arrays.entryStart),
    candidateContext: () => scattered(new Uint32Array(candidates), s.u32("conditions"), s.u32("conditionContext")),
  });
  return arrays;
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

/** An object whose properties are read when they are asked for: a genuine text, the usual case, asks for few of them. */
function lazily<T extends object>(readers: { readonly [K in keyof T]: () => T[K] }): T {
  const object = {};
  for (const [name, read] of Object.entries<() => unknown>(readers)) {
    Object.defineProperty(object, name, { enumerable: true, get: once(read) });
  }
  return object as T;
}

/** Puts the few values that differ from an array's others into their places. */
function scattered<T extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(
  array: T,
  places: Uint32Array,
  values: ArrayLike<number>,
): T {
  for (let i = 0; i < places.length; i++) array[places[i]] = values[i];
  return array;
}
