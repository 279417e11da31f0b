import { describe, expect, it } from "vitest";
import { modelVocabulary, modelWordIds } from "../../src/language/learned-pack.js";
import { NgramModel, SENTENCE_END, SENTENCE_START } from "../../src/language/ngram-model.js";
import { NgramCounter } from "../../src/learn/count-ngrams.js";
import { estimateModel, NEWS_DISCOUNTS } from "../../src/learn/estimate-model.js";
import { ModelTrainer } from "../../src/learn/train-model.js";
import { paperModel, paperWords } from "../support/models.js";
import { genuineText } from "../support/spinner.js";

const WORDS = ["<unk>", "<s>", "</s>", "the", "old", "mill", "burned"];
const ids = (sentence: string) => sentence.split(" ").map((word) => Math.max(0, WORDS.indexOf(word)));

describe("counted n-grams", () => {
  const counter = new NgramCounter(WORDS);
  counter.add(ids("the old mill"));
  counter.add(ids("the mill burned"));
  const { unigrams, bigrams, trigrams } = counter.counts();

  it("have their counts, and the words before and behind them", () => {
    expect(counter.tokens).toBe(8);
    expect([...unigrams.count]).toEqual([0, 2, 2, 2, 1, 2, 1]);
    // Words before *mill*: *old* and *the*; behind it: the end and *burned*.
    expect([unigrams.left[5], unigrams.right[5]]).toEqual([2, 2]);
    const found = new Map(
      Array.from({ length: bigrams.size }, (_, i) => [
        `${WORDS[bigrams.words[0][i]]} ${WORDS[bigrams.words[1][i]]}`,
        [bigrams.count[i], bigrams.left[i], bigrams.right[i]],
      ]),
    );
    expect(found.get("<s> the")).toEqual([2, 0, 2]);
    expect(found.get("the mill")).toEqual([1, 1, 1]);
    expect(trigrams.size).toBe(6);
  });

  it("make a model whose probabilities sum to one, as far as they are kept", () => {
    const { arrays } = estimateModel(counter.counts(), NEWS_DISCOUNTS, 1000);
    const model = new NgramModel(arrays);
    const sum = (first: number, second: number) =>
      WORDS.reduce(
        (total, _, word) => total + (word === SENTENCE_START ? 0 : Math.exp(model.score(first, second, word))),
        0,
      );
    for (const [first, second] of [ids("the old"), ids("old mill"), [0, SENTENCE_START]]) {
      expect(sum(first, second)).toBeCloseTo(1, 1);
    }
    expect(model.score(3, 4, 5)).toBeGreaterThan(model.score(3, 4, 6));
    expect(model.score(0, 5, SENTENCE_END)).toBeGreaterThan(model.score(0, 3, SENTENCE_END));
  });
});

describe("a model of one's own texts", () => {
  const words = "the of in a number lot because content big company year said people".split(" ");
  const builtIn = { words: Object.fromEntries(words.map((word) => [word, 0.02])) };
  const base = paperModel(builtIn);
  const vocabulary = modelVocabulary(paperWords(builtIn));
  const modelIds = modelWordIds(vocabulary, base.size);
  const trained = (texts: readonly string[]) => {
    const trainer = new ModelTrainer(base, vocabulary, modelIds);
    for (const text of texts) trainer.add(text);
    return trainer.train(10_000);
  };

  it("foretells held-out sentences better than the built-in one, and mixed better than either", () => {
    const model = trained(Array.from({ length: 60 }, (_, i) => genuineText(i, 8)));
    if (model === undefined) throw new Error("no model");
    const { builtIn, own, mixed } = model.perplexity;
    expect(own).toBeLessThan(builtIn);
    expect(mixed).toBeLessThanOrEqual(own * 1.001);
    expect(model.share).toBeGreaterThan(0.5);
    expect(model.heldOut).toBeGreaterThan(100);
    expect(model.words).toBeGreaterThan(8 * model.heldOut);
  });

  it("is the same for the same texts", () => {
    const texts = Array.from({ length: 20 }, (_, i) => genuineText(i, 8));
    expect(trained(texts)).toEqual(trained(texts));
  });

  it("is not made of too little text", () => {
    expect(trained(["One sentence only."])).toBeUndefined();
    expect(trained([])).toBeUndefined();
  });
});
