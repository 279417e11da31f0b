import { Engine } from "../engine/restore.js";
import { WEIGHTS } from "../engine/weights.js";
import { Vocabulary } from "../text/vocabulary.js";
import { compilePack, readScorers } from "./compile-pack.js";
import { type AlignedRecord, alignRecord } from "./heads.js";
import { HELD_OUT_EVERY } from "./held-out.js";
import { readParallel } from "./parallel.js";
import { type Edit, regionsOf } from "./regions.js";

const KNOTS = 12;

/**
 * Finds how often changes of each raw confidence are right on held-out records (isotonic regression by pooling adjacent
 * violators; Barlow et al. 1972), and prints the knots for `src/engine/confidence.ts` with a table of what each
 * `--min-confidence` would give: `calibrate FOLDER PAIRS…`.
 */
async function main([folder, ...paths]: string[]): Promise<void> {
  if (!folder || paths.length === 0) throw new Error("usage: calibrate FOLDER PAIRS...");
  const scorers = readScorers(folder);
  const engine = new Engine({ ...compilePack(folder), scorers: () => scorers }, WEIGHTS, (raw) => raw);
  const judged: { confidence: number; right: boolean }[] = [];
  let missed = 0;
  for await (const record of readParallel(paths, new Vocabulary(), (index) => index % HELD_OUT_EVERY === 0)) {
    const item = alignRecord(record);
    if (!item) continue;
    const { text } = record.spun[0];
    const { changes } = engine.restore(text, { assume: "spun", minConfidence: 0 });
    for (const { kind, confidence } of regionsOf(text, editsOf(item, 0), changes)) {
      if (kind === "missed") missed++;
      else judged.push({ confidence, right: kind === "correct" });
    }
  }
  judged.sort((a, b) => a.confidence - b.confidence);
  const blocks = isotonic(judged.map(({ right }) => (right ? 1 : 0)));
  const knots = Array.from({ length: KNOTS }, (_, k) => {
    const at = Math.min(judged.length - 1, Math.floor((k / (KNOTS - 1)) ** 0.7 * judged.length));
    return [Number(judged[at].confidence.toFixed(3)), Number(blocks[at].toFixed(3))];
  });
  console.log(JSON.stringify(knots));
  const edits = judged.filter(({ right }) => right).length + missed;
  console.log("calibrated  changes  precision  recall");
  for (const least of [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
    const kept = judged.filter((_, i) => blocks[i] >= least);
    const right = kept.filter((item) => item.right).length;
    console.log(
      `${least.toFixed(2)}  ${kept.length}  ${(right / kept.length).toFixed(4)}  ${(right / edits).toFixed(4)}`,
    );
  }
}

/** The replaced stretches of a spun version, with at least one word on either side. */
export function editsOf({ record, hunks }: AlignedRecord, version: number): Edit[] {
  const original = record.original;
  const spun = record.spun[version];
  return hunks[version].flatMap(({ from, to, spunFrom, spunTo }) => {
    const empty = from === to || spunFrom === spunTo ? 1 : 0;
    if (from < empty || spunFrom < empty) return [];
    return {
      start: spun.start[spunFrom - empty],
      end: spun.end[spunTo - 1],
      original: original.text.slice(original.start[from - empty], original.end[to - 1]),
    };
  });
}

/** Non-decreasing fit of a sequence with the least squared error. */
export function isotonic(values: readonly number[]): number[] {
  const sums: number[] = [];
  const sizes: number[] = [];
  for (const value of values) {
    sums.push(value);
    sizes.push(1);
    while (
      sums.length > 1 &&
      sums[sums.length - 2] / sizes[sizes.length - 2] >= sums[sums.length - 1] / sizes[sizes.length - 1]
    ) {
      const sum = sums.pop() ?? 0;
      const size = sizes.pop() ?? 0;
      sums[sums.length - 1] += sum;
      sizes[sizes.length - 1] += size;
    }
  }
  return sums.flatMap((sum, i) => new Array<number>(sizes[i]).fill(sum / sizes[i]));
}

await main(process.argv.slice(2));
