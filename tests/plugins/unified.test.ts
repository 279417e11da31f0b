import { rehype } from "rehype";
import { remark } from "remark";
import remarkMdx from "remark-mdx";
import { VFile } from "vfile";
import { describe, expect, it } from "vitest";
import rehypeUnspin from "../../src/plugins/rehype.js";
import remarkUnspin from "../../src/plugins/remark.js";
import { restored, spun } from "./article.js";

const paragraph = spun.trim().replace(/\s+/g, " ");
const source = `# Heading\n\n\`anticipated\` and [a link](anticipated.html)\n\n${paragraph}\n`;

describe("remark", () => {
  it("reports each change with its place and the words to expect", async () => {
    const { messages, value } = await remark().use(remarkUnspin).process(source);
    expect(value).toBe(source);
    expect(messages.length).toBeGreaterThan(10);
    for (const { actual, expected, line, column, place, ruleId, source: by, fatal } of messages) {
      expect([by, ruleId, fatal]).toEqual(["unspin", "spun-wording", false]);
      expect(place).toMatchObject({ start: { line, column, offset: expect.any(Number) } });
      const { start, end } = place as unknown as Record<"start" | "end", { offset: number }>;
      expect(source.slice(start.offset, end.offset)).toBe(actual);
      expect(expected?.length).toBeGreaterThan(0);
      expect(expected).not.toContain(undefined);
    }
  });

  it("restores a document before others work on it", async () => {
    const seen: string[] = [];
    const file = await remark()
      .use(remarkUnspin, { fix: true })
      .use(() => (tree) => {
        seen.push(JSON.stringify(tree));
      })
      .process(source);
    expect(String(file)).toBe(await restored(source, "markdown"));
    expect(String(file)).not.toBe(source);
    expect(seen[0]).toContain("anticipated.html");
    expect(file.messages).toEqual([]);
  });

  it("is told of an option that there is not", () => {
    const wrong = remark().use(remarkUnspin, { fixed: true } as object);
    expect(() => wrong.freeze()).toThrow(
      new TypeError(
        "there is no option fixed; use fix, format, linkText, attributes, frontMatter, minConfidence, assume, allow, dictionaries",
      ),
    );
  });

  it("is told of what is no value of an option", async () => {
    const used = (options: object) => remark().use(remarkUnspin, options);
    expect(() => used({ fix: "yes" }).freeze()).toThrow(new TypeError("fix must be true or false, not “yes”"));
    await expect(used({ allow: "crucial" }).process(paragraph)).rejects.toThrow(
      new TypeError("allow must be a list, not “crucial”"),
    );
  });

  it("knows MDX by the file's name", async () => {
    const mdx = `import Chart from "./anticipated.js"\n\n<Chart title="anticipated" />\n\n${paragraph}\n`;
    const file = await remark()
      .use(remarkMdx)
      .use(remarkUnspin, { fix: true, allow: ["no such phrase"] })
      .process(new VFile({ path: "a.mdx", value: mdx }));
    expect(String(file)).toBe(await restored(mdx, "mdx"));
    expect(String(file)).not.toBe(mdx);
  });
});

describe("rehype", () => {
  const html = (text: string): string =>
    `<!doctype html><html><head></head><body><p title="anticipated">${text}</p></body></html>`;

  it("restores the prose of a page", async () => {
    const file = await rehype().use(rehypeUnspin, { fix: true }).process(html(paragraph));
    expect(String(file)).toBe(html(await restored(paragraph, "text")));
  });

  it("reports, and heeds what the page disables", async () => {
    const reported = await rehype().use(rehypeUnspin).process(html(paragraph));
    expect(reported.messages.length).toBeGreaterThan(10);
    const disabled = await rehype()
      .use(rehypeUnspin)
      .process(html(`<!-- unspin-disable -->${paragraph}`));
    expect(disabled.messages).toEqual([]);
  });
});
