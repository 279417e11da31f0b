import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { example } from "../support/examples.js";
import { temporaryFolder } from "../support/folder.js";
import { bin, unspin } from "./cli.js";

/** How many runs are killed; `UNSPIN_KILLS` raises it for a long run. */
const kills = Number(process.env.UNSPIN_KILLS ?? 10);
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
  `killed at any moment, ${kills} times, a run leaves each file old or new, and the next run cleans up`,
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

    const seen = { midway: 0, leftovers: 0 };
    for (let kill = 0; kill < kills; kill++) {
      write();
      const child = spawn(process.execPath, [bin, "restore", "--write", "."], { cwd, stdio: "ignore" });
      const ended = once(child, "exit");
      await Promise.race([ended, happened(folders, 1 + Math.floor(Math.random() * (EVENTS - 1) * FILES))]);
      child.kill("SIGKILL");
      await ended;

      const found = read();
      for (const [i, text] of found.entries()) {
        if (text !== texts[i] && text !== restored[i]) expect.fail(`kill ${kill}: ${names[i]} is neither old nor new`);
      }
      const done = found.filter((text, i) => text === restored[i]).length;
      if (done > 0 && done < FILES) seen.midway++;
      seen.leftovers += leftovers().length;
      const beside = readdirSync(cwd, { recursive: true }).length - 3 - FILES;
      expect(beside).toBe(leftovers().length);

      if (leftovers().length > 0 || kill === kills - 1) {
        await unspin(["restore", "--write", "."], cwd);
        expect(read()).toEqual(restored);
        expect(leftovers()).toEqual([]);
      }
    }
    console.info(`${seen.midway} of ${kills} kills hit a run midway, ${seen.leftovers} temporary files were left`);
    // Else the test would prove nothing.
    expect(seen.midway).toBeGreaterThan(kills / 2);
  },
  60_000 + kills * 10_000,
);
