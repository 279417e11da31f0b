import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { unspin } from "../e2e/cli.js";
import { example } from "../support/examples.js";
import { root } from "../support/root.js";
import { faultsOf, open, useBrowser } from "./browser.js";
import { useServer } from "./serve.js";

useBrowser();
const server = useServer(join(root, "dist/web"));

const SPUN = example("harbour", "spun");
const PARAGRAPHS = SPUN.trim().split("\n\n");
const MARKDOWN = `---\ntitle: Kept\n---\n# ${PARAGRAPHS[0]}\n\n${PARAGRAPHS.slice(1).join("\n\n")}\n\n\`mentioned\` &amp; <b>folks</b> mentioned\n`;
const MDX = `import folks from "mentioned";\n\n# ${PARAGRAPHS[0]}\n\n<Note folks={mentioned}>${PARAGRAPHS[1]}</Note>\n\n${PARAGRAPHS.slice(2).join("\n\n")}\n`;
const HTML = `<!doctype html><p>${PARAGRAPHS.join("</p>\r\n<p>")} caf&eacute;</p>\r\n<script>let mentioned;</script>\r\n`;

/** Waits for what came of the last thing that was asked. */
async function restored(page: Page): Promise<void> {
  await page.locator("#result").waitFor();
  await page
    .getByRole("status")
    .getByText(/change|Nothing/)
    .waitFor();
}

async function give(page: Page, name: string, content: string): Promise<void> {
  await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await restored(page);
}

async function downloaded(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(name);
  return readFileSync(await download.path(), "utf8");
}

async function byCommandLine(name: string, content: string, ...options: string[]): Promise<string> {
  const { status, stdout } = await unspin(["restore", "--stdin-filepath", name, ...options], root, content);
  expect(status).toBe(0);
  return stdout;
}

describe("the playground", () => {
  it("makes of a file exactly what the command line does", async () => {
    const page = await open(server.url());
    const files = [
      ["harbour.txt", SPUN],
      ["orchard.txt", example("orchard", "spun")],
      ["original.txt", example("harbour", "original")],
      ["article.md", MARKDOWN],
      ["article.mdx", MDX],
      ["page.html", HTML],
      ["windows.txt", `\uFEFF${SPUN.replaceAll("\n", "\r\n")}`],
      ["disabled.md", `<!-- unspin-disable mentioned -->\n\n${SPUN}`],
    ] as const;
    for (const [name, content] of files) {
      await give(page, name, content);
      expect(await downloaded(page, name)).toBe(await byCommandLine(name, content));
    }
  });

  it("restores what is pasted, draws the line at the confidence of its slider, and heeds decisions", async () => {
    const page = await open(server.url());
    await page.getByLabel("Spun text").fill(SPUN);
    await restored(page);
    await page.getByLabel("Apply changes from").fill("90");
    expect(await downloaded(page, "restored.txt")).toBe(await byCommandLine("a.txt", SPUN, "--min-confidence", "0.9"));
    await page.getByLabel("Apply changes from").fill("40");
    await page.locator(".change").first().click();
    await page.getByRole("button", { name: "authorities as it is" }).click();
    const expected = (await byCommandLine("a.txt", SPUN)).replace("The government of", "The authorities of");
    expect(await downloaded(page, "restored.txt")).toBe(expected);
  });

  it("takes a file that is dropped, and copies what came of it", async () => {
    const page = await open(server.url(), { permissions: ["clipboard-read", "clipboard-write"] });
    const data = await page.evaluateHandle(
      `{ const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(SPUN)}], "dropped.txt")); data }`,
    );
    await page.dispatchEvent("body", "drop", { dataTransfer: data });
    await restored(page);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByText("Copied.").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(await byCommandLine("a.txt", SPUN));
  });

  it("fetches the model once, from where the page came, and shows how far it is", async () => {
    server.requests.length = 0;
    const page = await open(server.url());
    await page.locator("#loading").waitFor({ state: "hidden" });
    expect(await page.locator("#progress").getAttribute("value").then(Number)).toBe(1);
    // The browser keeps it once the page has had a moment for that.
    await page.evaluate(`(async () => {
      const cache = await caches.open("unspin-model");
      while ((await cache.keys()).length < 3) await new Promise(requestAnimationFrame);
    })()`);
    await page.reload();
    await page.locator("#loading").waitFor({ state: "hidden" });
    expect(server.requests.filter((path) => path.startsWith("/model/")).sort()).toEqual([
      "/model/classifier.bin",
      "/model/en.pack",
      "/model/language-model.bin",
    ]);
    const hosts = await page.evaluate<string[]>(
      'performance.getEntriesByType("resource").map(({ name }) => new URL(name).host)',
    );
    expect(new Set(hosts)).toEqual(new Set([new URL(server.url()).host]));
  });

  it("says what is wrong with a file that is no text, and with a model that is not there", async () => {
    const page = await open(server.url(), {}, /404/);
    await page.locator("#file").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from([0xff]) });
    await page.getByRole("alert").getByText("a.txt is not a text in UTF-8.").waitFor();
    await page.context().route("**/model.json", (route) => route.fulfill({ status: 404 }));
    await page.reload();
    await page
      .getByRole("alert")
      .getByText(/The model could not be loaded. model.json: 404/)
      .waitFor();
  });

  it.each([
    ["light", 390],
    ["dark", 1280],
  ] as const)("has nothing that axe-core finds, in %s at %i pixels", async (colorScheme, width) => {
    const page = await open(server.url(), { colorScheme, viewport: { width, height: 900 } });
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Try an example" }).click();
    await restored(page);
    await page.locator(".change").first().click();
    await page.keyboard.press("r");
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel("Side by side").check();
    expect(await faultsOf(page)).toEqual([]);
  });
});
