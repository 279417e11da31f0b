import { type AlignedRecord, alignRecord } from "../../src/learn/aligned-record.js";
import { HeadSet } from "../../src/learn/head-set.js";
import { type ParallelRecord, sequenceOf, type TokenSequence } from "../../src/learn/parallel.js";
import { Vocabulary } from "../../src/text/vocabulary.js";

/** Texts of one vocabulary, as the learner sees them. */
export class Workshop {
  readonly vocabulary = new Vocabulary();

  sequence(text: string): TokenSequence {
    return sequenceOf(text, this.vocabulary);
  }

  record(original: string, ...spun: readonly string[]): ParallelRecord {
    return { id: original, original: this.sequence(original), spun: spun.map((text) => this.sequence(text)) };
  }

  aligned(original: string, ...spun: readonly string[]): AlignedRecord {
    const aligned = alignRecord(this.record(original, ...spun));
    if (!aligned) throw new Error("the texts have different numbers of lines");
    return aligned;
  }

  heads(...phrases: readonly string[]): HeadSet {
    const heads = new HeadSet();
    for (const phrase of phrases) heads.add(this.sequence(phrase).ids);
    return heads;
  }

  /** The words of a sequence of ids. */
  words(ids: Int32Array): string {
    return Array.from(ids, (id) => this.vocabulary.key(id)).join(" ");
  }
}
