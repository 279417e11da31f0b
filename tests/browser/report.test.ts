import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/engine/types.js";
import { dictionaryLine } from "../../src/report/dictionary.js";
import { createHtml } from "../../src/report/html.js";
import type { DocumentResult } from "../../src/report/result.js";
import { unspin } from "../e2e/cli.js";
import { resultOf } from "../report/restoration.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { faultsOf, open, useBrowser } from "./browser.js";

useBrowser();

const EXAMPLE = "harbour.spun.txt";
const SPUN = readFileSync(join(root, "examples", EXAMPLE), "utf8");

/** A folder with an article and the report on it. */
async function reported(): Promise<{ cwd: string; url: string }> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, EXAMPLE), SPUN);
  const { status } = await unspin(["restore", "--report", "html=report.html", EXAMPLE], cwd);
  expect(status).toBe(0);
  return { cwd, url: pathToFileURL(join(cwd, "report.html")).href };
}

/** The address of a report on these documents. */
function reportOn(...results: readonly DocumentResult[]): string {
  const file = join(temporaryFolder(), "report.html");
  const report = createHtml();
  writeFileSync(file, report.begin() + results.map((result) => report.document(result)).join("") + report.end([]));
  return pathToFileURL(file).href;
}

async function exported(page: Page, cwd: string, act: () => Promise<void>): Promise<void> {
  const waiting = page.waitForEvent("download");
  await act();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("unspin-decisions.json");
  await download.saveAs(join(cwd, "unspin-decisions.json"));
}

async function decided(cwd: string): Promise<string> {
  const { status, stdout } = await unspin(["restore", "--decisions", "unspin-decisions.json"], cwd);
  expect(status).toBe(0);
  return stdout;
}

function mark(page: Page, phrase: string) {
  return page
    .locator(".restored .change", { has: page.locator("del", { hasText: new RegExp(`^${phrase}$`) }) })
    .first();
}

it("tells which dictionary made the changes, to whoever asks", async () => {
  const { url } = await reported();
  const page = await open(url);
  const made = page.getByText(`Made by unspin with its dictionary ${dictionaryLine()}.`);
  expect(await made.isVisible()).toBe(false);
  await page.getByText("Keys and origin").click();
  expect(await made.isVisible()).toBe(true);
});

describe("the whole flow", () => {
  it("by mouse: reject one, pick one, type one, never one, export, restore as decided", async () => {
    const { cwd, url } = await reported();
    const page = await open(url);
    const panel = page.getByRole("complementary", { name: "The change at hand" });

    await mark(page, "predominant").click();
    await panel.getByRole("button", { name: "predominant as it is" }).click();
    await mark(page, "maintain").click();
    await panel.getByRole("button", { name: "keep" }).click();
    await mark(page, "discovered").click();
    await panel.getByLabel("Words of your own").fill("came upon");
    await panel.getByRole("button", { name: "Use" }).click();
    await mark(page, "folks").click();
    await panel.getByRole("button", { name: "Never" }).click();
    await mark(page, "anticipated").click();
    await panel.getByRole("button", { name: "Always" }).click();
    expect(await page.locator(".lasting-words pre").allTextContents()).toEqual([
      "anticipated -> expected\n",
      'allow:\n  - "folks"\n',
    ]);
    await exported(page, cwd, () => page.getByRole("button", { name: "Export decisions" }).click());

    const { stdout: proposed } = await unspin(["restore", EXAMPLE], cwd);
    const expected = proposed
      .replace("main harbour", "predominant harbour")
      .replace("piles that hold", "piles that keep")
      .replace("inspectors found", "inspectors came upon")
      .replaceAll("About 4,000 people", "About 4,000 folks")
      .replaceAll("why people were", "why folks were");
    expect(await decided(cwd)).toBe(expected);
  });

  it("by keyboard alone", async () => {
    const { cwd, url } = await reported();
    const page = await open(url);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    // Tab reaches the first change; letters mean nothing before.
    await press("r", "a");
    expect(await page.locator(".progress").textContent()).toMatch(/ 0 decided$/);
    const focused = page.locator(".change:focus");
    for (let tabs = 0; tabs < 30 && (await focused.count()) === 0; tabs++) await press("Tab");
    expect(await focused.getAttribute("aria-label")).toMatch(/^authorities government: restored, \d+ %$/);

    // Keep the first, take it back, accept it; keep the second.
    await press("r", "u", "a", "r");
    // Own words for the third, in the field; Escape would lead back.
    await press("e");
    await page.keyboard.type("busiest");
    await press("Enter");
    // Into the panel and out, then on to "maintain" and pick the first other reading.
    await press("Enter");
    expect(await page.locator(".panel button:focus").count()).toBe(1);
    await press("Escape");
    for (
      let steps = 0;
      steps < 20 && (await page.locator(".current").textContent())?.startsWith("maintain") !== true;
      steps++
    )
      await press("j");
    await press("1");
    for (let tabs = 0; tabs < 40; tabs++) {
      if ((await page.locator(".keep .main:focus").count()) > 0) break;
      await press("Shift+Tab");
    }
    await exported(page, cwd, () => press("Enter"));

    const { stdout: proposed } = await unspin(["restore", EXAMPLE], cwd);
    const expected = proposed
      .replace("town's main harbour", "city's busiest harbour")
      .replace("piles that hold", "piles that keep");
    expect(await decided(cwd)).toBe(expected);
  });

  it("goes on where it was left when the page is opened again", async () => {
    const { url } = await reported();
    const page = await open(url);
    await mark(page, "predominant").click();
    await page.keyboard.press("r");
    await page.reload();
    expect(await mark(page, "predominant").getAttribute("data-verdict")).toBe("kept");
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Discard" }).click();
    await page.reload();
    expect(await mark(page, "predominant").getAttribute("data-verdict")).toBe("proposed");
  });
});

