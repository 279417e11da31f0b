import type { ContextText } from "../language/context-features.js";
import type { LanguagePack } from "../language/pack.js";
import { PROTECTED, Protection, protection } from "../text/protection.js";
import { isHardWrapped, sentenceStarts } from "../text/sentences.js";
import { TokenFlag, type Tokens, tokenize } from "../text/tokens.js";

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** Most tokens that braces are looked for around. */
const BRACED = 8;

/** A text as the engine reads it. */
export interface Document {
  readonly text: string;
  readonly tokens: Tokens;
  /** Token indexes at which sentences begin, with the token count behind the last. */
  readonly sentences: Int32Array;
  /** Protection bits of each token. */
  readonly protection: Uint8Array;
  readonly hasBraces: boolean;
  /** The tokens as words of the n-gram model. */
  readonly context: ContextText;
}

/** Reads a text with the words of a language. */
export function readDocument(text: string, pack: LanguagePack): Document {
  return new TextDocument(text, pack);
}

/** A class, since objects with a getter of their own each are of as many shapes, which makes all that reads them slow. */
class TextDocument implements Document {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: Int32Array;
  readonly protection: Uint8Array;
  readonly hasBraces: boolean;
  readonly #pack: LanguagePack;
  #context: ContextText | undefined;

  constructor(text: string, pack: LanguagePack) {
    this.text = text;
    this.tokens = tokenize(text, pack.vocabulary);
    const hardWrapped = isHardWrapped(this.tokens);
    this.sentences = sentenceStarts(this.tokens, hardWrapped);
    this.protection = protection(this.tokens, this.sentences, hardWrapped);
    this.hasBraces = text.includes("{") || text.includes("}");
    this.#pack = pack;
  }

  /** Genuine documents do without. */
  get context(): ContextText {
    if (this.#context === undefined) {
      const { id, flags } = this.tokens;
      const { modelIds } = this.#pack;
      this.#context = { words: id.map((token) => modelIds[token]), flags };
    }
    return this.#context;
  }
}

/**
 * Whether a spinner may have written tokens `[from, to)`; `initial` allows a capital at the start of a sentence, `name`
 * capitals anywhere.
 */
export function isReplaceable(document: Document, from: number, to: number, initial: boolean, name = false): boolean {
  const { tokens, protection: bits } = document;
  if (bits[from] & Protection.JoinedBefore || bits[to - 1] & Protection.JoinedAfter) return false;
  // A sign that is glued to the word before it ("60%") was written so: spinners part what they put in.
  const begin = tokens.flags[from];
  if (!(begin & (TokenFlag.Word | TokenFlag.Space))) return false;
  if (document.hasBraces && partsBraces(tokens, from, to)) return false;
  let forbidden = initial ? PROTECTED : PROTECTED | Protection.Initial;
  if (name) forbidden &= ~Protection.Name;
  for (let i = from; i < to; i++) if (bits[i] & forbidden) return false;
  return true;
}

/** `{dollars}` holds the author's word: the thesaurus had no synonym for it. */
export function isBraced({ tokens }: Document, i: number): boolean {
  const { unit, start, end, count } = tokens;
  if (i === 0 || unit[i - 1] !== OPEN_BRACE || i + 1 === count || unit[i + 1] !== CLOSE_BRACE) return false;
  return end[i - 1] === start[i] && start[i + 1] === end[i];
}

/** Whether a phrase has a brace without its partner, or words between braces without these. */
function partsBraces({ unit, count }: Tokens, from: number, to: number): boolean {
  let open = 0;
  for (let i = from; i < to; i++) {
    if (unit[i] === OPEN_BRACE) open++;
    else if (unit[i] === CLOSE_BRACE && --open < 0) return true;
  }
  if (open > 0) return true;
  const isBrace = (i: number): boolean => unit[i] === OPEN_BRACE || unit[i] === CLOSE_BRACE;
  let before = from - 1;
  while (before > 0 && before > from - BRACED && !isBrace(before)) before--;
  let behind = to;
  while (behind + 1 < count && behind < to + BRACED && !isBrace(behind)) behind++;
  return unit[before] === OPEN_BRACE && unit[behind] === CLOSE_BRACE;
}

/** Whether a sentence begins a paragraph or a line. */
export function beginsParagraph({ tokens, sentences }: Document, sentence: number): boolean {
  return (tokens.flags[sentences[sentence]] & (TokenFlag.Line | TokenFlag.Paragraph)) !== 0;
}

/** Whether token `i` is a word that a spinner could have touched: what evidence is counted on. */
export function isEvident({ tokens, protection: bits }: Document, i: number): boolean {
  const flags = tokens.flags[i];
  return (
    (flags & TokenFlag.Word) !== 0 &&
    (flags & TokenFlag.Number) === 0 &&
    (bits[i] & (PROTECTED | Protection.Initial | Protection.JoinedBefore | Protection.JoinedAfter)) === 0
  );
}
