import { logOdds } from "../../engine/confidence.js";
import { Engine } from "../../engine/restore.js";
import { WEIGHTS } from "../../engine/weights.js";
import { once } from "../../language/once.js";
import { Vocabulary } from "../../text/vocabulary.js";
import { compilePack, readScorers } from "../compile-pack.js";
import { HELD_OUT_EVERY } from "../held-out.js";
import { isotonic } from "../isotonic.js";
import { judge } from "../judge.js";
import { readParallel } from "../parallel.js";

const KNOTS = 24;

/**
 * Finds how often changes of each raw confidence are right on held-out records (isotonic regression by pooling adjacent
 * violators; Barlow et al. 1972), and prints the knots for `src/engine/confidence.ts` with a table of what each
 * `--min-confidence` would give: `calibrate FOLDER PAIRS…`.
 */
async function main([folder, ...paths]: string[]): Promise<void> {
  if (!folder || paths.length === 0) throw new Error("usage: calibrate FOLDER PAIRS...");
  const pack = { ...compilePack(folder), scorers: once(() => readScorers(folder)) };
  const engine = new Engine(pack, WEIGHTS, (raw) => raw);
  const judged: { confidence: number; right: boolean }[] = [];
  for await (const record of readParallel(paths, new Vocabulary(), (index) => index % HELD_OUT_EVERY === 0)) {
    const { text, changes } = engine.restore(record.spun[0].text, { assume: "spun", minConfidence: 0 });
    const judgements = judge(text, changes, record.original.text);
    judged.push(...changes.map(({ confidence }, i) => ({ confidence, right: judgements[i] })));
  }
  judged.sort((a, b) => a.confidence - b.confidence);
  const blocks = isotonic(judged.map(({ right }) => (right ? 1 : 0)));
  const knots = Array.from({ length: KNOTS }, (_, k) => {
    const at = Math.min(judged.length - 1, Math.floor((k / (KNOTS - 1)) * judged.length));
    return [Number(logOdds(judged[at].confidence).toFixed(2)), Number(blocks[at].toFixed(3))];
  });
  console.log(JSON.stringify(knots));
  console.log("least  share of changes  right");
  for (const least of [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
    const kept = judged.filter((_, i) => blocks[i] >= least);
    const right = kept.filter((item) => item.right).length;
    console.log(
      `${least.toFixed(2)}  ${(kept.length / judged.length).toFixed(4)}  ${(right / kept.length).toFixed(4)}`,
    );
  }
}

await main(process.argv.slice(2));
