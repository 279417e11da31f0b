import { describe, expect, it } from "vitest";
import { ContextClassifier } from "../../src/language/classifier.js";
import type { ContextText } from "../../src/language/context-features.js";
import { NEWS_FAMILY } from "../../src/language/families.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { Readings } from "../../src/language/readings.js";
import { ClassifierTrainer } from "../../src/learn/classifier-trainer.js";
import type { PhraseEvent } from "../../src/learn/events.js";
import { TokenFlag } from "../../src/text/tokens.js";
import { Vocabulary } from "../../src/text/vocabulary.js";
import { pick, randomFrom } from "../support/random.js";

// The phrase "spun" (word 3) stands for "left" behind words 10 to 14, for "right" behind 15 to 19, and is part of another
// phrase behind 20. Words 30 and 40 of the document tell what "topic" (word 4) stands for.
const WORDS = 50;
const builder = new PhraseTableBuilder(new Vocabulary());
for (const [phrase, first, second] of [
  ["spun", "left", "right"],
  ["topic", "river", "market"],
]) {
  const candidates = [first, second].map((text) => ({ text, logProbability: Math.log(0.4), rule: "table" }));
  builder.set({ phrase, candidates, logOther: Math.log(0.2), tell: false });
}
const table = builder.build();

interface Example {
  readonly text: ContextText;
  readonly topWords: readonly number[];
  readonly event: PhraseEvent;
}

function examples(seed: number, count: number): Example[] {
  const random = randomFrom(seed);
  const fillers = [45, 46, 47, 48, 49];
  return Array.from({ length: count }, () => {
    const words = Int32Array.from({ length: 9 }, () => pick(fillers, random));
    const entry = random() < 0.6 ? 0 : 1;
    const answer = entry === 0 ? pick([0, 0, 1, 1, 2], random) : pick([0, 1], random);
    const before = [10 + Math.floor(random() * 5), 15 + Math.floor(random() * 5), 20];
    if (entry === 0) words[3] = before[answer];
    words[4] = entry === 0 ? 3 : 4;
    const flags = new Uint8Array(9).fill(TokenFlag.Word | TokenFlag.Space);
    const topWords = entry === 0 ? [] : [[30, 40][answer], 41];
    return {
      text: { words, flags },
      topWords,
      event: { from: 4, to: 5, sentenceFrom: 0, sentenceTo: 9, entry, answer },
    };
  });
}

function run(trainer: ClassifierTrainer, set: readonly Example[], learn: boolean): { loss: number; right: number } {
  let loss = 0;
  let right = 0;
  for (const { text, topWords, event } of set) {
    const outcome = trainer.document(text, topWords, [event], learn);
    loss += outcome.loss;
    right += outcome.right;
  }
  return { loss: loss / set.length, right: right / set.length };
}

const SPARSE_WEIGHTS = 2000;
const unseen = examples(2, 200);
const losses: number[] = [];

function trained(): ClassifierTrainer {
  const trainer = new ClassifierTrainer(table, WORDS, 8, 16);
  losses.length = 0;
  losses.push(run(trainer, unseen, false).loss);
  for (let pass = 0; pass < 3; pass++) {
    run(trainer, examples(1, 800), true);
    losses.push(run(trainer, unseen, false).loss);
  }
  return trainer;
}

const trainer = trained();
const arrays = trainer.quantised(7, SPARSE_WEIGHTS);

describe("training", () => {
  it("begins at the table's own probabilities", () => {
    const expected = unseen.map(({ event }) => -Math.log(event.answer === 2 ? 0.2 : 0.4));
    expect(losses[0]).toBeCloseTo(expected.reduce((sum, loss) => sum + loss, 0) / expected.length, 2);
  });

  it("lowers the loss on examples it has not seen, pass by pass", () => {
    for (let pass = 1; pass < losses.length; pass++) expect(losses[pass]).toBeLessThan(losses[pass - 1]);
    expect(losses[3]).toBeLessThan(0.1);
  });

  it("changes nothing when it only measures", () => {
    expect(run(trainer, unseen, false)).toEqual(run(trainer, unseen, false));
  });

  it("gives the same classifier every time", () => {
    expect(trained().quantised(7, SPARSE_WEIGHTS)).toEqual(arrays);
  });

  it("leaves events without a known answer out", () => {
    const [{ text, topWords, event }] = unseen;
    expect(trainer.document(text, topWords, [{ ...event, answer: -1 }], true)).toEqual({ loss: 0, right: 0, count: 0 });
  });
});

describe("the trained classifier at 4 bits", () => {
  const classifier = new ContextClassifier(arrays);
  const out = new Float64Array(8);

  function readingsOf(entry: number): Readings {
    const readings = new Readings();
    const families = { own: 1 << NEWS_FAMILY, akin: 0 };
    readings.gather(
      table,
      entry,
      families,
      () => true,
      () => 0,
    );
    return readings;
  }

  function best({ text, topWords, event }: Example): number {
    const document = classifier.documentVector(topWords);
    const readings = readingsOf(event.entry);
    classifier.score(text, event.from, event.to, 0, 9, document, readings, out, 1);
    const scores = out.subarray(0, readings.count + 1);
    return scores.indexOf(Math.max(...scores));
  }

  it("picks the right candidate by the words around it and by the document's words", () => {
    const others = examples(3, 300);
    const right = others.filter((example) => best(example) === example.event.answer).length;
    expect(right / others.length).toBeGreaterThan(0.98);
  });

  it("scores nearly as the trainer does", () => {
    for (const { text, topWords, event } of examples(4, 50)) {
      const { loss } = trainer.document(text, topWords, [event], false);
      const document = classifier.documentVector(topWords);
      classifier.score(text, event.from, event.to, 0, 9, document, readingsOf(event.entry), out, 1);
      expect(Math.abs(Math.exp(out[event.answer]) - Math.exp(-loss))).toBeLessThan(0.1);
    }
  });

  it("keeps no more sparse weights than it is allowed", () => {
    const filled = arrays.sparse.filter((cell) => cell !== 0).length;
    expect(filled).toBeGreaterThan(0);
    expect(filled).toBeLessThanOrEqual(SPARSE_WEIGHTS);
  });

  it("names the table it was trained with", () => {
    expect([...arrays.table]).toEqual([7, table.phraseCount, 16]);
    expect(classifier.tableChecksum).toBe(7);
  });
});
