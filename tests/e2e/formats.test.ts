import { describe, expect, it } from "vitest";
import { example } from "../support/examples.js";
import { root } from "../support/root.js";
import { unspin } from "./cli.js";

/** Restores a text that comes in under a file's name. */
async function restore(name: string, text: string): Promise<string> {
  const { status, stdout, stderr } = await unspin(["restore", "--stdin-filepath", name], root, text);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

/** Marks up every other sentence that stands between others. */
function marked(text: string, open: string, close: string): string {
  let count = 0;
  return text.replace(/(?<=[a-z]\. )[A-Z][\w ,]*\.(?= )/g, (found) => (++count % 2 ? open + found + close : found));
}

function wrapped(text: string, width: number): string {
  return text.replace(new RegExp(`(?=.{${width + 1}})(.{1,${width}}) `, "g"), "$1\n");
}

describe.each(["harbour", "orchard"] as const)("the example %s gives the same words", async (name) => {
  const spun = example(name, "spun");
  const plain = await restore("a.txt", spun);
  const [title, ...paragraphs] = spun.trimEnd().split(/\n\n+/);
  const body = paragraphs.join("\n\n");

  it("hard-wrapped, with all its line breaks", async () => {
    const text = wrapped(spun, 68);
    const restored = await restore("a.txt", text);
    expect(words(restored)).toEqual(words(plain));
    expect(restored.match(/\n/g)?.length).toBe(text.match(/\n/g)?.length);
  });

  it("with other line ends", async () => {
    expect(await restore("a.txt", spun.replaceAll("\n", "\r\n"))).toBe(plain.replaceAll("\n", "\r\n"));
  });

  it.each(["a.md", "a.mdx"])("as %s", async (name) => {
    const code = `\n\n~~~\n${spun}~~~\n\n`;
    const comment = name === "a.mdx" ? "{/* mentioned */}" : "<!-- mentioned -->";
    // Between braces MDX holds code.
    const prose = marked(name === "a.mdx" ? body.replaceAll(/[{}]/g, "") : body, "**", "**");
    expect(prose).toContain("**");
    const text = `---\nlayout: mentioned\n---\n\n# ${title}\n\n${comment}${code}${prose}\n`;
    const restored = await restore(name, text);
    expect(restored).toContain(`${comment}${code}`);
    expect(restored).toContain("layout: mentioned");
    const rest = restored.slice(restored.indexOf("# ") + 2).replace(`${comment}${code}`, "");
    expect(words(rest.replaceAll("**", ""))).toEqual(words(plain));
  });

  it("as HTML", async () => {
    const escaped = marked(body, "<b>", "</b>").replaceAll('"', "&quot;").replaceAll("\n\n", "</p>\n<p>");
    const head = `<!DOCTYPE html>\n<title>${title}</title>\n<style>a::before { content: "mentioned" }</style>\n`;
    const code = `<pre>${spun}</pre>`;
    const restored = await restore("a.html", `${head}${code}<p title="mentioned">${escaped}</p>\n`);
    expect(restored).toContain('content: "mentioned"');
    expect(restored).toContain(`${code}<p title="mentioned">`);
    const prose = restored.replace(code, "").replace(/<style.*/, "");
    const text = prose.replace(/<\/p>\n<p>/g, "\n\n").replace(/<[^>]*>/g, "");
    expect(words(text.replaceAll("&quot;", '"'))).toEqual(words(plain));
  });

  it("as JSON lines", async () => {
    const record = { id: 7, text: spun, note: "mentioned" };
    const { unspin: result, ...restored } = JSON.parse(await restore("a.jsonl", `${JSON.stringify(record)}\n`));
    expect(restored).toEqual({ ...record, text: plain });
    expect(result.changes.length).toBeGreaterThan(20);
  });
});
