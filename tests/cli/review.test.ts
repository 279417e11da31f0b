import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { Output } from "../../src/cli/io.js";
import type { ReviewOptions } from "../../src/cli/options.js";
import { review } from "../../src/cli/review/review.js";
import type { Restorer } from "../../src/restorer.js";
import { temporaryFolder } from "../support/folder.js";
import { cli, fakeRestorer, read } from "./harness.js";

const SPUN = "She mentioned it. He additionally left, and she mentioned that 12 months ago.\n";

interface Outcome {
  readonly code: number;
  readonly shown: string;
  readonly said: string;
}

/** Reviews files in a folder with these keys, `t:words` for words typed after `t`. All keys must be used. */
async function reviewed(
  cwd: string,
  keys: readonly string[],
  options: Partial<ReviewOptions> = {},
  restorer: Restorer = fakeRestorer,
): Promise<Outcome> {
  const chunks: [string[], string[]] = [[], []];
  const [stdout, stderr] = chunks.map((into) => {
    const stream = new Writable({
      write: (chunk, _, done) => {
        into.push(String(chunk));
        done();
      },
    });
    return new Output(Object.assign(stream, { isTTY: true }), "a stream");
  });
  const left = [...keys];
  let words: string | undefined;
  const keyboard = {
    key: async () => {
      const [key, ...rest] = (left.shift() ?? "quit").split(":");
      words = rest.length === 0 ? undefined : rest.join(":");
      return key;
    },
    line: async () => words,
    close: () => {},
  };
  const io = { stdin: Readable.from([]), interactive: true, stdout, stderr, env: {}, cwd };
  const defaults = {
    decisions: "unspin-decisions.json",
    color: "never",
    gitignore: true,
    errorOnUnmatchedPattern: true,
  } as const;
  const code = await review(
    ["a.txt"],
    { ...defaults, ...options },
    io,
    async () => restorer,
    () => keyboard,
  );
  expect(left).toEqual([]);
  return { code, shown: chunks[0].join(""), said: chunks[1].join("") };
}

describe("a review", () => {
  it("asks about each change in its context, and writes what was decided", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { code, shown } = await reviewed(cwd, ["a", "t:– well –", "r", "a", "y"]);
    expect(code).toBe(0);
    expect(shown).toContain(
      "\na.txt:1:22  2 of 4, 97 % sure, table\n  She said it. He [-additionally-] {+also+} left, and she said that year ago.\n",
    );
    expect(shown).toContain("4 of 4 changes decided, 1 rejected\nWrite a.txt as decided? y/n yes\n");
    expect(read(cwd, "a.txt")).toBe("She said it. He – well – left, and she mentioned that year ago.\n");
  });

  it("picks another reading by its number", async () => {
    const cwd = temporaryFolder({ "a.txt": "It is big.\n" });
    const restorer = {
      ...fakeRestorer,
      restore: (source: string) => {
        const change = { start: 6, end: 9, source: "big", replacement: "great", confidence: 0.8, rule: "table" };
        const alternatives = ["big", "large", "tall"].map((text) => ({ text, probability: 0.05 }));
        return { ...fakeRestorer.restore(source), changes: [{ ...change, alternatives }] };
      },
    };
    await reviewed(cwd, ["2", "y"], {}, restorer);
    expect(read(cwd, "a.txt")).toBe("It is tall.\n");
  });

  it("takes decisions and skips back one by one", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { shown } = await reviewed(cwd, ["u", "r", "s", "u", "u", "a", "a", "a", "a", "y"]);
    expect(shown).toContain("nothing to undo");
    expect(read(cwd, "a.txt")).toBe("She said it. He also left, and she said that year ago.\n");
  });

  it("keeps each decision at once, and goes on from there", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const first = await reviewed(cwd, ["r", "s", "q"]);
    expect(first.shown).toMatch(
      /1 of 4 changes decided, 1 rejected; unspin review goes on from unspin-decisions.json\n$/,
    );
    expect(read(cwd, "a.txt")).toBe(SPUN);
    const second = await reviewed(cwd, ["a", "a", "a", "n"]);
    expect(second.shown).toMatch(/^\na\.txt:1:22 {2}2 of 4/);
    expect(second.shown).toContain(
      "Not written; unspin restore --decisions unspin-decisions.json --write does it later.",
    );
    const { stdout } = await cli(["restore", "--decisions", "unspin-decisions.json"], { cwd });
    expect(stdout).toBe("She mentioned it. He also left, and she said that year ago.\n");
  });

  it("begins anew where the file has changed, and keeps what was decided on others", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN, "b.txt": SPUN });
    await reviewed(cwd, ["r", "q"]);
    const log = JSON.parse(read(cwd, "unspin-decisions.json"));
    log.documents.push({ ...log.documents[0], path: "b.txt" });
    writeFileSync(join(cwd, "unspin-decisions.json"), JSON.stringify(log));
    writeFileSync(join(cwd, "a.txt"), `Now ${SPUN}`);
    const { shown, said } = await reviewed(cwd, ["a", "q"]);
    expect(said).toBe("unspin: a.txt: changed since it was decided on; what was decided no longer holds\n");
    expect(shown).toContain("1 of 4, ");
    const { documents } = JSON.parse(read(cwd, "unspin-decisions.json"));
    expect(documents.map(({ path }: { path: string }) => path)).toEqual(["b.txt", "a.txt"]);
  });

  it("asks only about what is less sure than --below", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { shown } = await reviewed(cwd, ["y"], { below: 0.9 });
    expect(shown).toMatch(/^\n0 of 4 changes decided, 0 rejected\nWrite/);
  });

  it("tells the keys when asked, or when a key means nothing", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { shown } = await reviewed(cwd, ["?", "9", "q"]);
    expect(shown.match(/save the decisions and quit/g)).toHaveLength(2);
    expect(existsSync(join(cwd, "unspin-decisions.json"))).toBe(false);
  });
});

