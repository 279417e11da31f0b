import type { DictionaryOriginal } from "./dictionary.js";
import { inflect, isPeriphrastic, type PartOfSpeech } from "./inflection.js";

/** One form of a spun phrase, with what it may stand for. */
export interface SurfaceForm {
  readonly phrase: string;
  readonly originals: readonly DictionaryOriginal[];
}

/** Both sides inflected in step. Equal forms of the phrase become one, which shares its weight among the originals' forms. */
export function surfaceForms(
  phrase: string,
  originals: readonly DictionaryOriginal[],
  pos: PartOfSpeech | undefined,
): SurfaceForm[] {
  if (pos === undefined) return [{ phrase, originals }];
  const total = originals.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Map<string, Map<string, number>>();
  // *more important* needs no form of its own where *important* has one.
  const positiveOnly = pos === "adjective" && [phrase, ...originals.map(({ text }) => text)].every(isPeriphrastic);
  const phraseForms = inflect(phrase, pos).slice(0, positiveOnly ? 1 : undefined);
  for (const { text, weight } of originals) {
    const originalForms = inflect(text, pos);
    for (const [slot, forms] of phraseForms.entries()) {
      for (const [index, form] of forms.entries()) {
        const weights = found.get(form) ?? new Map<string, number>();
        found.set(form, weights);
        const variants = originalForms[slot];
        const matching = variants.length === forms.length ? [variants[index]] : variants;
        for (const variant of matching) weights.set(variant, (weights.get(variant) ?? 0) + weight / matching.length);
      }
    }
  }
  return [...found].map(([form, weights]) => {
    const sum = [...weights.values()].reduce((a, b) => a + b, 0);
    const scaled = [...weights].map(([text, weight]) => ({ text, weight: round((weight * total) / sum) }));
    return { phrase: form, originals: scaled };
  });
}

function round(weight: number): number {
  return Number(weight.toPrecision(4));
}
