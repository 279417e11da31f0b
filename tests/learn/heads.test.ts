import { describe, expect, it } from "vitest";
import { alignRecord, touchesOf } from "../../src/learn/aligned-record.js";
import { claimHeads } from "../../src/learn/head-set.js";
import { findHeads } from "../../src/learn/heads.js";
import { Workshop } from "../support/parallel.js";
import { ENGLISH, genuineText, spin, THESAURUS } from "../support/spinner.js";

describe("an aligned record", () => {
  it("has the replaced stretches of each version, in token indexes of the whole texts", () => {
    const { hunks } = new Workshop().aligned(
      "One man said so.\nTwo people left.",
      "One man mentioned so.\nTwo human beings left.",
      "One man said so.\nTwo people left.",
    );
    expect(hunks).toEqual([
      [
        { from: 2, to: 3, spunFrom: 2, spunTo: 3 },
        { from: 6, to: 7, spunFrom: 6, spunTo: 8 },
      ],
      [],
    ]);
  });

  it("is not made of texts with different numbers of lines", () => {
    expect(alignRecord(new Workshop().record("One.\nTwo.", "One. Two."))).toBeUndefined();
  });

  it("tells which tokens were replaced in any version and where words were put in", () => {
    const workshop = new Workshop();
    const aligned = workshop.aligned(
      "so the content said it",
      "so the content material said it",
      "so the content noted it",
    );
    const { token, gap } = touchesOf(aligned);
    expect([...token]).toEqual([0, 0, 0, 1, 0]);
    expect([...gap]).toEqual([0, 0, 0, 1, 0, 0]);
  });
});

describe("claiming", () => {
  function claimed(text: string, ...heads: readonly string[]): string[] {
    const workshop = new Workshop();
    const sequence = workshop.sequence(text);
    const claim = claimHeads(sequence, workshop.heads(...heads));
    return Array.from(claim).flatMap((length, at) =>
      length ? [workshop.words(sequence.ids.subarray(at, at + length))] : [],
    );
  }

  it("takes longer heads before shorter ones", () => {
    expect(claimed("so a number of people in a number", "number", "a number of", "of people")).toEqual([
      "a number of",
      "number",
    ]);
  });

  it("takes overlapping heads of one length from left to right", () => {
    expect(claimed("so in the end the", "in the", "the end", "end the")).toEqual(["in the", "end the"]);
  });

  it("takes no head across a shorter claim it would cut", () => {
    expect(claimed("so a b c d e f g", "b c d e", "a b c", "e f g")).toEqual(["b c d e"]);
    expect(claimed("so a b c d", "b c", "c d", "a b c d")).toEqual(["a b c d"]);
  });

  it("leaves protected words alone", () => {
    expect(claimed("So “big” Big and big-time or big", "big")).toEqual(["big"]);
    expect(claimed("Big is big", "big")).toEqual(["big"]);
  });

  it("does not cut n't off its word, but takes the word before other clitics", () => {
    expect(claimed("they do and don't, he and he's", "do", "he", "n't", "'s")).toEqual(["do", "he", "he"]);
    expect(claimed("they don't", "do n't")).toEqual(["do n't"]);
  });
});

describe("the heads of a spinner's thesaurus", () => {
  const workshop = new Workshop();
  const aligned = Array.from({ length: 100 }, (_, i) => {
    const original = genuineText(i + 1, 6);
    return workshop.aligned(original, ...[1, 2, 3].map((draw) => spin(original, 1000 * draw + i)));
  });
  const heads = findHeads(aligned);
  const found = [...heads.values()].map((ids) => workshop.words(ids));

  it("are found, each with its true extent", () => {
    expect(found.sort()).toEqual(Object.keys(THESAURUS).sort());
  });

  it("are known to grow where words are put beside them", () => {
    const grows = (phrase: string): boolean => {
      const { ids } = workshop.sequence(phrase);
      return heads.grows(ids, 0, ids.length);
    };
    expect(grows("content")).toBe(true);
    expect(grows("said")).toBe(false);
  });

  it("may hold each other", () => {
    const thesaurus = {
      dog: ["hound", "mutt"],
      "big dog": ["giant", "great beast"],
      "dog house": ["kennel", "doggery"],
      content: ["content material", "content fabric", "matter content"],
      "content farm": ["content mill", "content works"],
    };
    const language = { ...ENGLISH, thesaurus, parts: ["house", "big", "farm", "big house", "house farm"] };
    const nested = Array.from({ length: 120 }, (_, i) => {
      const original = genuineText(i + 1, 6, language);
      return workshop.aligned(original, ...[1, 2, 3].map((draw) => spin(original, 1000 * draw + i, language)));
    });
    const phrases = [...findHeads(nested).values()].map((ids) => workshop.words(ids));
    expect(phrases.sort()).toEqual(Object.keys(thesaurus).sort());
  });

  it("are none where nothing was spun", () => {
    const untouched = Array.from({ length: 5 }, (_, i) => {
      const text = genuineText(i + 1, 6);
      return workshop.aligned(text, text);
    });
    expect(findHeads(untouched).size).toBe(0);
  });
});
