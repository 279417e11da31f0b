import { describe, expect, it } from "vitest";
import { packSections, Sections } from "../../src/language/binary.js";
import {
  candidateRuleReader,
  packCandidateRules,
  packRules,
  readCandidateRules,
  readRules,
} from "../../src/language/pack-rules.js";
import type { PhraseArrays } from "../../src/language/phrase-table.js";

function written(sections: Parameters<typeof packSections>[2]): Sections {
  return new Sections(packSections("test", 1, sections), "test", 1, "test.bin");
}

describe("rules in a pack", () => {
  it("come back, whatever their files are called", () => {
    const rules = ["a.dict:1", "table", "b.dict:12", "a.dict:300", "c:/1:2.dict:7"];
    expect(readRules(written(packRules(rules)))).toEqual(rules);
  });

  it("are of 256 files at most", () => {
    const rules = (files: number) => Array.from({ length: files }, (_, i) => `${i}.dict:${i + 1}`);
    expect(readRules(written(packRules(rules(256))))).toEqual(rules(256));
    expect(() => packRules(rules(257))).toThrow("a pack is compiled of at most 256 dictionary files");
  });
});

describe("the rules of candidates", () => {
  const rules = ["a.dict:1", "table", "b.dict:12"];
  // The third entry has no candidate.
  const entryStart = Uint32Array.of(0, 3, 4, 4, 6, 7);
  const candidateRule = Int32Array.of(1, 1, 0, 2, 2, 0, 1);
  const sections = written({
    ...packRules(rules),
    ...packCandidateRules({ entryStart, candidateRule } as unknown as PhraseArrays),
  });

  it("come back all at once", () => {
    expect(readCandidateRules(sections, entryStart)).toEqual(candidateRule);
  });

  it("come back one by one", () => {
    const ruleOf = candidateRuleReader(sections, { entryStart });
    const found = Array.from(candidateRule.keys(), (candidate) => ruleOf(candidate));
    expect(found).toEqual(Array.from(candidateRule, (rule) => rules[rule]));
  });

  it("are listed only where they differ from that of their entry's first", () => {
    expect([...sections.u32("otherRulePlaces")]).toEqual([2, 5]);
  });
});
