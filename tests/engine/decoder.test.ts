import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localScores } from "../../src/engine/consistency.js";
import { Decoder, type Decoding } from "../../src/engine/decoder.js";
import type { Document } from "../../src/engine/document.js";
import type { Lattice } from "../../src/engine/lattice.js";
import type { DecoderWeights, Pruning } from "../../src/engine/weights.js";
import { SENTENCE_END, SENTENCE_START } from "../../src/language/ngram-model.js";
import type { LanguagePack } from "../../src/language/pack.js";
import { numRuns } from "../runs.js";
import { arcsOf, latticeOf, onlyWeights } from "../support/engine.js";
import { paperPack } from "../support/packs.js";

/** Leaves nothing out. */
const EVERYTHING: Pruning = { readings: Number.POSITIVE_INFINITY, hypotheses: Number.POSITIVE_INFINITY };

function decode(
  text: string,
  pack: LanguagePack,
  weights: DecoderWeights,
  pruning = EVERYTHING,
): { document: Document; lattice: Lattice; decoding: Decoding; names: string[] } {
  const { document, lattice } = latticeOf(text, pack);
  const decoder = new Decoder(pack, pack.scorers().model);
  const scores = localScores(lattice, pack.table, weights);
  const decoding = decoder.decode(document, lattice, scores, weights, pruning, () => true);
  return { document, lattice, decoding, names: arcsOf(pack, document, lattice) };
}

/** Probability of each arc, by name. */
function posteriors({ decoding, names }: ReturnType<typeof decode>): Record<string, number> {
  return Object.fromEntries(names.map((name, arc) => [name, decoding.posterior[arc]]));
}

function best({ decoding, names }: ReturnType<typeof decode>): string[] {
  return decoding.best.map((arc) => names[arc]);
}

describe("the decoder's choice, on paper", () => {
  // "spun" stands for "big" or "old" as 3 : 1 in the table; behind "the" the model prefers "old" as 9 : 1.
  const pack = paperPack({
    dictionary: ["spun -> big *3, old *1 [tell]"],
    model: {
      words: { so: 0.1, the: 0.1, big: 0.01, old: 0.01, dog: 0.1 },
      ngrams: { "the big": 0.1, "the old": 0.9 },
    },
  });

  it("is the most probable candidate where only the table counts", () => {
    const found = decode("so the spun dog", pack, onlyWeights({ candidate: 1 }));
    expect(best(found)).toEqual(["spun>big"]);
    expect(posteriors(found)).toEqual({
      "spun>big": expect.closeTo(0.75, 5),
      "spun>old": expect.closeTo(0.25, 5),
    });
  });

  it("weighs the table against the model", () => {
    // 3 · 1 against 1 · 9.
    const found = decode("so the spun dog", pack, onlyWeights({ candidate: 1, model: 1 }));
    expect(best(found)).toEqual(["spun>old"]);
    expect(posteriors(found)["spun>old"]).toBeCloseTo(9 / 12, 5);
    // Where the model knows nothing, the table decides.
    expect(best(decode("so spun dog", pack, onlyWeights({ candidate: 1, model: 1 })))).toEqual(["spun>big"]);
    // 3² against 9.
    expect(
      posteriors(decode("so the spun dog", pack, onlyWeights({ candidate: 2, model: 1 })))["spun>old"],
    ).toBeCloseTo(0.5, 5);
  });

  it("is not between readings that lag too far behind the table's best", () => {
    // The table has "old" log 3 = 1.0986 behind "big".
    const weights = onlyWeights({ candidate: 1, model: 1 });
    const among = (readings: number) => decode("so the spun dog", pack, weights, { ...EVERYTHING, readings });
    expect(best(among(1.1))).toEqual(["spun>old"]);
    expect(best(among(1.09))).toEqual(["spun>big"]);
    expect(posteriors(among(1.09))).toEqual({ "spun>big": 1, "spun>old": 0 });
  });

  it("does not go on with hypotheses that lag too far behind the best", () => {
    // Behind "the spun", "old" is ahead by log 9 − log 3 = 1.0986.
    const weights = onlyWeights({ candidate: 1, model: 1 });
    const within = (hypotheses: number) => decode("so the spun dog", pack, weights, { ...EVERYTHING, hypotheses });
    expect(posteriors(within(1.1))["spun>big"]).toBeCloseTo(3 / 12, 5);
    expect(posteriors(within(1.09))).toEqual({ "spun>big": 0, "spun>old": 1 });
  });

  it("flattens its probabilities by the temperature", () => {
    const found = decode("so the spun dog", pack, onlyWeights({ candidate: 1, temperature: 0.5 }));
    expect(posteriors(found)["spun>big"]).toBeCloseTo(Math.sqrt(3) / (Math.sqrt(3) + 1), 5);
  });

  it("decides each sentence by itself", () => {
    const found = decode("So the spun dog. So spun dog.", pack, onlyWeights({ candidate: 1, model: 1 }));
    expect(best(found)).toEqual(["spun>old", "spun>big"]);
  });

  it("is none in sentences that are not asked for", () => {
    const { document, lattice } = latticeOf("So the spun dog. So spun dog.", pack);
    const weights = onlyWeights({ candidate: 1 });
    const decoder = new Decoder(pack, pack.scorers().model);
    const { best: arcs, posterior } = decoder.decode(
      document,
      lattice,
      localScores(lattice, pack.table, weights),
      weights,
      EVERYTHING,
      (s) => s === 1,
    );
    expect(arcs).toHaveLength(1);
    expect(lattice.matches[1].arcs).toBeLessThanOrEqual(arcs[0]);
    expect([...posterior.subarray(0, 2)]).toEqual([0, 0]);
  });

  it("is the end of the sentence's, too", () => {
    const ending = paperPack({
      dictionary: ["spun -> big, old [tell]"],
      model: { words: { so: 0.1, big: 0.1, old: 0.1 }, ngrams: { "big </s>": 0.1, "old </s>": 0.4 } },
    });
    const found = decode("so spun", ending, onlyWeights({ candidate: 1, model: 1 }));
    expect(posteriors(found)["spun>old"]).toBeCloseTo(0.8, 5);
  });
});

