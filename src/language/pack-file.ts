import { Vocabulary } from "../text/vocabulary.js";
import { packSections, Sections } from "./binary.js";
import type { LanguagePack, Scorers } from "./pack.js";
import { type Context, type PhraseArrays, PhraseTable } from "./phrase-table.js";

export const PACK_KIND = "language pack";
export const PACK_VERSION = 1;

/** A language pack without its scorers, as it is compiled into one file. */
export type CompiledPack = Omit<LanguagePack, "scorers">;

/** Packs a compiled language pack into a file's bytes. */
export function packLanguagePack({ vocabulary, modelIds, table, learnedEntries, evidence }: CompiledPack): Uint8Array {
  const keys = Array.from({ length: vocabulary.size - 1 }, (_, i) => vocabulary.key(i + 1));
  return packSections(PACK_KIND, PACK_VERSION, {
    keys: encodeList(keys),
    modelIds: Uint16Array.from(modelIds),
    evidence,
    counts: Uint32Array.of(learnedEntries),
    texts: encodeList(table.texts),
    rules: encodeList(table.rules),
    contexts: new TextEncoder().encode(JSON.stringify(table.contexts)),
    ...table.arrays,
  });
}

/** Reads a compiled language pack; `file` names it in errors. Throws `ModelFileError`. */
export function readLanguagePack(bytes: Uint8Array, file: string, scorers: () => Scorers): LanguagePack {
  const s = new Sections(bytes, PACK_KIND, PACK_VERSION, file);
  const arrays: PhraseArrays = {
    phraseTokens: s.i32("phraseTokens"),
    phraseStart: s.u32("phraseStart"),
    edgeStart: s.u32("edgeStart"),
    edgeToken: s.i32("edgeToken"),
    edgeNode: s.u32("edgeNode"),
    nodeEntry: s.i32("nodeEntry"),
    entryPhrase: s.u32("entryPhrase"),
    entryOther: s.f32("entryOther"),
    entryFlags: s.u8("entryFlags"),
    entryStart: s.u32("entryStart"),
    candidatePhrase: s.u32("candidatePhrase"),
    candidateLog: s.f32("candidateLog"),
    candidateRule: s.u32("candidateRule"),
    candidateContext: s.i32("candidateContext"),
  };
  const contexts = JSON.parse(new TextDecoder().decode(s.u8("contexts"))) as Context[];
  return {
    vocabulary: new Vocabulary(decodeList(s.u8("keys"))),
    modelIds: Int32Array.from(s.u16("modelIds")),
    table: new PhraseTable(arrays, decodeList(s.u8("texts")), decodeList(s.u8("rules")), contexts),
    learnedEntries: s.u32("counts")[0],
    evidence: s.f32("evidence"),
    scorers,
  };
}

function encodeList(list: readonly string[]): Uint8Array {
  return new TextEncoder().encode(list.join("\n"));
}

function decodeList(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split("\n");
}
