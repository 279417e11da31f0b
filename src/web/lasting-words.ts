import type { Review } from "../review/review.js";
import { button, download, element } from "./dom.js";

/** What was decided for good, to be carried into a dictionary and a configuration. */
export function lastingWords({ allow, dictionary }: Review): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (dictionary.length > 0) {
    parts.push(
      part("Always", "Entries of a dictionary, to use with --dictionary.", `${dictionary.join("\n")}\n`, "house.dict"),
    );
  }
  if (allow.length > 0) {
    const yaml = `allow:\n${allow.map((phrase) => `  - ${JSON.stringify(phrase)}\n`).join("")}`;
    parts.push(part("Never", "Phrases that are never changed, for unspin.config.yaml.", yaml, "unspin.config.yaml"));
  }
  return parts;
}

function part(title: string, hint: string, content: string, file: string): HTMLElement {
  return element(
    "section",
    { class: "lasting-words" },
    element("h2", {}, title),
    element("p", {}, hint),
    element("pre", { dir: "auto", tabindex: "0", "aria-label": `${title}: ${file}` }, content),
    button(`Save ${file}`, () => download(file, content, "text/plain")),
  );
}
