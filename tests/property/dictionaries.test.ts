import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges } from "../../src/engine/apply-changes.js";
import { Engine } from "../../src/engine/restore.js";
import type { Dictionary } from "../../src/language/dictionary.js";
import { DictionaryError } from "../../src/language/dictionary-error.js";
import { extendPack } from "../../src/language/extend-pack.js";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { writeDictionary } from "../../src/learn/write-dictionary.js";
import { numRuns } from "../runs.js";
import { contentOf } from "../support/dictionaries.js";
import { mostlyShort } from "../support/lists.js";
import { paperPack } from "../support/packs.js";

// Few words, so that entries overlap and follow one another.
const SPUN = "grue blorp folks whilst tons heaps".split(" ");
const ORIGINALS = "people said left town many associate soon river".split(" ");
const phraseOf = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" "));
const word = fc.constantFrom(...SPUN, ...ORIGINALS);
const phrase = phraseOf(SPUN);
const list = (of: fc.Arbitrary<string>, sign: string, maxLength = 3) =>
  fc.array(of, { minLength: 1, maxLength }).map((parts) => parts.join(sign));
const original = fc
  .tuple(phraseOf(ORIGINALS), fc.constantFrom("", "", " *9", " *0.5"))
  .map(([text, weight]) => text + weight);
const context = list(fc.oneof(word, fc.constantFrom("<number>", "<name>", "<start>", "<end>", ",")), " | ", 2);
const attribute = fc.oneof(
  fc.constantFrom("tell", "tell", "tell", "verb", "noun", "adj"),
  fc.tuple(fc.constantFrom("left", "right"), context).map(([side, phrases]) => `${side}: ${phrases}`),
  fc.constantFrom("domain: law", "domain: news"),
);
const entry = fc
  .tuple(list(phrase, " | ", 2), list(original, ", "), fc.uniqueArray(attribute, { maxLength: 2 }), fc.option(word))
  .map(([spun, originals, attributes, more]) => {
    const all = more === null || spun.includes("|") ? attributes : [...attributes, `except: ${spun} ${more}`];
    return `${spun} -> ${originals}${all.length === 0 ? "" : ` [${all.join("; ")}]`}`;
  });
const line = fc.oneof(
  { weight: 9, arbitrary: entry },
  fc.tuple(word, list(word, ", ")).map(([spun, originals]) => `${spun}->${originals},`),
  fc.constantFrom("", "# why", "@family Q", "@family", "@domain law", "@domain"),
  list(phrase, " | ").map((heads) => `@heads ${heads}`),
  fc.tuple(phrase, phrase).map(([spun, restored]) => `> ${spun} => ${restored}`),
);
/** Texts of dictionaries, most of which are such. */
const dictionary = fc
  .tuple(mostlyShort(line, 12), fc.constantFrom("\n", "\r\n"))
  .map(([lines, end]) => lines.join(end));

/** What the parser makes of a text; nothing where it has contradictions. */
function parsed(text: string): Dictionary | undefined {
  try {
    return parseDictionary(text, "a.dict");
  } catch (error) {
    if (error instanceof DictionaryError) return undefined;
    throw error;
  }
}

/** What a dictionary says; a head counts once, however often it is named. */
function content(dictionary: Dictionary) {
  const { heads, ...rest } = contentOf(dictionary);
  return { ...rest, heads: new Set(heads.map(({ phrase, family = "" }) => `${family}: ${phrase}`)) };
}

describe("a random dictionary", () => {
  it("reads the same once it was written anew", () => {
    fc.assert(
      fc.property(dictionary, (text) => {
        const read = parsed(text);
        fc.pre(read !== undefined);
        expect(content(parseDictionary(writeDictionary(read), "b.dict"))).toEqual(content(read));
      }),
      { numRuns },
    );
  });

  const text = fc
    .array(
      fc.tuple(
        fc.oneof(word, fc.constantFrom("Grue", "Tons", "FOLKS", "3", "John", "“folks”")),
        fc.constantFrom(" ", " ", " ", ", ", ". ", "\n"),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.flat().join(""));
  const pack = paperPack({
    model: { words: Object.fromEntries(ORIGINALS.map((each) => [each, 0.02])) },
    learned: ["mentioned|0|0|said|90"],
  });
  const keyOf = (text: string) => text.toLowerCase().replace(/\s+/g, " ");

  it("restores nothing but its phrases, where its conditions hold, by its originals", () => {
    fc.assert(
      fc.property(dictionary, text, fc.constantFrom(0, 0.5), (source, spun, minConfidence) => {
        const read = parsed(source);
        fc.pre(read !== undefined);
        const engine = new Engine(extendPack(pack, [{ name: "a.dict", text: source }]));
        const { changes, text: restored } = engine.restore(spun, { assume: "spun", minConfidence });
        expect(applyChanges(spun, changes)).toBe(restored);
        const unfounded = changes.filter(({ start, source: replaced, replacement, rule }) => {
          const entry = read.entries.find(
            ({ line, phrase }) => rule === `a.dict:${line}` && phrase === keyOf(replaced),
          );
          // Classes such as `<name>` are conditions that only the engine can judge.
          const left = entry?.left ?? [];
          const before = keyOf(spun.slice(0, start)).trimEnd();
          const holds = left.length === 0 || left.some((each) => /^\W/.test(each) || before.endsWith(each));
          return !holds || !entry?.originals.some(({ text }) => text === keyOf(replacement));
        });
        expect(unfounded).toEqual([]);
        expect(engine.restore(spun, { assume: "clean" }).text).toBe(spun);
      }),
      { numRuns },
    );
  });
});
