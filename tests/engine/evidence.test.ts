import { describe, expect, it } from "vitest";
import { type Document, readDocument } from "../../src/engine/document.js";
import { evidenceOf, SPUN, sectionsOf, settleQuotations, weigh } from "../../src/engine/evidence.js";
import { PROTECTED } from "../../src/text/protection.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  model: { words: { the: 0.1 } },
  evidence: { mentioned: 2.5, folks: 2.5, additionally: 1.5, said: -2, people: -2, also: -2, weak: 0.5 },
});

const GENUINE = "The man said that people also left.";
const SPUN_SENTENCE = "The man mentioned that folks additionally left.";
const NEUTRAL = "The man told us that they left.";

function times(count: number, sentence: string): string {
  return Array<string>(count).fill(sentence).join(" ");
}

function judge(text: string): { document: Document; score: number; spun: boolean[] } {
  const document = readDocument(text, pack);
  const { score, sentences } = weigh(document, pack);
  return { document, score, spun: Array.from(sentences, (p) => p >= SPUN) };
}

describe("the verdict", () => {
  it("on genuine text is genuine at any length", () => {
    for (const count of [1, 2, 5, 20, 100, 1000]) {
      const { score, spun } = judge(times(count, GENUINE));
      expect(score).toBeLessThan(0.05);
      expect(spun).not.toContain(true);
    }
  });

  it("on spun text is spun, the more certainly the longer it is", () => {
    const scores = [2, 4, 8, 16].map((count) => judge(times(count, SPUN_SENTENCE)).score);
    for (let i = 1; i < scores.length; i++) expect(scores[i]).toBeGreaterThanOrEqual(scores[i - 1]);
    expect(scores[2]).toBeGreaterThan(0.99);
    expect(judge(times(16, SPUN_SENTENCE)).spun).not.toContain(false);
  });

  it("on text that says nothing is genuine", () => {
    expect(judge(times(50, NEUTRAL)).score).toBeLessThan(0.1);
  });

  it("needs more than one sign", () => {
    expect(judge("He mentioned it.").spun).toEqual([false]);
    expect(judge(`${times(20, GENUINE)} He mentioned it. ${times(20, GENUINE)}`).spun).not.toContain(true);
  });

  it("is carried by many weak signs", () => {
    const weak = Array.from({ length: 20 }, (_, i) => `weak${String.fromCharCode(97 + i)}`);
    const many = paperPack({
      model: { words: { the: 0.1 } },
      evidence: Object.fromEntries(weak.map((word) => [word, 0.7])),
    });
    const score = (words: readonly string[]): number =>
      weigh(readDocument(words.map((word) => `So ${word} it was.`).join(" "), many), many).score;
    expect(score(weak)).toBeGreaterThan(0.9);
    expect(score(weak.slice(0, 5))).toBeLessThan(0.5);
  });

  it("on no text is genuine", () => {
    expect(judge("")).toMatchObject({ score: 0, spun: [] });
    expect(judge(" \n\n ")).toMatchObject({ score: 0, spun: [] });
  });

  it("counts words that a spinner could touch only", () => {
    const quoted = times(20, "He told us “mentioned folks additionally” well-mentioned [folks] then Folks so.");
    expect(judge(quoted).score).toBeLessThan(0.1);
    expect(weigh(readDocument("So weak “weak” Weak weak-weak 12 weak.", pack), pack)).toMatchObject({
      words: 2,
      logRatio: 1,
    });
  });
});