describe("phrases of several words", () => {
  const pack = paperPack({
    dictionary: ["tons of -> hundreds of [tell]", "tons -> loads [tell]", "of -> by [tell]"],
    model: { words: { so: 0.1, it: 0.1, hundreds: 0.1, of: 0.1, loads: 0.1, by: 0.1 } },
  });

  it("compete with their parts", () => {
    const found = decode("so tons of it", pack, onlyWeights({ word: -1 }));
    // Both ways put two words out.
    expect(posteriors(found)).toEqual({
      "tons>loads": expect.closeTo(0.5, 5),
      "tons of>hundreds of": expect.closeTo(0.5, 5),
      "of>by": expect.closeTo(0.5, 5),
    });
  });

  it("win where their parts are known to be parts", () => {
    const parts = paperPack({
      learned: ["tons of|0|0|hundreds of|97", "tons|0|90|loads|8"],
      model: { words: { so: 0.1, it: 0.1, hundreds: 0.1, of: 0.1, loads: 0.1 } },
    });
    const found = decode("so tons of it", parts, onlyWeights({ candidate: 1, other: 1 }));
    expect(best(found)).toEqual(["tons of>hundreds of"]);
  });

  it("pay for each word put out", () => {
    const long = paperPack({
      dictionary: ["tons -> a lot of, many [tell]"],
      model: { words: { so: 0.1 } },
    });
    const found = decode("so tons came", long, onlyWeights({ word: Math.log(0.5) }));
    expect(posteriors(found)["tons>many"]).toBeCloseTo(0.8, 5);
  });
});

describe("long texts", () => {
  const pack = paperPack({
    dictionary: ["spun -> big [tell]", "tons of -> many [tell]"],
    model: { words: { so: 0.1, big: 0.1, many: 0.1 } },
  });

  it("without sentences are decoded to the end", () => {
    const found = decode("so spun ".repeat(1000), pack, onlyWeights({ candidate: 1, model: 1 }));
    expect(found.decoding.best).toHaveLength(1000);
    expect(found.decoding.best.every((arc, i) => i === 0 || arc > found.decoding.best[i - 1])).toBe(true);
    for (const p of found.decoding.posterior) expect(p).toBeCloseTo(1, 6);
  });

  it("may lose a phrase where they are cut, and nothing else", () => {
    const found = decode("tons of so ".repeat(500), pack, onlyWeights({ candidate: 1, other: 1 }));
    expect(found.decoding.best.length).toBeGreaterThan(490);
  });

  it("without a match are passed over", () => {
    expect(decode("so so so", pack, onlyWeights({ candidate: 1 })).decoding.best).toEqual([]);
  });
});

