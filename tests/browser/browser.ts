import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";

let browser: Browser;

/** Starts the browser before the tests of a file, and ends it after them. Debian's Chromium, or that of $CHROMIUM. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
  });
  afterAll(() => browser.close());
}

/** Opens an address in a page of its own. Whatever the page complains about fails the test, unless it is `expected`. */
export async function open(url: string, options: BrowserContextOptions = {}, expected?: RegExp): Promise<Page> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  // A busy machine takes its time.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url);
  onTestFinished(async () => {
    await context.close();
    expect(complaints.filter((complaint) => expected?.test(complaint) !== true)).toEqual([]);
  });
  return page;
}

/** What axe-core finds wrong with a page as it is now, in a line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  // The page's own policy lets no other script in; that of the test comes by another door.
  const results = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `${axe.source}; axe.run()`,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
