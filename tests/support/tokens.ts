import { TokenFlag, type Tokens, tokenize } from "../../src/text/tokens.js";
import { Vocabulary } from "../../src/text/vocabulary.js";

/** The tokens of a text as they are written. */
export function pieces(text: string): string[] {
  return piecesOf(tokenize(text, new Vocabulary()));
}

export function piecesOf({ text, count, start, end }: Tokens): string[] {
  return Array.from({ length: count }, (_, i) => text.slice(start[i], end[i]));
}

/** The keys by which the tokens of a text are looked up. */
export function keys(text: string): string[] {
  const vocabulary = new Vocabulary();
  return Array.from(tokenize(text, vocabulary, true).id, (id) => vocabulary.key(id));
}

/** The tokens that carry a flag. */
export function flagged(text: string, flag: TokenFlag): string[] {
  const tokens = tokenize(text, new Vocabulary());
  return piecesOf(tokens).filter((_, i) => tokens.flags[i] & flag);
}

export { TokenFlag };