describe("what is decided for good", () => {
  it("holds wherever the phrase stands, and goes into new files if the person wants that", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    const { shown } = await reviewed(cwd, ["A", "N", "a", "y", "y", "n"]);
    expect(shown).toContain("  mentioned -> said\nAdd 1 entry to unspin.dict? y/n yes\n");
    expect(shown).toContain("  additionally\nAdd 1 phrase to what unspin.config.yaml allows? y/n yes\n");
    expect(read(cwd, "unspin.dict")).toBe("mentioned -> said\n");
    expect(read(cwd, "unspin.config.yaml")).toBe("dictionaries:\n  - unspin.dict\nallow:\n  - additionally\n");
    const { stdout } = await cli(["restore", "a.txt"], { cwd });
    expect(stdout).toBe("She said it. He additionally left, and she said that year ago.\n");
  });

  it("is added to the dictionary and the configuration that are there", async () => {
    const cwd = temporaryFolder({
      "a.txt": SPUN,
      "words/house.dict": "# House words\ncrucial -> key",
      "unspin.config.json": '{\n    "dictionaries": ["words/house.dict"],\n    "minConfidence": 0.5\n}\n',
    });
    await reviewed(cwd, ["A", "N", "a", "y", "y", "n"]);
    expect(read(cwd, "words/house.dict")).toBe("# House words\ncrucial -> key\nmentioned -> said\n");
    expect(JSON.parse(read(cwd, "unspin.config.json"))).toEqual({
      dictionaries: ["words/house.dict"],
      minConfidence: 0.5,
      allow: ["additionally"],
    });
  });

  it("is offered when it comes from a page, with nothing left to ask about", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    await reviewed(cwd, ["A", "N", "a", "n", "n", "n"]);
    const { shown } = await reviewed(cwd, ["y", "n", "n"]);
    expect(shown).toMatch(/^\n4 of 4 changes decided, 1 rejected\n\n {2}mentioned -> said\nAdd/);
    expect(read(cwd, "unspin.dict")).toBe("mentioned -> said\n");
    // What is kept there is offered no more.
    const { shown: later } = await reviewed(cwd, ["y", "n"]);
    expect(later).not.toContain("mentioned -> said");
    expect(later).toContain("Add 1 phrase to what unspin.config.yaml allows?");
  });

  it("reviews the records of JSON lines", async () => {
    const cwd = temporaryFolder({ "a.txt": '{"text":"She mentioned it."}\n{"text":"He mentioned so."}\n' });
    const { shown } = await reviewed(cwd, ["r", "a", "y"], { inputFormat: "jsonl" });
    expect(shown.match(/^a\.txt\S+/gm)).toEqual(["a.txt:1:1:5", "a.txt:2:1:4"]);
    const texts = read(cwd, "a.txt")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).text);
    expect(texts).toEqual(["She mentioned it.", "He said so."]);
  });

  it("is left alone if the person says no", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN });
    await reviewed(cwd, ["A", "N", "a", "n", "n", "n"]);
    expect([existsSync(join(cwd, "unspin.dict")), existsSync(join(cwd, "unspin.config.yaml"))]).toEqual([false, false]);
  });
});

describe("a review is refused", () => {
  it.each([
    ["without a terminal", ["review", "a.txt"], { stdin: "x" }, /review needs a terminal; for a page/],
    ["with its output piped", ["review", "a.txt"], {}, /review needs a terminal/],
    ["of standard input", ["review", "-"], { terminal: true }, /stdin is the keyboard of a review/],
  ])("%s", async (_, argv, setting, message) => {
    const { code, stderr } = await cli(argv, { ...setting, cwd: temporaryFolder({ "a.txt": SPUN }) });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("if its log is none", async () => {
    const cwd = temporaryFolder({ "a.txt": SPUN, "unspin-decisions.json": "{}" });
    await expect(reviewed(cwd, [])).rejects.toThrow(/^unspin-decisions\.json: no decisions/);
  });
});
