import { Engine } from "../../engine/restore.js";
import { type DecoderWeights, WEIGHTS } from "../../engine/weights.js";
import { once } from "../../language/once.js";
import { compilePack, readScorers } from "../compile-pack.js";
import { HELD_OUT_EVERY } from "../held-out.js";
import { readLines } from "../read-lines.js";
import { wordErrors, wordsOf } from "../word-errors.js";

const FACTORS = [0.5, 0.8, 1.25, 2];
const MAX_ROUNDS = 4;

interface Pair {
  readonly spun: string;
  readonly wanted: readonly string[];
  readonly before: number;
}

/**
 * Finds the decoder's weights by coordinate search for the highest error reduction on held-out records:
 * `tune FOLDER LIMIT PAIRS…`. Prints what it tries; the result goes into `src/engine/weights.ts` by hand.
 */
async function main([folder, limit, ...paths]: string[]): Promise<void> {
  if (paths.length === 0) throw new Error("usage: tune FOLDER LIMIT PAIRS...");
  const pack = { ...compilePack(folder), scorers: once(() => readScorers(folder)) };
  const pairs = await readHeldOut(paths, Number(limit));
  const measure = (weights: DecoderWeights): number => {
    const engine = new Engine(pack, weights);
    let before = 0;
    let after = 0;
    for (const { spun, wanted, before: errors } of pairs) {
      before += errors;
      after += wordErrors(wordsOf(engine.restore(spun, { assume: "spun", minConfidence: 0 }).text), wanted);
    }
    return 1 - after / before;
  };
  let best: DecoderWeights = WEIGHTS;
  let bestScore = measure(best);
  console.log(`${pairs.length} records, error reduction ${bestScore.toFixed(4)} at the start`);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const startScore = bestScore;
    for (const name of Object.keys(best) as (keyof DecoderWeights)[]) {
      if (name === "temperature") continue;
      const tries = best[name] === 0 ? [-0.3, 0.3] : FACTORS.map((factor) => best[name] * factor);
      for (const value of tries) {
        const weights = { ...best, [name]: value };
        const score = measure(weights);
        if (score <= bestScore + 1e-5) continue;
        console.log(`${name} ${value.toFixed(3)}: ${score.toFixed(4)}`);
        best = weights;
        bestScore = score;
      }
    }
    if (bestScore - startScore < 2e-4) break;
  }
  console.log(JSON.stringify(best, null, 2));
}

async function readHeldOut(paths: readonly string[], limit: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  let index = 0;
  for (const path of paths) {
    for await (const line of readLines(path)) {
      if (index++ % HELD_OUT_EVERY !== 0 || pairs.length >= limit) continue;
      const { original, spun } = JSON.parse(line) as { original: string; spun: string | string[] };
      const text = [spun].flat()[0];
      const wanted = wordsOf(original);
      pairs.push({ spun: text, wanted, before: wordErrors(wordsOf(text), wanted) });
    }
  }
  return pairs;
}

await main(process.argv.slice(2));
