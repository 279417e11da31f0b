import { describe, expect, it } from "vitest";
import { addLearnedEntries } from "../../src/language/learned-pack.js";
import { parseLearnedTable } from "../../src/language/learned-table.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { CandidateIndex, contextText, phraseEvents } from "../../src/learn/events.js";
import { countCertainPairs } from "../../src/learn/phrases.js";
import { pairListsOf } from "../../src/learn/table.js";
import { Workshop } from "../support/parallel.js";

/** The events of a spun text as `phrase: answer`. */
function answers(lines: readonly string[], heads: readonly string[], original: string, spun: string): string[] {
  const workshop = new Workshop();
  const builder = new PhraseTableBuilder(workshop.vocabulary);
  addLearnedEntries(builder, parseLearnedTable(lines.join("\n").replaceAll("|", "\t"), "table.tsv"));
  const table = builder.build();
  const set = workshop.heads(...heads);
  const item = workshop.aligned(original, spun);
  const [pairs] = pairListsOf(item, set, countCertainPairs([item], set));
  const { entryStart, candidatePhrase, entryPhrase } = table.arrays;
  return phraseEvents(item, 0, pairs, new CandidateIndex(table)).map(({ entry, answer }) => {
    const count = entryStart[entry + 1] - entryStart[entry];
    const text =
      answer < 0
        ? "unknown"
        : answer === count
          ? "other"
          : table.strings.texts[candidatePhrase[entryStart[entry] + answer]];
    return `${table.strings.texts[entryPhrase[entry]]}: ${text}`;
  });
}

const LINES = ["mentioned|1|0|said|9|told|2", "human beings|0|0|people|5", "beings|1|5|animals|2"];

describe("the events of a spun text", () => {
  it("are the places where the table matches, with what the author had written", () => {
    expect(answers(LINES, ["said", "people"], "he said people left", "he mentioned human beings left")).toEqual([
      "mentioned: said",
      "human beings: people",
      "beings: other",
    ]);
  });

  it("know what stood in the original already", () => {
    expect(answers(LINES, [], "he mentioned beings", "he mentioned beings")).toEqual([
      "mentioned: mentioned",
      "beings: beings",
    ]);
  });

  it("know that the original is none of the candidates", () => {
    expect(answers(LINES, ["noted"], "he noted it", "he mentioned it")).toEqual(["mentioned: unknown"]);
  });

  it("leave protected places and matches across sentences out", () => {
    const text = "He left. “Beings” of mentioned-name Mentioned human. Beings left";
    expect(answers(LINES, [], text, text)).toEqual([]);
  });

  it("have the bounds of their sentence", () => {
    const workshop = new Workshop();
    const builder = new PhraseTableBuilder(workshop.vocabulary);
    addLearnedEntries(builder, parseLearnedTable("mentioned\t0\t0\tsaid\t1", "t"));
    const item = workshop.aligned("It rained. Then he said so. It did.", "It rained. Then he mentioned so. It did.");
    const [pairs] = pairListsOf(item, workshop.heads("said"), new Map());
    const events = phraseEvents(item, 0, pairs, new CandidateIndex(builder.build()));
    expect(events).toEqual([{ from: 5, to: 6, sentenceFrom: 3, sentenceTo: 8, entry: 0, answer: 0 }]);
  });
});

it("the classifier sees keys as words of the model, and keys beyond it as unknown", () => {
  const sequence = new Workshop().sequence("one two one three");
  const { words, flags } = contextText(sequence, Uint16Array.of(0, 7, 9));
  expect([...words]).toEqual([7, 9, 7, 0]);
  expect(flags).toBe(sequence.flags);
});