describe("against the enumeration of all paths", () => {
  const pack = paperPack({
    // Few enough candidates that no column holds more than the beam keeps.
    learned: ["a|2|1|b|3", "a b|1|1|c|2", "b c|1|0|a|5", "d|0|0|c c|2"],
    dictionary: ["e e -> d [tell]"],
    model: {
      words: { a: 0.1, b: 0.2, c: 0.15, d: 0.05, e: 0.1 },
      ngrams: { "a b": 0.4, "b c": 0.3, "c a": 0.2, "c </s>": 0.5, "a b c": 0.6, "<s> a": 0.3, "e d": 0.2 },
      backoffs: { a: 0.5, b: 0.6, c: 0.7, "a b": 0.3, "c c": 0.8 },
    },
  });
  const weights = onlyWeights({ candidate: 1.3, other: 0.4, model: 0.9, word: -0.2, temperature: 0.7 });

  /** The score of every path, by its arcs, and the share of each arc among all paths at the temperature. */
  function enumerated(document: Document, lattice: Lattice): { paths: Map<string, number>; posterior: number[] } {
    const { model } = pack.scorers();
    const scores = localScores(lattice, pack.table, weights);
    const { candidatePhrase, phraseStart, phraseTokens } = pack.table.arrays;
    const count = document.tokens.count;
    const covered = (at: number): boolean =>
      lattice.matches.some(({ from, to, arcs, arcsEnd }) => from === at && to === at + 1 && arcsEnd > arcs);
    const posterior = new Array<number>(lattice.candidate.length).fill(0);
    const paths = new Map<string, number>();
    let total = 0;
    const go = (at: number, first: number, second: number, score: number, arcs: readonly number[]): void => {
      if (at === count) {
        const whole = score + weights.model * model.score(first, second, SENTENCE_END);
        paths.set(arcs.join(), whole);
        const mass = Math.exp(weights.temperature * whole);
        total += mass;
        for (const arc of arcs) posterior[arc] += mass;
        return;
      }
      for (const match of lattice.matches) {
        if (match.from !== at) continue;
        for (let arc = match.arcs; arc < match.arcsEnd; arc++) {
          const phrase = candidatePhrase[lattice.candidate[arc]];
          let [f, s, sum] = [first, second, score + scores[arc]];
          for (const token of phraseTokens.subarray(phraseStart[phrase], phraseStart[phrase + 1])) {
            const word = pack.modelIds[token];
            sum += weights.word + weights.model * model.score(f, s, word);
            [f, s] = [s, word];
          }
          go(match.to, f, s, sum, [...arcs, arc]);
        }
      }
      if (covered(at)) return;
      const word = document.context.words[at];
      go(at + 1, second, word, score + weights.word + weights.model * model.score(first, second, word), arcs);
    };
    go(0, SENTENCE_START, SENTENCE_START, 0, []);
    return { paths, posterior: posterior.map((mass) => mass / total) };
  }

  const sentence = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 4 });

  it("the best path and the probabilities of all arcs are the same", () => {
    fc.assert(
      fc.property(sentence, (words) => {
        const { document, lattice, decoding } = decode(words.join(" "), pack, weights);
        const { paths, posterior } = enumerated(document, lattice);
        expect(paths.get(decoding.best.join())).toBeCloseTo(Math.max(...paths.values()), 9);
        expect(posterior.filter((p, arc) => !(Math.abs(decoding.posterior[arc] - p) < 5e-6))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("the arcs over a token that a match of its own covers sum to one", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 30 }), (words) => {
        const { document, lattice, decoding } = decode(words.join(" "), pack, weights);
        const sums = new Float64Array(document.tokens.count);
        const own = new Uint8Array(document.tokens.count);
        for (const { from, to, arcs, arcsEnd } of lattice.matches) {
          if (to === from + 1) own[from] = 1;
          for (let arc = arcs; arc < arcsEnd; arc++) {
            for (let at = from; at < to; at++) sums[at] += decoding.posterior[arc];
          }
        }
        const wrong = sums.filter((sum, at) => (own[at] ? !(Math.abs(sum - 1) < 5e-7) : !(sum < 1 + 1e-9)));
        expect([...wrong]).toEqual([]);
      }),
      { numRuns },
    );
  });
});
