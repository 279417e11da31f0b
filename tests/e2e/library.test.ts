import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { StreamingRestorer } from "../../src/index.js";
import { example } from "../support/examples.js";
import { root } from "../support/root.js";

const { createRestorer, DecodeError, FormatNotLoadedError }: typeof import("../../src/index.js") = await import(
  pathToFileURL(join(root, "dist/index.js")).href
);
const restorer: StreamingRestorer = await createRestorer({ formats: ["markdown"] });
const spun = example("orchard", "spun");

describe("a restorer's stream", () => {
  it("pipes bytes to what restore makes of the text", async () => {
    // Several windows.
    const source = `${spun}\n`.repeat(100);
    const chunks: Buffer[] = [];
    const target = new Writable({
      write(chunk, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    await pipeline(Readable.from([Buffer.from(source)]), restorer.stream(), target);
    expect(Buffer.concat(chunks).toString()).toBe(restorer.restore(source).text);
  });

  it("takes text, and gives text if asked to", async () => {
    const stream = restorer.stream({ minConfidence: 0.9 }).setEncoding("utf8");
    stream.end(spun);
    const { value } = await stream[Symbol.asyncIterator]().next();
    expect(value).toBe(restorer.restore(spun, { minConfidence: 0.9 }).text);
  });

  it("takes other formats as a whole", async () => {
    const source = `# A heading\n\n\`\`\`\n${spun}\n\`\`\`\n\n${spun}`;
    const stream = restorer.stream({ format: "markdown" });
    for (const character of source) stream.write(character);
    stream.end();
    expect(await text(stream)).toBe(restorer.restore(source, { format: "markdown" }).text);
    expect(() => restorer.stream({ format: "html" })).toThrow(FormatNotLoadedError);
  });

  it("gives nothing for nothing", async () => {
    expect(await text(restorer.stream().end())).toBe("");
  });

  it("fails on bytes that are no UTF-8, those of half a character at the end too", async () => {
    await expect(buffer(restorer.stream().end(Buffer.from([0x61, 0xff, 0x62])))).rejects.toThrow(
      "not utf-8: the byte FF at offset 1 does not decode",
    );
    await expect(buffer(restorer.stream().end(Buffer.from([0x61, 0xe2, 0x82])))).rejects.toThrow(DecodeError);
  });

  it("takes no more than its reader does", async () => {
    const line = "The boat leaves at six.\n".repeat(1000);
    let taken = 0;
    const endless = new Readable({
      read() {
        taken += line.length;
        this.push(line);
      },
    });
    const stream = endless.pipe(restorer.stream({ assume: "clean" }));
    // All of it happens in this process: where nothing was taken for many turns, nothing will be.
    for (let before = -1; taken !== before; ) {
      before = taken;
      expect(taken).toBeLessThan(500_000);
      for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(taken).toBeGreaterThan(0);
    endless.destroy();
    stream.destroy();
  });
});

describe("a document with more markup than prose", () => {
  const words = spun.split(" ");
  const source = words
    .map((word, i) => (i % 2 === 0 ? `[${word}](<kwyjibo plugh frotz/zorkmid gnusto>)` : word))
    .join(" ");

  it("is restored as prose is", () => {
    const { changes, score } = restorer.restore(source, { format: "markdown" });
    expect(changes.length).toBeGreaterThan(0.8 * restorer.restore(spun).changes.length);
    expect(score).toBeGreaterThan(0.99);
  });

  it("is scored by its prose, in stretches of the source", () => {
    const front = "---\nkwyjibo: frotz\n---\n\n";
    const { score, sections, evidence } = restorer.score(front + source, { format: "markdown" });
    expect(score).toBe(restorer.restore(front + source, { format: "markdown" }).score);
    expect(evidence.words).toBeLessThan(words.length);
    expect(sections[0].start).toBe(front.length + 1);
    expect(source.length + front.length - (sections.at(-1)?.end ?? 0)).toBeLessThan(50);
    expect(() => restorer.score(source, { format: "html" })).toThrow(FormatNotLoadedError);
  });
});

describe("a caller without types", () => {
  const wrong = (value: unknown) => value as never;

  it.each<[string, () => unknown]>([
    ["bytes for a text", () => restorer.restore(wrong(Buffer.from(spun)))],
    ["nothing for a text", () => restorer.score(wrong(undefined))],
    ["bytes to explain", () => restorer.explain(wrong(Buffer.from(spun)))],
  ])("is told of %s", (_, call) => {
    expect(call).toThrow(
      new TypeError('the document must be a string; decode bytes first, as readFile(path, "utf8") does'),
    );
  });

  it("is told of a confidence in percent", async () => {
    const message = "minConfidence must be a number from 0 to 1, not 80";
    expect(() => restorer.restore(spun, { minConfidence: 80 })).toThrow(new RangeError(message));
    expect(() => restorer.stream({ minConfidence: 80 })).toThrow(message);
    await expect(createRestorer({ minConfidence: 80 })).rejects.toThrow(message);
  });

  it("is told of an option that there is not", async () => {
    const message = "there is no option dictionary; use language, dictionaries, model, formats, minConfidence";
    await expect(createRestorer(wrong({ dictionary: ["house.dict"] }))).rejects.toThrow(new TypeError(message));
    const asked = wrong({ minconfidence: 0.8 });
    const known = "format, linkText, attributes, frontMatter, minConfidence, assume";
    expect(() => restorer.restore(spun, asked)).toThrow(
      new TypeError(`there is no option minconfidence; use ${known}`),
    );
    expect(() => restorer.stream(asked)).toThrow(TypeError);
    expect(() => restorer.explain(spun, asked)).toThrow(`there is no option minconfidence; use ${known}, span`);
  });

  it.each([
    ["null", null],
    ["“markdown”", "markdown"],
  ])("is told of %s for options", async (shown, value) => {
    const error = new TypeError(`the options must be an object, not ${shown}`);
    expect(() => restorer.restore(spun, wrong(value))).toThrow(error);
    expect(() => restorer.score(spun, wrong(value))).toThrow(error);
    expect(() => restorer.explain(spun, wrong(value))).toThrow(error);
    await expect(createRestorer(wrong(value))).rejects.toThrow(error);
  });

  it("is told of a format that there is not", async () => {
    const message = "there is no format pdf; use text, markdown, mdx or html";
    await expect(createRestorer({ formats: [wrong("pdf")] })).rejects.toThrow(new TypeError(message));
    await expect(restorer.load(wrong("pdf"))).rejects.toThrow(message);
    expect(() => restorer.restore(spun, { format: wrong("pdf") })).toThrow(new TypeError(message));
  });

  it("is told of an assumption that there is not", () => {
    expect(() => restorer.restore(spun, { assume: wrong("yes") })).toThrow(
      new TypeError("there is no assumption yes; use auto, spun or clean"),
    );
  });

  it("is told of a number that is a text", () => {
    expect(() => restorer.restore(spun, { minConfidence: wrong("0.5") })).toThrow(
      new RangeError("minConfidence must be a number from 0 to 1, not “0.5”"),
    );
  });

  it.each(["dictionaries", "formats"])("is told of one name for a list of %s", async (option) => {
    await expect(createRestorer({ [option]: wrong("house.dict") })).rejects.toThrow(
      new TypeError(`${option} must be a list, not “house.dict”`),
    );
  });
});
