import { describe, expect, it } from "vitest";
import { Engine } from "../../src/engine/restore.js";
import { windowEnds } from "../../src/engine/windows.js";
import { paperPack } from "../support/packs.js";

const engine = new Engine(
  paperPack({
    learned: ["mentioned|1|0|said|40", "folks|1|0|people|40"],
    model: { words: { he: 0.1, said: 0.1, people: 0.1, that: 0.1 } },
    evidence: { mentioned: 2.5, folks: 2.5, said: -2, people: -2 },
  }),
);
const spun = "He mentioned that folks mentioned it.\n\n".repeat(4000);
const genuine = "He said that people said it.\n\n".repeat(8000);

describe("a text of several windows", () => {
  const text = spun + genuine + spun;
  const ends = [...windowEnds(text)];
  const found = engine.restore(text);

  it("is restored as its windows are", () => {
    expect(ends.length).toBeGreaterThan(10);
    const windows = ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
    expect(found.text).toBe(windows.map((window) => engine.restore(window).text).join(""));
    expect(found.text).not.toContain("mentioned");
    expect(engine.restore(found.text).text).toBe(found.text);
  });

  it("has its changes where they stand in the whole", () => {
    const { changes, suggestions } = engine.restore(text, { minConfidence: 0.5 });
    let restored = "";
    let at = 0;
    for (const { start, end, source, replacement } of changes) {
      if (text.slice(start, end) !== source || start < at) throw new Error(`${source} is not at ${start}`);
      restored += text.slice(at, start) + replacement;
      at = end;
    }
    expect(restored + text.slice(at)).toBe(found.text);
    expect(suggestions).toEqual([]);
  });

  it("is as likely spun as its likeliest window, on the evidence of all", () => {
    expect(found.score).toBeGreaterThan(0.99);
    expect(found.evidence.signs.map(({ phrase, count }) => [phrase, count])).toEqual([
      ["mentioned", 16_000],
      ["said", 16_000],
      ["folks", 8000],
      ["people", 8000],
    ]);
    expect(found.evidence.words).toBe(16_000 * 5);
  });

  it("has one section for each stretch that is judged alike", () => {
    const { score, evidence, sections } = engine.score(text);
    expect({ score, evidence }).toEqual({ score: found.score, evidence: found.evidence });
    expect(sections.map((section) => section.score > 0.5)).toEqual([true, false, true]);
    expect(sections[0].start).toBe(0);
    expect(sections[2].end).toBe(text.trimEnd().length);
  });
});
