import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { Output } from "../../src/cli/io.js";
import { type LoadRestorer, loadRestorer } from "../../src/cli/load.js";
import { run } from "../../src/cli/program.js";
import type { Change } from "../../src/engine/types.js";
import type { Restorer, SourceOptions } from "../../src/restorer.js";
import { temporaryFolder } from "../support/folder.js";

const SPUN: Readonly<Record<string, string>> = { mentioned: "said", additionally: "also", "12 months": "year" };

/** A restorer that knows three phrases and is sure of each. */
export const fakeRestorer: Restorer = {
  restore(source) {
    const changes: Change[] = [...source.matchAll(/\b(?:mentioned|additionally|12 months)\b/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      source: match[0],
      replacement: SPUN[match[0]],
      confidence: 0.97,
      alternatives: [],
      rule: "table",
    }));
    let text = source;
    for (const { start, end, replacement } of changes.toReversed()) {
      text = text.slice(0, start) + replacement + text.slice(end);
    }
    const score = changes.length > 0 ? 0.99 : 0.01;
    return {
      text,
      changes,
      suggestions: [],
      score,
      evidence: { words: 0, logRatio: 0, families: [], signs: [], missing: [] },
    };
  },
  score(source) {
    const { score } = this.restore(source);
    const signs = [
      { phrase: "mentioned", count: 2, weight: 3.5 },
      { phrase: "said", count: 1, weight: -1.2 },
    ];
    const evidence = { words: source.split(/\s+/).length, logRatio: 2.3, families: [], signs, missing: [] };
    return { score, evidence, sections: [{ start: 0, end: source.length, score, evidence }] };
  },
  explain(source, options) {
    const { changes, score } = this.restore(source);
    const { start: from, end: to } = options?.span ?? { start: 0, end: source.length };
    const tokens = [...source.matchAll(/[\w']+/g)].map(({ index: start, 0: text }) => {
      const end = start + text.length;
      const change = changes.find((found) => found.start < end && found.end > start);
      const fate = { sentence: score, evidence: 0, phrases: [], ...(change === undefined ? {} : { change }) };
      const outcome = change === undefined ? ("kept" as const) : ("changed" as const);
      return { start, end, text, outcome, reason: `“${text}” is ${outcome}`, ...fate };
    });
    return { score, tokens: tokens.filter(({ start, end }) => start < to && end > from) };
  },
  load: async () => {},
};

/** The fake restorer, which tells somebody of each text before it restores it. */
export function watchedRestorer(tell: (source: string, options?: SourceOptions) => void): Restorer {
  return {
    ...fakeRestorer,
    restore(source, options) {
      tell(source, options);
      return fakeRestorer.restore(source);
    },
  };
}

/** A restorer with a fault: it breaks on the text `boom`. */
export const faultyRestorer = watchedRestorer((source) => {
  if (source === "boom") throw new RangeError("out of luck");
});

export function read(cwd: string, name: string): string {
  return readFileSync(join(cwd, name), "utf8");
}

class Sink extends Writable {
  readonly chunks: Buffer[] = [];
  isTTY = false;
  /** Whether anybody reads what is written. */
  reader = true;

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    if (this.reader) this.chunks.push(chunk);
    done(this.reader ? undefined : Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

export interface Setting {
  readonly cwd?: string;
  /** What comes on standard input, whole or in chunks; a person sits there if absent. */
  readonly stdin?: string | Uint8Array | readonly Uint8Array[];
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  /** False if standard output's reader has gone. */
  readonly reader?: boolean;
  readonly restorer?: Restorer;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

/** Runs the command line within this process, with the fake restorer in the engine's place. */
export function cli(argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  return runWith(async () => setting.restorer ?? fakeRestorer, argv, setting);
}

/**
 * Runs the command line within this process, engine and all, as `unspin` of tests/e2e does as one of its own. Without
 * `stdin` its standard input is empty. Not twice at a time: the engine reads its files from the process's folder.
 */
export async function unspin(args: readonly string[], cwd: string, stdin = ""): Promise<Outcome & { status: number }> {
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const outcome = await runWith(loadRestorer, args, { cwd, stdin });
    return { ...outcome, status: outcome.code };
  } finally {
    process.chdir(before);
  }
}

function chunksOf(input: NonNullable<Setting["stdin"]>): readonly Uint8Array[] {
  return typeof input === "string" || input instanceof Uint8Array ? [Buffer.from(input)] : input;
}

async function runWith(load: LoadRestorer, argv: readonly string[], setting: Setting): Promise<Outcome> {
  const [stdout, stderr] = [new Sink(), new Sink()];
  stdout.isTTY = stderr.isTTY = setting.terminal ?? false;
  stdout.reader = setting.reader ?? true;
  const io = {
    stdin: Readable.from(chunksOf(setting.stdin ?? [])),
    interactive: setting.stdin === undefined,
    stdout: new Output(stdout, "standard output"),
    stderr: new Output(stderr, "standard error"),
    env: setting.env ?? {},
    cwd: setting.cwd ?? temporaryFolder(),
  };
  const code = await run(argv, io, load);
  return { code, stdout: stdout.bytes.toString(), stderr: stderr.bytes.toString(), bytes: stdout.bytes };
}
