const OPENING = "([{";
const CLOSING = ")]}";
const NEGATION = /^(?:n't|not|no|never)$/;

/**
 * Whether an original is a phrase's by a tear in the alignment of parallel text, whose other half another pair has: it
 * begins with a stop or holds half a pair of brackets, though the phrase does not, or it is what is left of the phrase
 * without its negation.
 */
export function isTorn(phrase: string, original: string): boolean {
  if (/^[.,;:!?]/.test(original) && original[0] !== phrase[0]) return true;
  if (openBrackets(original) !== openBrackets(phrase)) return true;
  const words = phrase.replaceAll("n't", " n't").split(/ +/);
  const rest = words.filter((word) => !NEGATION.test(word));
  // "whether or not" says what "whether" says.
  if (rest.length === words.length || words[0] === "whether") return false;
  const left = original.replace(/ at$/, "").split(" ");
  return left.every((word) => rest.includes(word));
}

/** How many brackets more are opened than closed. */
function openBrackets(text: string): number {
  let open = 0;
  for (const sign of text) {
    if (OPENING.includes(sign)) open++;
    else if (CLOSING.includes(sign)) open--;
  }
  return open;
}
