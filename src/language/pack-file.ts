import { Vocabulary, type VocabularyArrays } from "../text/vocabulary.js";
import { type Checksum, ModelFileError, packSections, Sections } from "./binary.js";
import type { LanguagePack, Scorers } from "./pack.js";
import { type Context, type PhraseArrays, type PhraseStrings, PhraseTable } from "./phrase-table.js";

export const PACK_KIND = "language pack";
export const PACK_VERSION = 2;

/** Evidence weights lie between −4 and 4 and are kept at this many steps a unit. */
const EVIDENCE_STEPS = 31;

/** A language pack without its scorers, as it is compiled into one file. */
export interface CompiledPack extends Omit<LanguagePack, "scorers"> {
  /** Checksum of the learned table, by which the classifier that was trained with it is known. */
  readonly tableChecksum: number;
}

/** Packs a compiled language pack into a file's bytes. */
export function packLanguagePack({
  vocabulary,
  modelIds,
  table,
  learnedEntries,
  evidence,
  tableChecksum,
}: CompiledPack): Uint8Array {
  const { texts, rules, contexts } = table.strings;
  return packSections(PACK_KIND, PACK_VERSION, {
    ...narrowed(vocabulary.arrays()),
    modelIds,
    evidence: Int8Array.from(evidence, (weight) => Math.round(weight * EVIDENCE_STEPS)),
    counts: Uint32Array.of(learnedEntries, tableChecksum),
    texts: encodeList(texts),
    textStart: startsOf(texts),
    rules: encodeList(rules),
    contexts: new TextEncoder().encode(JSON.stringify(contexts)),
    ...table.arrays,
    // The package's own dictionaries are small enough for 16 bits.
    candidateRule: Uint16Array.from(table.arrays.candidateRule),
    candidateContext: Int16Array.from(table.arrays.candidateContext),
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
  const arrays: PhraseArrays = {
    phraseTokens: s.i32("phraseTokens"),
    phraseStart: s.u32("phraseStart"),
    edgeStart: s.u32("edgeStart"),
    edgeToken: s.i32("edgeToken"),
    nodeEntry: s.i32("nodeEntry"),
    entryPhrase: s.u32("entryPhrase"),
    entryOther: s.f32("entryOther"),
    entryFlags: s.u8("entryFlags"),
    entryStart: s.u32("entryStart"),
    candidatePhrase: s.u32("candidatePhrase"),
    candidateLog: s.f32("candidateLog"),
    candidateRule: s.u16("candidateRule"),
    candidateContext: s.i16("candidateContext"),
  };
  const [learnedEntries, tableChecksum] = s.u32("counts");
  let known: Scorers | undefined;
  return {
    vocabulary: Vocabulary.from(widened(s)),
    modelIds: s.u16("modelIds"),
    table: new PhraseTable(arrays, stringsOf(s), textReader(s)),
    learnedEntries,
    evidence: evidenceOf(s.i8("evidence")),
    scorers: () => {
      known ??= scorers();
      if (known.classifier.tableChecksum !== tableChecksum) {
        throw new ModelFileError(
          `${file}: the classifier was trained with another phrase table; train it anew or install the package anew`,
        );
      }
      return known;
    },
  };
}

/** Nearly all code units of keys fit a byte; the others are listed apart, by place. */
function narrowed({
  units,
  offsets,
  slots,
}: VocabularyArrays): Record<string, Uint8Array | Uint16Array | Uint32Array | Int32Array> {
  const places: number[] = [];
  for (let i = 0; i < units.length; i++) if (units[i] > 0xff) places.push(i);
  return {
    units: Uint8Array.from(units, (unit) => unit & 0xff),
    widePlaces: Uint32Array.from(places),
    wideUnits: Uint16Array.from(places, (i) => units[i]),
    offsets,
    slots,
  };
}

function widened(s: Sections): VocabularyArrays {
  const units = new Uint16Array(s.u8("units"));
  const places = s.u32("widePlaces");
  const wide = s.u16("wideUnits");
  for (let i = 0; i < places.length; i++) units[places[i]] = wide[i];
  return { units, offsets: s.u32("offsets"), slots: s.i32("slots") };
}

/** A plain loop: `from` with a function takes twenty times as long, at every start. */
function evidenceOf(steps: Int8Array): Float32Array {
  const weights = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) weights[i] = steps[i] / EVIDENCE_STEPS;
  return weights;
}

function encodeList(list: readonly string[]): Uint8Array {
  return new TextEncoder().encode(list.join("\n"));
}

function decodeList(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split("\n");
}

/** Where each text begins among the encoded ones, with the end behind the last. */
function startsOf(texts: readonly string[]): Uint32Array {
  const starts = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) starts[i + 1] = starts[i] + encodeList([text]).length + 1;
  return starts;
}

/** Reads the text of one phrase, since a page needs few of them. */
function textReader(s: Sections): (phrase: number) => string {
  const bytes = s.u8("texts");
  const starts = s.u32("textStart");
  const decoder = new TextDecoder();
  return (phrase) => decoder.decode(bytes.subarray(starts[phrase], starts[phrase + 1] - 1));
}

/** The strings of a table, each list decoded when it is asked for. */
function stringsOf(s: Sections): PhraseStrings {
  let texts: string[] | undefined;
  let rules: string[] | undefined;
  let contexts: Context[] | undefined;
  return {
    get texts() {
      texts ??= decodeList(s.u8("texts"));
      return texts;
    },
    get rules() {
      rules ??= decodeList(s.u8("rules"));
      return rules;
    },
    get contexts() {
      contexts ??= JSON.parse(new TextDecoder().decode(s.u8("contexts"))) as Context[];
      return contexts;
    },
  };
}
