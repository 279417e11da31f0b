import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Keyboard, openKeyboard } from "../../src/cli/review/keyboard.js";

/** What a person types, as a terminal gives it. */
class Terminal extends PassThrough {
  readonly modes: boolean[] = [];
  setRawMode(raw: boolean): this {
    this.modes.push(raw);
    return this;
  }
}

let terminal: Terminal;
let shown: PassThrough;
let keyboard: Keyboard;

beforeEach(() => {
  terminal = new Terminal();
  shown = new PassThrough();
  vi.spyOn(process, "stdin", "get").mockReturnValue(terminal as unknown as typeof process.stdin);
  vi.spyOn(process, "stdout", "get").mockReturnValue(shown as unknown as typeof process.stdout);
  keyboard = openKeyboard();
});

afterEach(() => vi.restoreAllMocks());

describe("keys", () => {
  it("come one by one, those pressed ahead too", async () => {
    const first = keyboard.key();
    terminal.write("y");
    expect(await first).toBe("y");
    terminal.write("ä1 ");
    expect([await keyboard.key(), await keyboard.key(), await keyboard.key()]).toEqual(["ä", "1", " "]);
  });

  it("have names where they make no character", async () => {
    terminal.write("\r\u001b[A");
    expect([await keyboard.key(), await keyboard.key()]).toEqual(["return", "up"]);
  });

  it.each(["\u0003", "\u0004"])("that interrupt are quit: %j", async (key) => {
    terminal.write("\u0001");
    terminal.write(key);
    expect(await keyboard.key()).toBe("quit");
  });

  it("end with the input", async () => {
    terminal.end();
    expect(await keyboard.key()).toBe("quit");
  });

  it("are nobody's once the keyboard is closed", () => {
    keyboard.close();
    expect(terminal.modes).toEqual([true, false]);
    expect(terminal.isPaused()).toBe(true);
    expect(terminal.listenerCount("end")).toBeLessThanOrEqual(1);
  });
});

describe("a line", () => {
  it("is what it began with and what was typed", async () => {
    const line = keyboard.line("words: ", "said");
    terminal.write(" so\r");
    expect(await line).toBe("said so");
    expect(String(shown.read())).toContain("words: ");
    terminal.write("n");
    expect(await keyboard.key()).toBe("n");
  });

  it.each(["\u001b", "\u0003"])("is called off by %j", async (key) => {
    const line = keyboard.line("words: ", "said");
    terminal.write(key);
    expect(await line).toBeUndefined();
  });

  it("leaves nobody listening, however many are typed", async () => {
    const listeners = () => terminal.eventNames().map((event) => [event, terminal.listenerCount(event)]);
    const type = async (keys: string) => {
      const line = keyboard.line("words: ", "");
      terminal.write(keys);
      await line;
    };
    await type("said\r");
    const once = listeners();
    for (const keys of ["said\r", "\u001b", "\u0003"]) await type(keys);
    expect(listeners()).toEqual(once);
    terminal.end();
    expect(await keyboard.key()).toBe("quit");
  });

  it("is none where the input ends", async () => {
    const line = keyboard.line("words: ", "said");
    terminal.end();
    expect(await line).toBeUndefined();
  });
});
