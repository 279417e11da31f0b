import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/root.js";

const MEGABYTE = 1 << 20;

/** How long the longer of two texts is, in megabytes; `UNSPIN_MEGABYTES` raises it for a long run. */
const longest = Number(process.env.UNSPIN_MEGABYTES ?? 0.25);

/**
 * How much more the work for a character of a text four times as long may be. Up to 128 K a text is one window, with
 * less to begin. Were all of it quadratic, it would be four times as much.
 */
const TOLERANCE = { factor: 1.5, blocks: 10 };

const FOLKS = "The folks mentioned tons of it";
const lines = (text: string, count: number): string => `${text.repeat(count)}\n`;

/** A text as what it begins with, what is repeated without end, and what it ends with. */
type Pieces = readonly [string, string, string];
const all = (again: string): Pieces => ["", again, ""];

const TEXTS: readonly (readonly [name: string, Pieces])[] = [
  ["words without a line break", all("the folks mentioned ")],
  ["one word without end", ["mentioned ", "tons", " of"]],
  ["quotation marks that nothing closes", all('"the ')],
  ["phrases that overlap at every token", all("a lot of a number of as well as ")],
  ["one word again and again", all("mentioned ")],
  ["full stops and closing marks", all('.")')],
  ["marks of one kind", all("\u2018")],
  ["hyphens, at signs and domains", all("a-b@c.")],
  ["headings", all(`${FOLKS}\n\n`)],
  ["ordinary paragraphs", all("> *a* [b](c) and\n\nsome **more** words\n\n")],
  ["directives", all("<!-- unspin-disable mentioned --> mentioned <!-- unspin-disable-line --> ")],
];

const HTML: typeof TEXTS = [
  ["elements that nothing closes", all("<b>tons ")],
  ["blocks nested without end", ["<p>", "<div><ul><li>", "of"]],
  ["comments that nothing closes", all("<!-- ")],
  ["template tags that nothing closes", all("{% <? ")],
  ["entities", all("&amp;&")],
  ["attributes without end", ["<a ", 'title="tons of" ', ">"]],
  ["phrases that tags run through", all("<i>tons</i> <b>of</b> ")],
];

/** The parser of Markdown takes longer for a character, so that these texts are shorter. */
const MARKDOWN: typeof TEXTS = [
  ["quotations nested without end", ["", ">", `\n${FOLKS}`]],
  ["lists nested deeply", all(lines("- ", 40))],
  ["emphasis that nothing closes", all(lines("*a _b **c ", 40))],
  ["links that nothing closes", all(lines("[a](", 100))],
  ["images and links within each other", all(lines("![[", 100))],
  ["code that nothing closes", all("```\na ``b `c\n")],
  ["code between marks of many lengths", all("`a ``b ```c ````d\n")],
  ["definitions and references", all("[a]: b\n[a] [^a]\n")],
  ["HTML that nothing closes", all("<a b='\n")],
  ["template tags that nothing closes", all("{{< {% $a $$b {{\n")],
  ["tables", all("|a|b|\n|-|-|\n\n")],
  ["front matter without end", ["---\n", "a: [\n", "---\n"]],
  ["front matter with many keys", ["---\n", "title: tons of\n", "---\n"]],
  ["directives", all("<!-- unspin-disable mentioned -->\nmentioned\n\n")],
];

const MDX: typeof TEXTS = [
  ["expressions that nothing closes", all("{\n")],
  ["elements that nothing closes", all("<A>\n")],
  ["modules", all("import a from 'b'\n\n")],
];

const RECORDS: typeof TEXTS = [
  ["lists nested deeply", ['{"text":"a","x":', "[", ""]],
  ["keys without end", ["{", '"text":"a",', '"text":"b"}']],
  ["escapes", ['{"text":"', "\\u0041\\n", '"}']],
];

const DICTIONARIES: typeof TEXTS = [
  ["entries", all("tons of -> hundreds of *9, many [noun; left: a | b]\n")],
  ["one entry without end", all("tons | ")],
  ["mistakes", all("-> [\n")],
  ["white space", ["a", " ", "b"]],
  ["weights", ["a -> ", "* ", "b"]],
];

const STREAMS: typeof TEXTS = [["words without a line break", all("the folks mentioned ")]];

describe.each([
  ["text", 1, TEXTS],
  ["html", 1, HTML],
  ["markdown", 8, MARKDOWN],
  ["mdx", 8, MDX],
  ["record", 1, RECORDS],
  ["dictionary", 1, DICTIONARIES],
  ["stream", 1, STREAMS],
] as const)("work for %s", (subject, share, texts) => {
  let counter: Worker;
  beforeAll(() => {
    counter = new Worker(new URL("counter.js", import.meta.url), {
      workerData: { dist: pathToFileURL(`${root}/dist/`).href, subject },
      resourceLimits: { maxOldGenerationSizeMb: 4096 },
    });
  });
  afterAll(() => counter.terminate());

  it.each(texts)("does not grow with the length: %s", { timeout: 3_600_000 }, async (name, pieces) => {
    const length = (longest * MEGABYTE) / share;
    const shorter = Math.min(length / 4, MEGABYTE);
    counter.postMessage({ pieces, lengths: [shorter, length] });
    // The work for a character of either.
    const [[few, many]] = (await once(counter, "message")) as [[number, number]];
    const figures = `${subject}, ${name}: ${few.toFixed(1)} a character of ${shorter}, ${many.toFixed(1)} of ${length}`;
    if (longest > 1) console.info(figures);
    expect(many, figures).toBeLessThan(few * TOLERANCE.factor + TOLERANCE.blocks);
  });
});
