import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { example } from "../support/examples.js";
import { temporaryFolder } from "../support/folder.js";
import { randomFrom } from "../support/random.js";
import { bin, unspin } from "./cli.js";

/** How many runs are killed at least; `UNSPIN_KILLS` raises it for a long run. */
const kills = Number(process.env.UNSPIN_KILLS ?? 10);
/** How many must be killed midway, else the test would prove nothing, and how many are killed for that at most. */
const ENOUGH = kills / 2;
const MOST = kills * 4;
const FILES = 100;

const spun = example("harbour", "spun");
const paragraphs = spun.split("\n\n");
const texts = Array.from({ length: FILES }, (_, i) => [`Page ${i}`, ...paragraphs.slice(i % 4)].join("\n\n"));
const names = texts.map((_, i) => `part-${i % 3}/${i}.txt`);
const temporary = /^\.unspin-/;

/** How often something happens to the folder of a file that is written: another is made, filled and renamed. */
const EVENTS = 5;

/** Waits until this much happened in some folders. */
function happened(folders: readonly string[], count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const watchers = folders.map((path) =>
      watch(path, () => {
        left--;
        if (left > 0) return;
        for (const watcher of watchers) watcher.close();
        resolve();
      }),
    );
  });
}

it(
  `killed at any moment, ${kills} times or more, a run leaves each file old or new, and the next run cleans up`,
  async () => {
    const cwd = temporaryFolder();
    const write = (): void => {
      for (const [i, name] of names.entries()) writeFileSync(join(cwd, name), texts[i]);
    };
    const read = (): string[] => names.map((name) => readFileSync(join(cwd, name), "utf8"));
    const leftovers = (): string[] =>
      readdirSync(cwd, { recursive: true, encoding: "utf8" }).filter((path) =>
        temporary.test(path.split(/[\\/]/).at(-1) ?? ""),
      );
    const folders = [0, 1, 2].map((part) => join(cwd, `part-${part}`));
    for (const path of folders) mkdirSync(path);

    // One run that nobody disturbs tells what is new.
    write();
    expect((await unspin(["restore", "--write", "."], cwd)).status).toBe(0);
    const restored = read();
    expect(restored.filter((text, i) => text === texts[i])).toEqual([]);

    const cleanUp = async (): Promise<void> => {
      await unspin(["restore", "--write", "."], cwd);
      expect(read()).toEqual(restored);
      expect(leftovers()).toEqual([]);
    };

    const random = randomFrom(1);
    // A busy machine tells late what happened: kills after one that came too late come earlier, until one is too early.
    const last = (EVENTS - 1) * FILES;
    let latest = last;
    const seen = { kills: 0, midway: 0, leftovers: 0 };
    for (; seen.kills < kills || (seen.midway < ENOUGH && seen.kills < MOST); seen.kills++) {
      write();
      const child = spawn(process.execPath, [bin, "restore", "--write", "."], { cwd, stdio: "ignore" });
      const ended = once(child, "exit");
      await Promise.race([ended, happened(folders, 1 + Math.floor(random() * latest))]);
      child.kill("SIGKILL");
      await ended;

      const found = read();
      for (const [i, text] of found.entries()) {
        if (text !== texts[i] && text !== restored[i])
          expect.fail(`kill ${seen.kills}: ${names[i]} is neither old nor new`);
      }
      const done = found.filter((text, i) => text === restored[i]).length;
      if (done > 0 && done < FILES) seen.midway++;
      if (done === FILES) latest = Math.ceil(latest / 2);
      if (done === 0) latest = Math.min(last, latest * 2);
      seen.leftovers += leftovers().length;
      const beside = readdirSync(cwd, { recursive: true }).length - 3 - FILES;
      expect(beside).toBe(leftovers().length);

      if (leftovers().length > 0) await cleanUp();
    }
    await cleanUp();
    console.info(`${seen.midway} of ${seen.kills} kills hit a run midway, ${seen.leftovers} temporary files were left`);
    expect(seen.midway).toBeGreaterThanOrEqual(ENOUGH);
  },
  60_000 + MOST * 10_000,
);
