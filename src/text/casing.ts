/** How the letters of a phrase are cased. */
export type Casing = "lower" | "initial" | "upper" | "mixed";

/** Casing of a phrase, judged by its letters. */
export function casingOf(phrase: string): Casing {
  if (/^[a-z \d'-]*$/.test(phrase)) return "lower";
  const letters = phrase.match(/\p{L}/gu);
  if (!letters) return "lower";
  const upper = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  if (upper === 0) return "lower";
  const first = letters[0] ?? "";
  if (first === first.toLowerCase()) return "mixed";
  // One capital alone cannot tell "A" from an all-capitals text; the start of a sentence is by far more frequent.
  if (upper === 1) return "initial";
  return upper === letters.length ? "upper" : "mixed";
}

/** Gives a replacement the casing of the phrase it replaces: a capital at the start, or capitals throughout. */
export function transferCase(phrase: string, replacement: string): string {
  switch (casingOf(phrase)) {
    case "upper":
      return replacement.toUpperCase();
    case "initial":
      return capitalize(replacement);
    case "mixed": {
      const first = phrase.match(/\p{L}/u)?.[0] ?? "";
      return first === first.toLowerCase() ? replacement : capitalize(replacement);
    }
    default:
      return replacement;
  }
}

function capitalize(text: string): string {
  return text.replace(/^(\P{L}*)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase());
}
