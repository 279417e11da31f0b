import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Vocabulary } from "../../text/vocabulary.js";
import { type AlignedRecord, alignRecord } from "../aligned-record.js";
import { HELD_OUT_EVERY } from "../held-out.js";
import { learnPhrases } from "../learn-phrases.js";
import { readParallel } from "../parallel.js";
import { formatEntry, type TableEntry } from "../table.js";
import { progress } from "./progress.js";

const MIN_COUNT = 4;
const MIN_SHARE = 0.005;
const MAX_ORIGINALS = 8;

/** Learns the phrase table from parallel text: `learn-table TABLE HEADS PAIRS…`. */
async function main([tablePath, headsPath, ...pairs]: string[]): Promise<void> {
  if (!tablePath || !headsPath || pairs.length === 0) throw new Error("usage: learn-table TABLE HEADS PAIRS...");
  const vocabulary = new Vocabulary();
  const aligned: AlignedRecord[] = [];
  let left = 0;
  for await (const record of readParallel(pairs, vocabulary, (index) => index % HELD_OUT_EVERY !== 0)) {
    const item = alignRecord(record);
    if (item) aligned.push(item);
    else left++;
  }
  progress(`${aligned.length} records aligned, ${left} left out`);
  const learned = learnPhrases(aligned, vocabulary, MIN_COUNT, progress);
  const entries = learned.entries.map(pruned).filter((entry) => entry.originals.length > 0);
  progress(`${entries.length} spun phrases`);
  await writeLines(tablePath, entries.map(formatEntry).sort());
  const phrase = (ids: Int32Array): string => Array.from(ids, (id) => vocabulary.key(id)).join(" ");
  await writeLines(headsPath, [...learned.heads.values()].map(phrase).sort());
}

function pruned(entry: TableEntry): TableEntry {
  const replaced = entry.originals.reduce((sum, { count }) => sum + count, 0);
  const total = replaced + entry.identity;
  const originals = entry.originals.filter(({ count }) => count >= MIN_SHARE * total).slice(0, MAX_ORIGINALS);
  return { ...entry, originals };
}

async function writeLines(path: string, lines: readonly string[]): Promise<void> {
  const out = createWriteStream(path);
  for (const line of lines) if (!out.write(`${line}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}

await main(process.argv.slice(2));