describe("a page that is spun in part", () => {
  const page = [times(6, GENUINE), times(5, SPUN_SENTENCE), times(6, GENUINE)].join("\n\n");
  const { document, spun, score } = judge(page);

  it("has its spun section told from the genuine ones", () => {
    expect(spun).toEqual([...Array(6).fill(false), ...Array(5).fill(true), ...Array(6).fill(false)]);
    expect(score).toBeGreaterThan(0.5);
  });

  it("is given in sections, in order", () => {
    const sections = sectionsOf(document, weigh(document, pack));
    expect(sections.map(({ start, end }) => page.slice(start, end))).toEqual(page.split("\n\n"));
    expect(sections.map((section) => section.score >= SPUN)).toEqual([false, true, false]);
  });

  it("must show the more, the more paragraphs there are that chance could have chosen", () => {
    const spunAmong = (paragraphs: number): boolean[] => {
      const around = Array<string>(paragraphs / 2).fill(GENUINE);
      return judge([...around, times(4, SPUN_SENTENCE), ...around].join("\n\n")).spun;
    };
    expect(spunAmong(6)).toEqual([...Array(3).fill(false), ...Array(4).fill(true), ...Array(3).fill(false)]);
    expect(spunAmong(2000)).not.toContain(true);
  });

  it("is one section where all of it is alike, and none where there is no text", () => {
    const whole = readDocument(times(10, GENUINE), pack);
    expect(sectionsOf(whole, weigh(whole, pack))).toHaveLength(1);
    const empty = readDocument("", pack);
    expect(sectionsOf(empty, weigh(empty, pack))).toEqual([]);
  });
});

describe("a heading", () => {
  const body = times(8, SPUN_SENTENCE);

  it("of a spun article needs signs of its own", () => {
    expect(judge(`People said it also\n\n${body}`).spun[0]).toBe(false);
    expect(judge(`Folks of old mentioned folks who mentioned folks\n\n${body}`).spun[0]).toBe(true);
  });

  it("is a short line without a full stop", () => {
    expect(judge(`The man went to the town\n\n${body}`).spun[0]).toBe(false);
    expect(judge(`The man went to the town.\n\n${body}`).spun[0]).toBe(true);
    expect(judge(`The man went to the town ${"and then he left the town ".repeat(3)}\n\n${body}`).spun[0]).toBe(true);
  });

  it("may be the last line", () => {
    expect(judge(`${body}\n\nThe people said it also`).spun.at(-1)).toBe(false);
  });
});

describe("quotations", () => {
  function protectedWords(text: string): number {
    const document = readDocument(text, pack);
    settleQuotations(document, pack);
    return document.protection.filter((bits) => bits & PROTECTED).length;
  }

  it("that look genuine stay protected", () => {
    expect(protectedWords(times(10, "He told us “the people said so” then."))).toBe(60);
    expect(protectedWords("He told us “the folks left” then.")).toBe(5);
  });

  it("that show signs of being spun all over the document are open to change", () => {
    expect(protectedWords(times(10, "He told us “the folks mentioned it” then."))).toBe(0);
  });

  it("with names and numbers in them are not judged by those", () => {
    expect(protectedWords(times(10, "He told us “in 2012 Folks-Folks went” then."))).toBeGreaterThan(0);
  });

  it("that nothing closes are protected where they look genuine", () => {
    expect(protectedWords("He told us “the people said so")).toBe(5);
    expect(protectedWords("He told us “the folks said it")).toBe(0);
  });
});

describe("the evidence", () => {
  it("names the words that weighed most, by their weight over all occurrences", () => {
    const document = readDocument("So folks said it, folks mentioned it, and weak people left.", pack);
    const verdict = weigh(document, pack);
    expect(evidenceOf(document, pack, verdict)).toEqual({
      words: 10,
      logRatio: 4,
      families: [],
      signs: [
        { phrase: "folks", count: 2, weight: 5 },
        { phrase: "mentioned", count: 1, weight: 2.5 },
        { phrase: "people", count: 1, weight: -2 },
        { phrase: "said", count: 1, weight: -2 },
        { phrase: "weak", count: 1, weight: 0.5 },
      ],
      missing: [],
    });
  });

  it("names no more than a dozen", () => {
    const evidence = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`sign${"x".repeat(i)}`, 1 + i / 10]));
    const many = paperPack({ model: { words: {} }, evidence });
    const document = readDocument(Object.keys(evidence).join(" "), many);
    const { signs } = evidenceOf(document, many, weigh(document, many));
    expect(signs).toHaveLength(12);
    expect(signs[0].phrase).toBe(`sign${"x".repeat(19)}`);
  });
});
