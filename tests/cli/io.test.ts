import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { describeError } from "../../src/cli/errors.js";
import { Output } from "../../src/cli/io.js";
import { Messages } from "../../src/cli/messages.js";

function broken(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
}

describe("an output", () => {
  it("falls silent once its reader has gone", async () => {
    const output = new Output(broken("EPIPE"), "standard output");
    await output.write("a");
    expect(output.closed).toBe(true);
    await output.write("b");
  });

  it("tells any other failure", async () => {
    const output = new Output(broken("ENOSPC"), "standard output");
    await expect(output.write("a")).rejects.toThrow("standard output: no space left on the device");
    await expect(output.write("b")).rejects.toThrow("standard output: no space left on the device");
  });
});

it("messages that cannot be told still count", async () => {
  const messages = new Messages(new Output(broken("EIO"), "standard error"), false);
  await messages.fail(new Error("x"));
  await messages.note("y");
  expect(messages.failures).toBe(1);
});

describe("describeError", () => {
  it("keeps the stack of a fault, without control characters", () => {
    const [first, second] = describeError(new TypeError("\x1b[2J"), "a\n.txt");
    expect(first).toMatch(/^a\\n\.txt: internal error/);
    expect(second).toBe("TypeError: \\x1b[2J");
    expect(describeError(Object.assign(new Error("odd"), { stack: undefined }))[1]).toBe("odd");
  });

  it("names the file that the operating system complains of", () => {
    const missing = Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT", path: "my.dict" });
    expect(describeError(missing)).toEqual(["my.dict: no such file or folder"]);
    expect(describeError(Object.assign(new Error("odd"), { code: "ERR_ODD" }))[0]).toMatch(/^internal error/);
  });

  it("takes whatever is thrown", () => {
    expect(describeError("odd")).toEqual(["odd"]);
  });
});