describe("the page", () => {
  it("shows what was changed in place, and beside the original", async () => {
    const page = await open(reportOn(resultOf("One {mentioned|said} it.\n\nTwo {additionally|also} {very|}went.")));
    expect((await page.locator(".restored").allInnerTexts())[0]).toBe("One mentioned said it.");
    expect(await page.locator(".spun").first().isVisible()).toBe(false);
    await page.getByLabel("Side by side").check();
    expect(await page.locator(".spun").allInnerTexts()).toEqual(["One mentioned it.", "Two additionally verywent."]);
    expect((await page.locator(".restored").allInnerTexts())[0]).toBe("One said it.");
  });

  it("marks what passes the filters only", async () => {
    const result = resultOf("{one|two} {three|four} {five|six}");
    const rules = ["table", "family-b.dict:7", "tells.dict:3"];
    const shares = [0.99, 0.8, 0.6];
    const changes: Change[] = result.restoration.changes.map((change, at) => ({
      ...change,
      rule: rules[at],
      confidence: shares[at],
    }));
    const page = await open(reportOn({ ...result, restoration: { ...result.restoration, changes } }));
    const shown = () => page.locator(".change:not(.passed-over) del").allTextContents();
    await page.getByLabel("Sure").selectOption("below 90 %");
    expect(await shown()).toEqual(["three", "five"]);
    await page.getByLabel("From").selectOption("family B");
    expect(await shown()).toEqual(["three"]);
    await page.getByLabel("From").selectOption("any");
    await page.getByLabel("Find").fill("tells.dict:3");
    expect(await shown()).toEqual(["five"]);
    await page.getByRole("button", { name: "Next →" }).click();
    expect(await page.locator(".current del").textContent()).toBe("five");
    await page.keyboard.press("r");
    await page.getByLabel("Find").fill("");
    await page.getByLabel("Sure").selectOption("any");
    await page.getByLabel("State").selectOption("not decided");
    expect(await shown()).toEqual(["one", "three"]);
    expect(await page.locator(".progress").textContent()).toBe("2 of 3 changes, 1 decided");
  });

  it("has an index of several documents, and saves each with its decisions, line ends and all", async () => {
    const page = await open(
      reportOn(
        resultOf("a\r\n{b|c}\r\n", "posts/one.txt"),
        resultOf("Nothing.", "two.txt"),
        resultOf("{d|e}", "3.txt"),
      ),
    );
    const index = page.getByRole("navigation", { name: "Documents" });
    expect(await index.getByRole("listitem").allTextContents()).toEqual([
      "posts/one.txt 90 % likely spun, 1 change",
      "two.txt 90 % likely spun, 0 changes",
      "3.txt 90 % likely spun, 1 change",
    ]);
    await index.getByRole("link", { name: "3.txt" }).click();
    expect(await page.locator("#document-2").textContent()).toContain("3.txt");
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the restored text" }).first().click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("one.txt");
    expect(readFileSync(await download.path(), "utf8")).toBe("a\r\nc\r\n");
  });

  it("is printed black on white, without what only a screen needs", async () => {
    const page = await open(reportOn(resultOf("{a|b}")), { colorScheme: "dark" });
    await page.locator(".change").click();
    await page.emulateMedia({ media: "print" });
    for (const needless of [".toolbar", ".panel", "button", ".keys"]) {
      expect(await page.locator(needless).first().isVisible()).toBe(false);
    }
    const styleOf = (selector: string, name: string) =>
      page.evaluate(`getComputedStyle(document.querySelector("${selector}")).getPropertyValue("${name}")`);
    expect(await styleOf(".restored", "color")).toBe("rgb(27, 29, 32)");
    expect(await styleOf(".restored del", "text-decoration-line")).toBe("line-through");
    expect(await styleOf(".restored ins", "text-decoration-line")).toBe("underline");
  });

  it("runs no script of an article and shows it as text, whatever stands in it", async () => {
    const evil = [
      "</script><script>window.hacked = 1</script>",
      '<img src=x onerror="window.hacked = 2">',
      "' onclick='window.hacked = 3' \" onfocus=\" window.hacked = 4 autofocus=\"",
      "<!-- <script> &lt;b&gt; &amp; ]]>",
      "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD zero\u200Bwidth\u200D\uFEFF joined",
    ];
    const marked = evil.map((text) => `${text} {<svg onload=hacked=5>${text}|<b onclick="hacked=6">${text}</b>}`);
    const result = resultOf(marked.join("\n\n"), '<img src=x onerror="hacked=7">.txt');
    const change = result.restoration.changes[0];
    const alternatives = evil.map((text) => ({ text, probability: 0.1 }));
    const changes = [{ ...change, alternatives, rule: evil[0] }, ...result.restoration.changes.slice(1)];
    const signs = evil.map((phrase) => ({ phrase, count: 2, weight: 1 }));
    const restoration = { ...result.restoration, changes, evidence: { ...result.restoration.evidence, signs } };
    const page = await open(reportOn({ ...result, restoration }));
    // The policy names what it blocks; nothing may even be tried.
    await page.evaluate(
      `addEventListener("securitypolicyviolation", () => { window.hacked = 8; }); addEventListener("error", () => { window.hacked = 9; }, true)`,
    );
    for (const mark of await page.locator(".change").all()) {
      await mark.click();
      await mark.hover();
    }
    await page.getByLabel("Side by side").check();
    await page.locator(".spun").first().click();
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.locator("img, svg, b, [onclick], [onfocus], [onerror]").count()).toBe(0);
    const shown = (await page.locator(".spun").allTextContents()).join("\n\n");
    expect(shown).toBe(result.source);
  });

  it("lets no script in but its own, and fetches nothing", async () => {
    const page = await open(reportOn(resultOf("{a|b}")), {}, /^Executing inline script violates/);
    const tried = await page.evaluate(`
      new Promise((resolve) => {
        addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective));
        const script = document.createElement("script");
        script.textContent = "window.hacked = 1";
        document.body.append(script);
      })
    `);
    expect(tried).toBe("script-src-elem");
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.evaluate('performance.getEntriesByType("resource").length')).toBe(0);
  });
});

