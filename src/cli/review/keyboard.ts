import { createInterface, emitKeypressEvents, type Key } from "node:readline";

/** A person's keys, one at a time. */
export interface Keyboard {
  /** The next key: the character it makes, or its name (`return`, `escape`); `quit` for Ctrl-C and the end of input. */
  key(): Promise<string>;
  /** A line to edit, with something in it to begin with; undefined if it was called off. */
  line(prompt: string, initial: string): Promise<string | undefined>;
  close(): void;
}

/** How a review comes by its keyboard; tests give one of their own. */
export type OpenKeyboard = () => Keyboard;

/** The terminal's keyboard, raw: keys count as they are pressed and are not echoed. */
export const openKeyboard: OpenKeyboard = () => {
  const { stdin, stdout } = process;
  const pressed: string[] = [];
  let waiting: ((key: string) => void) | undefined;
  const give = (key: string): void => {
    if (waiting === undefined) {
      pressed.push(key);
      return;
    }
    const resolve = waiting;
    waiting = undefined;
    resolve(key);
  };
  const onKey = (text: string | undefined, { name, ctrl }: Key): void => {
    if (ctrl) {
      if (name === "c" || name === "d") give("quit");
    } else give(text !== undefined && /^[^\p{Cc}]$/u.test(text) ? text : (name ?? ""));
  };
  const onEnd = (): void => give("quit");
  const listen = (): void => {
    stdin.setRawMode(true);
    stdin.on("keypress", onKey).resume();
  };
  emitKeypressEvents(stdin);
  stdin.on("end", onEnd);
  listen();
  return {
    key: () => {
      const next = pressed.shift();
      return next === undefined ? new Promise((resolve) => (waiting = resolve)) : Promise.resolve(next);
    },
    line: async (prompt, initial) => {
      stdin.off("keypress", onKey);
      const editor = createInterface({ input: stdin, output: stdout, terminal: true });
      try {
        return await new Promise<string | undefined>((resolve) => {
          const onEscape = (_: unknown, { name }: Key): void => {
            if (name === "escape") resolve(undefined);
          };
          stdin.on("keypress", onEscape);
          editor
            .on("SIGINT", () => resolve(undefined))
            .on("close", () => {
              stdin.off("keypress", onEscape);
              resolve(undefined);
            });
          editor.question(prompt, resolve);
          editor.write(initial);
        });
      } finally {
        editor.close();
        listen();
      }
    },
    close: () => {
      stdin.off("keypress", onKey).off("end", onEnd).pause();
      stdin.setRawMode(false);
    },
  };
};
