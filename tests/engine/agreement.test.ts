import { describe, expect, it } from "vitest";
import { addAgreementEdits, startsWithVowelSound } from "../../src/engine/agreement.js";
import { applyChanges } from "../../src/engine/apply-changes.js";
import { readDocument } from "../../src/engine/document.js";
import type { Change } from "../../src/engine/types.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({ model: { words: {} } });

/** A text with the changes made that are written in it as `[spun>original]`, and what agrees with them. */
function restored(marked: string, isSpun = true, language = "en"): { text: string; changes: Change[] } {
  let text = "";
  const changes: Change[] = [];
  for (const part of marked.split(/(\[[^\]]*>[^\]]*\])/)) {
    const [, source, replacement] = /^\[(.*)>(.*)\]$/.exec(part) ?? [];
    if (source !== undefined) {
      const start = text.length;
      changes.push({
        start,
        end: start + source.length,
        source,
        replacement,
        confidence: 0.8,
        alternatives: [],
        rule: "table",
      });
    }
    text += source ?? part;
  }
  const agreed = addAgreementEdits(readDocument(text, pack), changes, language, () => isSpun);
  for (const change of agreed) expect(text.slice(change.start, change.end)).toBe(change.source);
  return { text: applyChanges(text, agreed), changes: agreed };
}

describe("the article before a change", () => {
  it.each([
    ["becomes an", "so a [associate>uncle] left", "so an uncle left"],
    ["becomes a", "so an [associate>partner] left", "so a partner left"],
    ["keeps its capital", "A [partner>associate] left", "An associate left"],
    ["keeps the white space behind it", "so an\n  [associate>partner] left", "so a\n  partner left"],
    ["stays where it agrees", "so an [enterprise>agency] left", "so an agency left"],
    ["is no end of another word", "so Japan [associate>partner] left", "so Japan partner left"],
    [
      "is none behind a hyphen or an apostrophe",
      "so x-a [b>agency] o'a [b>agency] left",
      "so x-a agency o'a agency left",
    ],
    ["stays before words that are not changed", "so a apple and [b>pear] left", "so a apple and pear left"],
    ["stays where a sign stands between", "so a “[b>agency] left", "so a “agency left"],
  ])("%s", (_, marked, expected) => {
    expect(restored(marked).text).toBe(expected);
  });

  it("stays where it belongs to another change", () => {
    expect(restored("so [such a>quite a] [house>apartment] left").text).toBe("so quite a apartment left");
  });

  it("is a word like any other in another language", () => {
    expect(restored("llegó a [empresas>agencias] ayer", true, "es").text).toBe("llegó a agencias ayer");
  });

  it("becomes part of the change, which grows less certain", () => {
    const [change] = restored("so a [partner>associate] left").changes;
    expect(change).toMatchObject({ source: "a partner", replacement: "an associate", rule: "table" });
    expect(change.confidence).toBeLessThan(0.8);
  });
});

describe("a word doubled by a change", () => {
  it.each([
    ["is left out", "so [tons>hundreds of] of men", "so hundreds of men"],
    ["is left out over a line break", "so [tons>hundreds of]\nof men", "so hundreds of men"],
    ["stays where the text says so on purpose", "so it [was>had] had been", "so it had had been"],
    ["stays in front of another word", "so [tons>hundreds of] offers", "so hundreds of offers"],
    ["stays in front of a hyphen", "so [go>look in] in-house", "so look in in-house"],
    ["stays where a sign stands between", "so [go>look in], in it", "so look in, in it"],
    ["stays where the change ends with a sign", "so [go>look in,] in it", "so look in, in it"],
  ])("%s", (_, marked, expected) => {
    expect(restored(marked).text).toBe(expected);
  });

  it("gives way together with a change of its own", () => {
    const { text, changes } = restored("so [tons>hundreds of] [of>by] men");
    expect(text).toBe("so hundreds of men");
    expect(changes).toHaveLength(1);
  });
});

describe("braces around a word", () => {
  it.each([
    ["are taken away", "so {dollars} left", "so dollars left"],
    ["are taken away from a phrase", "so {a lot of} men, {don’t-care}", "so a lot of men, don’t-care"],
    ["stay around code", "so {a: 1} and {x=y} and {} left", "so {a: 1} and {x=y} and {} left"],
    ["stay where they are doubled", "so {{name}} left", "so {{name}} left"],
    ["stay around alternatives", "so {big|large} left", "so {big|large} left"],
    [
      "stay where they are part of a word",
      "so #{dollars} and x{dollars} and {dollars}x left",
      "so #{dollars} and x{dollars} and {dollars}x left",
    ],
    ["stay in quotations", "so “{dollars}” left", "so “{dollars}” left"],
    ["stay around many words", "so {one two three four five} left", "so {one two three four five} left"],
    ["stay where a change meets them", "so {[dollars>money]} left", "so {money} left"],
  ])("%s", (_, marked, expected) => {
    expect(restored(marked).text).toBe(expected);
  });

  it("stay in sentences that are not spun", () => {
    expect(restored("so {dollars} left", false).text).toBe("so {dollars} left");
  });

  it("are changes of a rule of their own, sorted among the others", () => {
    const { changes } = restored("so [a>b] {dollars} left [c>d] then");
    expect(changes.map(({ rule }) => rule)).toEqual(["table", "braces", "table"]);
    expect(changes[1]).toMatchObject({ source: "{dollars}", replacement: "dollars" });
    expect(changes[1].alternatives[0].text).toBe("{dollars}");
  });
});

describe("a word spoken with a vowel first", () => {
  it.each(
    "apple hour honest heir honour umbrella uncle uninteresting unimportant unidentified utter X-ray H-bomb 8 80 11 18 NBC FBI".split(
      " ",
    ),
  )("%s", (word) => {
    expect(startsWithVowelSound(word)).toBe(true);
  });

  it.each(
    "pear house university unit use usable usage unanimous Ukrainian ukulele utopian Ugandan Uruguayan oneself one once European ewe usual utility ubiquitous uranium 1 110 180 1800 BBC UFO".split(
      " ",
    ),
  )("not %s", (word) => {
    expect(startsWithVowelSound(word)).toBe(false);
  });
});