describe("axe-core finds nothing", () => {
  it.each([
    ["light", 390],
    ["dark", 1280],
  ] as const)("in %s at %i pixels, in either view, with every state of a change", async (colorScheme, width) => {
    const result = resultOf("One {a|b} {c|d} {e|f} {g|h} {i|j}.\n\n{k|} {l|m}", "one.txt");
    const [suggested, ...changes] = result.restoration.changes.map((change, at) => ({
      ...change,
      confidence: 0.99 - at * 0.15,
      alternatives: [{ text: "n", probability: 0.1 }],
    }));
    const restoration = { ...result.restoration, changes, suggestions: [suggested] };
    const url = reportOn({ ...result, restoration }, resultOf("{a|b}", "two.txt"));
    const page = await open(url, { colorScheme, viewport: { width, height: 900 } });
    const marks = page.locator(".change");
    await marks.nth(1).focus();
    for (const key of ["r", "a", "1", "A", "N"]) await page.keyboard.press(key);
    await page.getByText("Evidence").first().click();
    await page.getByText("Keys and origin").click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel("Side by side").check();
    await page.getByLabel("Find").fill("b");
    expect(await faultsOf(page)).toEqual([]);
  });
});

/** How many blocks of the page's script run when a report with so many changes is filtered, decided on and turned. */
async function workWith(count: number): Promise<number> {
  const words = Array.from({ length: count }, (_, at) => `some words that stay and {spun${at % 50}|word${at % 50}}`);
  const paragraphs = Array.from({ length: count / 20 }, (_, at) => words.slice(at * 20, at * 20 + 20).join(", "));
  const page = await open(reportOn(resultOf(paragraphs.join(".\n\n"))));
  const profiler = await page.context().newCDPSession(page);
  await profiler.send("Profiler.enable");
  await profiler.send("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  await page.getByLabel("Find").fill("spun7");
  await page.getByLabel("Find").fill("");
  await page.getByLabel("State").selectOption("not decided");
  await page.locator(".change").first().focus();
  for (const key of ["a", "r", "j", "N", "u"]) await page.keyboard.press(key);
  await page.getByLabel("Side by side").check();
  await page.getByLabel("Find").fill("spun3");
  const { result } = await profiler.send("Profiler.takePreciseCoverage");
  const ranges = result
    .filter(({ url }) => url === page.url())
    .flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
  return ranges.reduce((sum, range) => sum + range.count, 0);
}

it("takes work for a filter, a decision or a change of view that grows with the changes, not faster", async () => {
  const [few, many] = [await workWith(250), await workWith(1000)];
  expect(few).toBeGreaterThan(1000);
  expect(many).toBeLessThan(1.2 * 4 * few);
});
