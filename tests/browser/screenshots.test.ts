import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { unspin } from "../e2e/cli.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { open, useBrowser } from "./browser.js";
import { useServer } from "./serve.js";

const PICTURES = join(root, "docs/screenshots");

/** Bytes that a picture may have, so that the repository stays small. */
const MOST = 150 * 1024;

/** Whether to make the pictures anew: `npm run screenshots`. */
const REPLACE = process.env.UNSPIN_SCREENSHOTS !== undefined;

const VIEWS = (["light", "dark"] as const).flatMap((colorScheme) =>
  (
    [
      ["phone", 390, 760],
      ["tablet", 768, 700],
      ["desktop", 1040, 560],
    ] as const
  ).map(([device, width, height]) => ({ colorScheme, device, viewport: { width, height } })),
);

useBrowser();
const server = useServer(join(root, "dist/web"));

describe.each(VIEWS)("in $colorScheme on a $device", ({ colorScheme, device, viewport }) => {
  it("the report is as docs/screenshots shows it", async () => {
    const cwd = temporaryFolder();
    await unspin(["restore", "--report", `html=${join(cwd, "report.html")}`, "examples/harbour.spun.txt"], root);
    const page = await open(pathToFileURL(join(cwd, "report.html")).href, { colorScheme, viewport });
    await page.locator(".change", { hasText: "maintain" }).first().click();
    await page.evaluate(`document.querySelector(".document").scrollIntoView()`);
    await compare(page, `report-${device}-${colorScheme}.png`);
  });

  it("the playground is as docs/screenshots shows it", async () => {
    const page = await open(server.url(), { colorScheme, viewport });
    await page.getByRole("button", { name: "Try an example" }).click();
    await page.getByRole("button", { name: "Copy" }).waitFor();
    await page.locator("#loading").waitFor({ state: "hidden" });
    await page.evaluate(`document.getElementById("source").rows = 4`);
    await compare(page, `playground-${device}-${colorScheme}.png`);
  });
});

/** Fonts differ from machine to machine, so what is compared is the size of the picture, not its pixels. */
async function compare(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot();
  expect(picture.length).toBeLessThan(MOST);
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  const file = join(PICTURES, name);
  if (REPLACE) {
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(file, picture);
  }
  expect(sizeOf(readFileSync(file))).toEqual(sizeOf(picture));
}

/** Width and height from a PNG's header. */
function sizeOf(picture: Buffer): readonly [width: number, height: number] {
  return [picture.readUInt32BE(16), picture.readUInt32BE(20)];
}
