import fc from "fast-check";
import { expect, it } from "vitest";
import { applyChanges } from "../../src/engine/apply-changes.js";
import { Engine } from "../../src/engine/restore.js";
import type { RestoreOptions } from "../../src/engine/types.js";
import { numRuns } from "../runs.js";
import { mostlyShort } from "../support/lists.js";
import { paperPack } from "../support/packs.js";

const pack = paperPack({
  learned: [
    "mentioned|1|0|said|40|told|3",
    "folks|1|0|people|40",
    "tons of|0|0|hundreds of|40|a lot of|9",
    "tons|2|40|loads|5",
    "associate|1|0|partner|40",
    "corporation|1|0|agency|40",
    "vast|2|0|big|3|large|3",
    "do not|1|0|don't|40",
    "human beings|0|0|people|9",
    "in an instant|0|0|at once|9",
    "people|9|0|crowd|1",
  ],
  dictionary: [
    "whilst -> while [tell]",
    "right -> suitable [left: the | a; except: all right]",
    "compromise -> settlement",
  ],
  model: {
    words: Object.fromEntries(
      "the man of and that he a an left town said people hundreds partner agency big large while do n't"
        .split(" ")
        .map((w) => [w, 0.03]),
    ),
    ngrams: { "the man": 0.4, "people of": 0.2, "a partner": 0.3, "hundreds of": 0.8, "the big town": 0.5 },
    backoffs: { the: 0.5, people: 0.7, "the man": 0.6 },
  },
  evidence: {
    mentioned: 2.5,
    folks: 2.5,
    tons: 2.5,
    whilst: 2.5,
    vast: 1,
    said: -2,
    people: -2,
    also: -2,
    hundreds: -1,
  },
});
const engine = new Engine(pack);

const spunWord = fc.constantFrom(
  ..."mentioned|folks|tons of|tons of of|associate|a associate|an corporation|vast|do not|human beings|whilst|the right|Folks|in an instant".split(
    "|",
  ),
);
const genuineWord = fc.constantFrom(
  ..."the man|of|and|said|people|also|left town|hundreds of|don’t|He’s|John|{compromise}|“he told it”|[folks]|well-mentioned|x.com|12|3.5|60 %".split(
    "|",
  ),
);
const space = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(" ", ", ", ". ", "\n", "  ") },
  { weight: 1, arbitrary: fc.constantFrom(".\n\n", "\r\n", "\u00a0", "! “", "” ", "") },
);
const prose = (words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  mostlyShort(fc.tuple(words, space), 60).map((parts) => parts.flat().join(""));
const spunText = prose(fc.oneof({ weight: 3, arbitrary: spunWord }, { weight: 1, arbitrary: genuineWord }));
const genuineText = prose(genuineWord);
const page = mostlyShort(fc.oneof({ weight: 3, arbitrary: spunText }, { weight: 1, arbitrary: genuineText }), 4).map(
  (sections) => sections.join("\n\n"),
);
const anyUnits = fc
  .array(fc.oneof(fc.nat({ max: 0xffff }), fc.nat({ max: 0x7f })), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));
const anyText = fc.oneof(
  { weight: 4, arbitrary: page },
  { weight: 1, arbitrary: anyUnits },
  {
    weight: 1,
    arbitrary: fc.tuple(anyUnits, spunText, anyUnits).map((parts) => parts.join("")),
  },
);
const options: fc.Arbitrary<RestoreOptions> = fc.record({
  assume: fc.constantFrom("auto" as const, "spun" as const, "clean" as const),
  minConfidence: fc.constantFrom(0, 0.3, 0.5, 0.9, 1),
});

it("changes explain the output: applied to the input they give it, sorted, apart, each with its source", () => {
  fc.assert(
    fc.property(anyText, options, (text, chosen) => {
      const { text: restored, changes, suggestions } = engine.restore(text, chosen);
      expect(applyChanges(text, changes)).toBe(restored);
      for (const list of [changes, suggestions]) {
        expect(list.map(({ source }) => source)).toEqual(list.map(({ start, end }) => text.slice(start, end)));
        expect(list.filter(({ source, replacement }) => source === "" || replacement === source)).toEqual([]);
        expect(list.filter(({ start }, i) => i > 0 && start < list[i - 1].end)).toEqual([]);
      }
    }),
    { numRuns },
  );
});

it("everything between changes is the input's, code unit by code unit", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { text: restored, changes } = engine.restore(text);
      const [before, after]: [string[], string[]] = [[], []];
      let [at, out] = [0, 0];
      for (const { start, end, replacement } of changes) {
        before.push(text.slice(at, start));
        after.push(restored.slice(out, out + start - at));
        out += start - at + replacement.length;
        at = end;
      }
      expect([...after, restored.slice(out)]).toEqual([...before, text.slice(at)]);
    }),
    { numRuns },
  );
});

it("confidence and probabilities lie between 0 and 1 and part changes from suggestions", () => {
  fc.assert(
    fc.property(anyText, options, (text, chosen) => {
      const { changes, suggestions, score } = engine.restore(text, chosen);
      const probabilities = [...changes, ...suggestions].flatMap(({ confidence, alternatives }) => [
        confidence,
        ...alternatives.map(({ probability }) => probability),
      ]);
      expect(score <= 1).toBe(true);
      expect([score, ...probabilities].filter((p) => !(p >= 0 && p <= 1 + 1e-9))).toEqual([]);
      const asked = chosen.minConfidence ?? 0;
      expect(changes.every(({ confidence }) => confidence >= asked)).toBe(true);
      expect(suggestions.every(({ confidence }) => confidence < asked)).toBe(true);
    }),
    { numRuns },
  );
});

const article = mostlyShort(
  fc.constantFrom(
    "The man mentioned that folks left.",
    "Whilst tons of folks left, the associate mentioned it.",
    "He said the people left town.",
    "The corporation and a associate left in an instant.",
    "“He told it,” the folks mentioned.",
  ),
  40,
).map((sentences) => sentences.join(" "));

it("restoring a restored article changes nothing, unless it is in doubt which parts of it are spun", () => {
  fc.assert(
    fc.property(article, (text) => {
      fc.pre(engine.score(text).sections.every(({ score }) => score < 0.1 || score > 0.9));
      const { text: once } = engine.restore(text);
      expect(engine.restore(once).text).toBe(once);
    }),
    { numRuns },
  );
});

it("genuine text and text called clean stay as they are", () => {
  fc.assert(
    fc.property(genuineText, anyText, (genuine, text) => {
      expect(engine.restore(genuine).text).toBe(genuine);
      expect(engine.restore(text, { assume: "clean" }).text).toBe(text);
    }),
    { numRuns },
  );
});

it("the same text gives the same result, whatever was restored before", () => {
  fc.assert(
    fc.property(anyText, anyText, options, (text, other, chosen) => {
      const fresh = new Engine(pack).restore(text, chosen);
      engine.restore(other, chosen);
      expect(engine.restore(text, chosen)).toEqual(fresh);
    }),
    { numRuns },
  );
});

it("a text that is repeated without end is decoded to its end", () => {
  const text = "So the folks mentioned tons of it ".repeat(3000);
  const { changes } = engine.restore(text);
  expect(changes.at(-1)?.start).toBeGreaterThan(text.length - 40);
});
