import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { type ThreadTask, work } from "../../src/cli/thread.js";
import { temporaryFolder } from "../support/folder.js";
import { GENUINE, SPUN } from "../support/passages.js";
import { cli, read, unspin } from "./harness.js";

const threads = vi.hoisted(() => ({ fails: false, starts: true, made: 0, destroyed: 0 }));

// The pool's threads work here, each task after another turn of the loop than the one before.
vi.mock("tinypool", () => ({
  Tinypool: class extends EventEmitter {
    readonly threads: unknown[] = [];
    constructor({ minThreads }: { minThreads: number }) {
      super();
      threads.made = minThreads;
    }
    async run(task: ThreadTask) {
      await new Promise((resolve) => setImmediate(resolve));
      if (!threads.starts) {
        this.emit("error", Object.assign(new Error("no thread"), { code: "ERR_WORKER_INIT_FAILED" }));
        // As for what waits for a thread.
        return new Promise(() => {});
      }
      if (threads.fails) throw new Error("the thread is gone");
      return structuredClone(await work(task));
    }
    async destroy() {
      threads.destroyed++;
    }
  },
}));

const files = {
  "a.txt": `${SPUN}\n`,
  "b.txt": `${GENUINE}\n`,
  "c.txt": new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
  "d.jsonl": `${JSON.stringify({ text: SPUN })}\nno JSON\n`,
  "e.txt": "",
};

describe("several threads", () => {
  it.each(["pretty", "json", "sarif"])("find what one finds: %s", async (format) => {
    const cwd = temporaryFolder(files);
    const one = await unspin(["check", "--format", format, "."], cwd);
    expect(one.stderr).toContain("c.txt: not utf-8");
    expect(await unspin(["check", "--format", format, "--jobs", "3", "."], cwd)).toEqual(one);
    expect(threads.made).toBe(2);
  });

  it("score what one scores", async () => {
    const cwd = temporaryFolder(files);
    const one = await unspin(["score", "."], cwd);
    expect(await unspin(["score", "--jobs", "2", "."], cwd)).toEqual(one);
  });

  it("leave standard input to the main one, in its place", async () => {
    const cwd = temporaryFolder(files);
    const one = await unspin(["check", "-", "."], cwd, SPUN);
    expect(await unspin(["check", "--jobs", "2", "-", "."], cwd, SPUN)).toEqual(one);
    expect(one.stdout).toContain("stdin");
  });

  it("write what one writes", async () => {
    const [one, two] = [temporaryFolder(files), temporaryFolder(files)];
    const said = await unspin(["restore", "--write", "."], one);
    expect(await unspin(["restore", "--write", "--jobs", "2", "."], two)).toEqual(said);
    for (const name of ["a.txt", "b.txt", "d.jsonl"]) expect(read(two, name)).toBe(read(one, name));
    expect(read(two, "a.txt")).not.toBe(files["a.txt"]);
  });

  it("find the same with a cache", async () => {
    const cwd = temporaryFolder(files);
    const args = ["check", "--format", "json", "--jobs", "2", "--cache-location", "../known", "."];
    const first = await unspin(args, cwd);
    expect(await unspin(args, cwd)).toEqual(first);
  });

  it("are no more than there are files, the main one included", async () => {
    await cli(["check", "--jobs", "8", "a.txt", "b.txt"], { cwd: temporaryFolder(files) });
    expect(threads.made).toBe(1);
  });
});

describe("threads that cannot start", () => {
  it("leave all to the main one", async () => {
    const cwd = temporaryFolder(files);
    const one = await unspin(["check", "."], cwd);
    threads.starts = false;
    const found = await unspin(["check", "--jobs", "3", "."], cwd);
    threads.starts = true;
    expect(found).toEqual(one);
  });
});

describe("a thread that is gone", () => {
  it("is a failure of each of its files; the pool is put away", async () => {
    threads.fails = true;
    const before = threads.destroyed;
    const { status, stderr } = await unspin(["check", "--jobs", "2", "a.txt", "b.txt"], temporaryFolder(files));
    threads.fails = false;
    expect(status).toBe(2);
    expect(stderr).toContain("the thread is gone");
    expect(threads.destroyed).toBe(before + 1);
  });
});
