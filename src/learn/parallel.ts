import { protection } from "../text/protection.js";
import { isHardWrapped, sentenceStarts } from "../text/sentences.js";
import { TokenFlag, tokenize } from "../text/tokens.js";
import type { Vocabulary } from "../text/vocabulary.js";
import { readLines } from "./read-lines.js";

/** A text as the learner keeps it: interned tokens with their flags and protection bits. */
export interface TokenSequence {
  readonly text: string;
  readonly ids: Int32Array;
  /** UTF-16 offsets of each token in the text. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly flags: Uint8Array;
  readonly protection: Uint8Array;
  /** Token indexes at which sentences begin, with the count behind the last. */
  readonly sentences: Int32Array;
}

/** One original with its spun versions. */
export interface ParallelRecord {
  readonly id: string;
  readonly original: TokenSequence;
  readonly spun: readonly TokenSequence[];
}

/** Tokenizes a text for learning; keys new to the vocabulary are added to it. */
export function sequenceOf(text: string, vocabulary: Vocabulary): TokenSequence {
  const tokens = tokenize(text, vocabulary, true);
  const hardWrapped = isHardWrapped(tokens);
  const sentences = sentenceStarts(tokens, hardWrapped);
  return {
    text,
    ids: tokens.id.slice(),
    start: tokens.start.slice(),
    end: tokens.end.slice(),
    flags: tokens.flags.slice(),
    protection: protection(tokens, sentences, hardWrapped),
    sentences,
  };
}

/** Records of JSON-lines files `{ id, original, spun }`, where `spun` is one text or a list of them. */
export async function* readParallel(
  paths: readonly string[],
  vocabulary: Vocabulary,
  keep: (index: number) => boolean = () => true,
): AsyncGenerator<ParallelRecord> {
  let index = 0;
  for (const path of paths) {
    for await (const line of readLines(path)) {
      if (!keep(index++)) continue;
      const { id, original, spun } = JSON.parse(line) as { id: string; original: string; spun: string | string[] };
      yield {
        id,
        original: sequenceOf(original, vocabulary),
        spun: [spun].flat().map((text) => sequenceOf(text, vocabulary)),
      };
    }
  }
}

/** Starts of the lines of a sequence, with the token count behind the last. */
export function lineStarts(sequence: TokenSequence): Int32Array {
  const starts = [0];
  for (let i = 1; i < sequence.ids.length; i++) if (sequence.flags[i] & TokenFlag.Line) starts.push(i);
  starts.push(sequence.ids.length);
  return Int32Array.from(starts);
}
