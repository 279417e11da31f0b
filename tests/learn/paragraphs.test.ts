import { describe, expect, it } from "vitest";
import { matchParagraphs } from "../../src/learn/paragraphs.js";

const ORIGINAL = [
  "The mayor said on Monday that the bridge would close.",
  "Residents of Millbrook were not happy about it.",
  "A ferry will run twice an hour until the work is done.",
  "Tickets cost three dollars and are sold on board.",
];
const SPUN = [
  "The mayor opined on Monday that the bridge would shut.",
  "Denizens of Millbrook were not blithe about it.",
  "A ferry will run twice an hour until the toil is over.",
  "Passes cost three dollars and are vended on board.",
];

function matched(original: readonly string[], spun: readonly string[], between = "\n\n") {
  const found = matchParagraphs(original.join(between), spun.join(between));
  return { ...found, original: found.original.split("\n"), spun: found.spun.split("\n") };
}

describe("the paragraphs of a spun text", () => {
  it("are matched with the original's in order", () => {
    expect(matched(ORIGINAL, SPUN)).toEqual({
      original: ORIGINAL,
      spun: SPUN,
      matched: 4,
      leftOriginal: 0,
      leftSpun: 0,
    });
  });

  it("may be missing, moved, or new", () => {
    const advertisement = "Visit our shop for cheap shoes and bags today!";
    expect(matched(ORIGINAL, [SPUN[3], advertisement, SPUN[0], SPUN[2]])).toEqual({
      original: [ORIGINAL[0], ORIGINAL[2], ORIGINAL[3]],
      spun: [SPUN[0], SPUN[2], SPUN[3]],
      matched: 3,
      leftOriginal: 1,
      leftSpun: 1,
    });
  });

  it("keep their order where they are equal", () => {
    const twice = ["Read more.", ORIGINAL[0], "Read more.", ORIGINAL[1]];
    const spun = ["Read more.", SPUN[0], "Read more.", SPUN[1]];
    expect(matched(twice, spun)).toMatchObject({ original: twice, spun, matched: 4 });
  });

  it("may be wrapped at another width, or joined", () => {
    const wrapped = SPUN.map((paragraph) => paragraph.replace(/(\w+ \w+ \w+) /g, "$1\n"));
    expect(matched(ORIGINAL, wrapped)).toMatchObject({ spun: SPUN, matched: 4 });
    const joined = matchParagraphs(ORIGINAL.join("\n"), SPUN.join(" "));
    expect(joined).toMatchObject({ original: ORIGINAL.join(" "), spun: SPUN.join(" "), matched: 1 });
  });

  it("are none where the texts have nothing in common", () => {
    expect(matchParagraphs("Entirely different words here.", "Nothing shared with that.")).toMatchObject({
      matched: 0,
    });
    expect(matchParagraphs("", "")).toMatchObject({ original: "", spun: "", matched: 0 });
  });
});
