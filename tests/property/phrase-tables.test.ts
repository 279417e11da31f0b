import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PhraseEntry, PhraseTable } from "../../src/language/phrase-table.js";
import { PhraseTableBuilder } from "../../src/language/phrase-table-builder.js";
import { tokenize } from "../../src/text/tokens.js";
import { UNKNOWN, Vocabulary } from "../../src/text/vocabulary.js";
import { numRuns } from "../runs.js";
import { entriesOf } from "../support/entries.js";

// Few words, so that phrases begin alike, hold one another and come twice.
const KEYS = ["a", "b", "c"];
const word = fc.constantFrom(...KEYS);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const context = fc.option(
  word.map((left) => ({ left: [left], right: [], except: [] })),
  { nil: undefined },
);
const candidate = fc.record({
  text: fc.oneof(phrase, fc.constantFrom("A", "don't", "a b c a b c")),
  logProbability: fc.integer({ min: -9, max: 0 }),
  rule: fc.constantFrom("table", "house.dict:1", "house.dict:2"),
  context,
});
const entry: fc.Arbitrary<PhraseEntry> = fc.record({
  phrase,
  candidates: fc.array(candidate, { minLength: 1, maxLength: 2 }),
  logOther: fc.integer({ min: -9, max: 0 }),
  tell: fc.boolean(),
  name: fc.boolean(),
  family: fc.integer({ min: 0, max: 3 }),
  logRate: fc.integer({ min: -9, max: 0 }),
  sign: fc.integer({ min: 0, max: 2 }),
});
/** Each entry, and whether it goes in the place of all that its phrase has. */
const entries = fc.array(fc.tuple(entry, fc.boolean()), { maxLength: 5 });

/** The table of all entries, and that of those from `at` on over the table of those before. */
function build(
  all: readonly (readonly [PhraseEntry, boolean])[],
  at: number,
): { whole: PhraseTable; layered: PhraseTable } {
  const give = (builder: PhraseTableBuilder, some: typeof all): PhraseTable => {
    for (const [each, isAlone] of some) isAlone ? builder.set(each) : builder.add(each);
    return builder.build();
  };
  const vocabulary = new Vocabulary(KEYS);
  const base = give(new PhraseTableBuilder(vocabulary), all.slice(0, at));
  return {
    whole: give(new PhraseTableBuilder(new Vocabulary(KEYS)), all),
    layered: give(new PhraseTableBuilder(vocabulary, base), all.slice(at)),
  };
}

/** The nodes that a phrase goes through, and whether what it begins with may be a sign. */
function wayOf(table: PhraseTable, text: string): { nodes: number[]; mayBegin: boolean } {
  const tokens = tokenize(text, new Vocabulary(KEYS)).id.slice();
  const nodes = Array.from(tokens, (_, t) => table.find(tokens.subarray(0, t + 1)));
  return { nodes, mayBegin: table.mayBeginSign(tokens[0], tokens[1] ?? UNKNOWN) };
}

describe("a table built upon another", () => {
  it("gives the entries that one built at once gives, with the texts of both once", () => {
    fc.assert(
      fc.property(entries, fc.nat(5), (all, at) => {
        const { whole, layered } = build(all, at);
        expect([...layered.strings.texts].sort()).toEqual([...whole.strings.texts].sort());
        for (const [{ phrase: text }] of all) expect(entriesOf(layered, text)).toEqual(entriesOf(whole, text));
      }),
      { numRuns },
    );
  });

  it("finds the signs that one built at once finds", () => {
    fc.assert(
      fc.property(entries, fc.nat(5), (all, at) => {
        const { whole, layered } = build(all, at);
        for (const [{ phrase: text }] of all) {
          const [expected, found] = [wayOf(whole, text), wayOf(layered, text)];
          expect(found.nodes.map((node) => layered.hasSign(node))).toEqual(
            expected.nodes.map((node) => whole.hasSign(node)),
          );
          // A sign that is no longer there may leave a way to its place behind, but none may be missing.
          for (const [i, node] of expected.nodes.entries()) {
            if (whole.leadsToSign(node)) expect(layered.leadsToSign(found.nodes[i])).toBe(true);
          }
          if (whole.hasSign(expected.nodes.at(-1) ?? -1)) expect(found.mayBegin).toBe(true);
        }
      }),
      { numRuns },
    );
  });
});
