import type { ContextText } from "../language/context-features.js";
import type { PhraseTable } from "../language/phrase-table.js";
import type { AlignedRecord } from "./aligned-record.js";
import { isFree } from "./head-set.js";
import { ngramKey } from "./ngram-key.js";
import type { TokenSequence } from "./parallel.js";
import type { PhrasePair } from "./phrases.js";
import { coverage, outcomeAt } from "./table.js";

/** A place in spun text where a phrase of the table matches, and what the author had written there. */
export interface PhraseEvent {
  readonly from: number;
  readonly to: number;
  readonly sentenceFrom: number;
  readonly sentenceTo: number;
  readonly entry: number;
  /** Index among the entry's candidates; their number for "part of another phrase"; −1 if the original is none of them. */
  readonly answer: number;
}

/** Finds originals among the candidates of an entry by their tokens. */
export class CandidateIndex {
  readonly #keys: Float64Array;

  constructor(readonly table: PhraseTable) {
    const { phraseTokens, phraseStart } = table.arrays;
    this.#keys = new Float64Array(table.phraseCount);
    for (let p = 0; p < table.phraseCount; p++)
      this.#keys[p] = ngramKey(phraseTokens, phraseStart[p], phraseStart[p + 1]);
  }

  /** Index of the candidate with these tokens among the entry's, −1 if none. */
  find(entry: number, ids: Int32Array, from: number, to: number): number {
    const { entryStart, candidatePhrase } = this.table.arrays;
    const key = ngramKey(ids, from, to);
    for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) {
      if (this.#keys[candidatePhrase[c]] === key) return c - entryStart[entry];
    }
    return -1;
  }
}

/** All events of a spun version, in order. */
export function phraseEvents(
  item: AlignedRecord,
  version: number,
  pairs: readonly PhrasePair[],
  candidates: CandidateIndex,
): PhraseEvent[] {
  const { table } = candidates;
  const original = item.record.original.ids;
  const spun = item.record.spun[version];
  const cover = coverage(item, version, pairs);
  const events: PhraseEvent[] = [];
  for (let s = 0; s + 1 < spun.sentences.length; s++) {
    const sentenceFrom = spun.sentences[s];
    const sentenceTo = spun.sentences[s + 1];
    for (let from = sentenceFrom; from < sentenceTo; from++) {
      let node = table.first(spun.ids[from]);
      for (let to = from + 1; node >= 0; node = to < sentenceTo ? table.next(node, spun.ids[to++]) : -1) {
        const entry = table.entryAt(node);
        if (entry < 0 || !isFree(spun.protection, from, to)) continue;
        const outcome = outcomeAt(cover, pairs, from, to);
        const { entryStart } = table.arrays;
        let answer = entryStart[entry + 1] - entryStart[entry];
        if (outcome.kind === "replaced") answer = candidates.find(entry, original, outcome.pair.from, outcome.pair.to);
        else if (outcome.kind === "identity") answer = candidates.find(entry, spun.ids, from, to);
        events.push({ from, to, sentenceFrom, sentenceTo, entry, answer });
      }
    }
  }
  return events;
}

/** The text as the classifier sees it. `modelIds` maps token ids to model words; ids beyond it are unknown words. */
export function contextText(sequence: TokenSequence, modelIds: Uint16Array): ContextText {
  const words = sequence.ids.map((id) => (id < modelIds.length ? modelIds[id] : 0));
  return { words, flags: sequence.flags };
}
