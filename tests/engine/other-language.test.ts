import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/engine/document.js";
import { againstOtherLanguages } from "../../src/engine/other-language.js";
import type { LanguagePack } from "../../src/language/pack.js";
import { paperPack } from "../support/packs.js";

const small = paperPack({ model: { words: { the: 0.1, was: 0.1, of: 0.1, harbour: 0.01, quay: 0.01 } } });

/** As if the model listed many words: three of them frequent, the next just not so, the last just rare. */
const pack: LanguagePack = { ...small, modelIds: new Uint16Array(10_000) };
for (const [word, id] of Object.entries({ the: 3, was: 4, of: 5, harbour: 1000, quay: 10_000 })) {
  pack.modelIds[pack.vocabulary.id(word)] = id;
}

function ratiosOf(text: string, given: readonly number[], of = pack): number[] {
  return [...againstOtherLanguages(readDocument(text, of), of, Float64Array.from(given))];
}

describe("what speaks for another language", () => {
  it("is nothing in prose of the pack's language, unknown and rare words included", () => {
    expect(ratiosOf("So it was of the quay, and the harbour of zwyn was the quay of ulst.", [5])).toEqual([5]);
  });

  it("are words that the model does not list, where few frequent ones stand beside them", () => {
    expect(ratiosOf("Op zee ligt een boot.", [5])).toEqual([5 - 4 * 2.5]);
    expect(ratiosOf("Op zee was een boot.", [5])).toEqual([5 - (3 * 2.5 - 2)]);
    expect(ratiosOf("Op zee harbour een boot.", [5])).toEqual([5 - 3 * 2.5]);
  });

  it("are rare words, less so", () => {
    const [ratio] = ratiosOf("Op quay, quay, quay.", [5]);
    expect(ratio).toBeCloseTo(5 - 3 * 0.7);
  });

  it("is asked of each sentence by itself", () => {
    expect(ratiosOf("So the harbour was of the quay. Op zee ligt een boot.", [5, 5])).toEqual([5, -5]);
  });

  it("are no names, numbers or quotations, which a spinner could not have touched", () => {
    expect(ratiosOf("The harbour “op zee ligt een boot” of Zwyn, Ulst and Goes was 1871.", [5])).toEqual([5]);
  });

  it("a small model cannot tell", () => {
    expect(ratiosOf("Op zee ligt een boot.", [5], small)).toEqual([5]);
  });
});
