import { createRequire } from "node:module";
import { TextlintKernel, type TextlintRuleOptions } from "@textlint/kernel";
import type { TextlintFixableRuleModule } from "@textlint/types";
import { expect, it } from "vitest";
import type { PluginOptions } from "../../src/plugins/find.js";
import rule from "../../src/plugins/textlint.js";
import { restored, spun } from "./article.js";

const require = createRequire(import.meta.url);
const kernel = new TextlintKernel();
const fixable: TextlintFixableRuleModule<PluginOptions & TextlintRuleOptions> = rule;

function optionsFor(filePath: string, options: PluginOptions & TextlintRuleOptions = {}) {
  return {
    filePath,
    ext: filePath.slice(filePath.lastIndexOf(".")),
    plugins: [
      { pluginId: "text", plugin: require("@textlint/textlint-plugin-text").default },
      { pluginId: "markdown", plugin: require("@textlint/textlint-plugin-markdown").default },
    ],
    rules: [{ ruleId: "unspin/textlint", rule: fixable, options }],
  };
}

it("reports each change where it stands, with its fix", async () => {
  const source = `Good morning.\n\n${spun}`;
  const { messages } = await kernel.lintText(source, optionsFor("a.txt"));
  expect(messages.length).toBeGreaterThan(10);
  for (const { line, column, range, fix, message, ruleId } of messages) {
    expect(ruleId).toBe("unspin/textlint");
    const before = source.slice(0, range[0]).split("\n");
    expect([line, column]).toEqual([before.length, (before.at(-1) ?? "").length + 1]);
    expect(fix?.range).toEqual([...range]);
    expect(message).toContain(source.slice(range[0], range[1]).replace(/\s+/g, " "));
  }
});

it("fixes a document to what unspin restore makes of it", async () => {
  const { output } = await kernel.fixText(spun, optionsFor("a.txt"));
  expect(output).toBe(await restored(spun, "text"));
});

it("touches nothing but prose in Markdown", async () => {
  const source = `---\nlayout: anticipated\n---\n\n# A heading\n\n\`\`\`\n${spun}\n\`\`\`\n\n${spun}`;
  const { output } = await kernel.fixText(source, optionsFor("a.md"));
  expect(output).toBe(await restored(source, "markdown"));
  expect(output).toContain(`\`\`\`\n${spun}\n\`\`\``);
  expect(output).not.toBe(source);
});

it("leaves alone what is allowed or disabled", async () => {
  const { messages } = await kernel.lintText(spun, optionsFor("a.txt"));
  const [first] = messages;
  const phrase = spun.slice(first.range[0], first.range[1]);
  const allowed = await kernel.lintText(spun, optionsFor("a.txt", { allow: [phrase] }));
  expect(allowed.messages.map(({ range }) => range)).not.toContainEqual(first.range);
  const disabled = await kernel.lintText(`<!-- unspin-disable -->\n\n${spun}`, optionsFor("a.md"));
  expect(disabled.messages).toEqual([]);
});

it("knows textlint's own option from one that there is not", async () => {
  const { messages } = await kernel.lintText(spun, optionsFor("a.txt", { severity: "info" }));
  expect(messages.length).toBeGreaterThan(0);
  const wrong = optionsFor("a.txt", { dictionary: "house.dict" } as object);
  await expect(kernel.lintText(spun, wrong)).rejects.toThrow("there is no option dictionary; use format,");
});

it("says nothing of genuine prose", async () => {
  const genuine = await restored(spun, "text");
  expect((await kernel.lintText(genuine, optionsFor("a.txt", { minConfidence: 0.9 }))).messages).toEqual([]);
});
