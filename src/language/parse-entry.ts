import type { DictionaryEntry } from "./dictionary.js";
import type { DictionaryProblems } from "./dictionary-error.js";
import type { PartOfSpeech } from "./inflection.js";
import { isLabel, LABEL_ADVICE } from "./label.js";
import { type SurfaceForm, surfaceForms } from "./surface-forms.js";

/** An entry before its file and line are added. */
export type ParsedEntry = Omit<DictionaryEntry, "file" | "line">;

/** A piece of a line, trimmed, and the offset at which it starts. */
interface Piece {
  readonly text: string;
  readonly at: number;
}

interface SpunPiece extends Piece {
  readonly capital: boolean;
}

interface Attributes {
  tell: boolean;
  pos?: PartOfSpeech;
  left: string[];
  right: string[];
  except: Piece[];
  domain?: string;
  family?: string;
}

const LONGEST_PHRASE = 8;
const CLASSES = new Set(["<number>", "<name>", "<start>", "<end>", "<quote>"]);
const EMPTY_ADVICE: Readonly<Record<string, string>> = {
  "spun phrase": "write what the spinner wrote before `->`",
  original: "write what the author wrote, or drop the comma",
  head: "write `@heads said | in the`, a phrase that is always replaced each",
};
const FLAGS = ["tell", "verb", "noun", "adjective"];
const KEYS = ["left", "right", "except", "domain", "family"];

/** Reads `phrase | phrase -> original *weight, original [attributes]`; one entry a surface form. */
export function parseEntry(source: string, line: number, problems: DictionaryProblems): ParsedEntry[] {
  return new EntryParser(source, line, problems).parse();
}

/** Reads the phrases behind `@heads`, parted by `|`. */
export function parseHeads(source: string, from: number, line: number, problems: DictionaryProblems): string[] {
  return new EntryParser(source, line, problems).heads(from);
}

class EntryParser {
  readonly #source: string;
  readonly #line: number;
  readonly #problems: DictionaryProblems;
  #failed = false;

  constructor(source: string, line: number, problems: DictionaryProblems) {
    this.#source = source;
    this.#line = line;
    this.#problems = problems;
  }

  parse(): ParsedEntry[] {
    const arrow = this.#source.indexOf("->");
    if (arrow < 0) {
      const isTest = this.#source.includes("=>");
      this.#fail(
        this.#source.search(/\S/),
        "no `->` in this line",
        isTest ? "start a test with `>`" : "write `spun phrase -> original`, or start a comment with `#`",
      );
      return [];
    }
    const { end, attributes } = this.#bracketGroup(arrow + 2);
    const phrases = this.#phrases(arrow);
    const originals = this.#originals(arrow, end);
    this.#checkExceptions(phrases, attributes.except);
    if (attributes.pos !== undefined) this.#checkInflection([...phrases, ...originals.map(([piece]) => piece)]);
    if (this.#failed) return [];
    return phrases.flatMap((phrase) =>
      surfaceForms(
        phrase.text,
        originals.map(([piece, weight]) => ({ text: piece.text, weight })),
        attributes.pos,
      ).map((form) => this.#entry(phrase, form, attributes)),
    );
  }

  heads(from: number): string[] {
    const heads = pieces(this.#source, from, this.#source.length, "|").map((piece) => ({
      ...piece,
      text: phraseKey(piece.text),
    }));
    for (const head of heads) this.#checkPhrase(head, "head", "");
    this.#refuseRepeats(heads, "head");
    return heads.map(({ text }) => text);
  }

  #entry(phrase: SpunPiece, form: SurfaceForm, attributes: Attributes): ParsedEntry {
    const except = attributes.except
      .filter((exception) => holdsPhrase(exception.text, phrase.text))
      .map((exception) => replacePhrase(exception.text, phrase.text, form.phrase));
    const { tell, left, right, domain, family } = attributes;
    return {
      phrase: form.phrase,
      originals: form.originals,
      tell,
      name: phrase.capital,
      left,
      right,
      except,
      ...(domain === undefined ? {} : { domain }),
      ...(family === undefined ? {} : { family }),
      column: phrase.at + 1,
    };
  }

  #phrases(end: number): SpunPiece[] {
    const phrases = pieces(this.#source, 0, end, "|").map(({ at, text }) => ({
      at,
      text: phraseKey(text),
      capital: /\p{Lu}/u.test(text),
    }));
    for (const phrase of phrases) this.#checkPhrase(phrase, "spun phrase", ",");
    this.#refuseRepeats(phrases, "spun phrase");
    return phrases;
  }

  #originals(arrow: number, end: number): [Piece, number][] {
    let last = end;
    if (this.#isGlued(arrow)) last = this.#withoutReason(arrow, end);
    const trimmed = this.#source.slice(0, last).trimEnd();
    // A list that ends in a comma is codespell's way to say that there are several originals.
    if (trimmed.endsWith(",") && trimmed.length > arrow + 2) last = trimmed.length - 1;
    const originals = pieces(this.#source, arrow + 2, last, ",").map((piece) => this.#original(piece));
    this.#refuseRepeats(
      originals.map(([piece]) => ({ ...piece, text: phraseKey(piece.text) })),
      "original",
    );
    return originals;
  }

  /** Codespell writes `wrong->right` without white space around the arrow. */
  #isGlued(arrow: number): boolean {
    return /\S/.test(this.#source[arrow - 1] ?? " ") && /\S/.test(this.#source[arrow + 2] ?? " ");
  }

  /** Codespell: `wrong->right, disabled because it is a word too`. */
  #withoutReason(arrow: number, end: number): number {
    const reason = /,\s*disabled\b/.exec(this.#source.slice(arrow, end));
    return reason === null ? end : arrow + reason.index;
  }

  #original(piece: Piece): [Piece, number] {
    const star = /(?<!\s)\s*\*\s*([^\s*]*)$/.exec(piece.text);
    if (star === null) return [this.#checkOriginal(piece), 1];
    const weight = Number(star[1]);
    if (!/^\d+(?:\.\d+)?$/.test(star[1]) || weight <= 0 || weight > 1e9) {
      const at = piece.at + piece.text.indexOf("*", star.index);
      this.#fail(at, `\`*${star[1]}\` is no weight`, "write `*` and a number above 0, as in `said *9`");
    }
    return [this.#checkOriginal({ at: piece.at, text: piece.text.slice(0, star.index) }), weight];
  }

  #checkOriginal(piece: Piece): Piece {
    const text = piece.text.replace(/[’ʼ]/g, "'").replace(/\s+/g, " ");
    this.#checkPhrase({ ...piece, text }, "original", "");
    return { ...piece, text };
  }

  #checkPhrase(piece: Piece, name: string, alsoAllowed: string): void {
    if (piece.text === "") {
      this.#fail(piece.at, `an empty ${name}`, EMPTY_ADVICE[name] ?? "write its words, or drop it");
      return;
    }
    for (const [sign] of piece.text.matchAll(/[^\p{L}\p{M}\p{N}\s]/gu)) {
      if ("'-.%$£€&/+".includes(sign) || alsoAllowed.includes(sign)) continue;
      const at = Math.max(piece.at, this.#source.indexOf(sign, piece.at));
      this.#fail(
        at,
        `\`${sign}\` cannot stand in ${name === "original" ? "an" : "a"} ${name}`,
        "use words, numbers and the signs ' - . % $ & / +",
      );
      return;
    }
    if (!name.endsWith("context") && !/[\p{L}\p{N}%$£€&]/u.test(piece.text)) {
      this.#fail(piece.at, `the ${name} \`${piece.text}\` holds no word`, "write at least one word");
    } else if (piece.text.split(" ").length > LONGEST_PHRASE) {
      this.#fail(piece.at, `a ${name} of more than ${LONGEST_PHRASE} words`, "shorten it");
    }
  }

  #refuseRepeats(all: readonly Piece[], name: string): void {
    const seen = new Set<string>();
    for (const { text, at } of all) {
      if (seen.has(text) && text !== "") this.#fail(at, `the ${name} \`${text}\` stands twice`, "keep one");
      seen.add(text);
    }
  }

  #bracketGroup(from: number): { end: number; attributes: Attributes } {
    const attributes: Attributes = { tell: false, left: [], right: [], except: [] };
    const open = this.#source.indexOf("[", from);
    if (open < 0) return { end: this.#source.length, attributes };
    const close = this.#source.indexOf("]", open);
    if (close < 0) {
      this.#fail(open, "`[` without `]`", "close the attributes with `]`");
    } else if (this.#source.slice(close + 1).trim() !== "") {
      const after = close + 1 + this.#source.slice(close + 1).search(/\S/);
      this.#fail(after, "text after the attributes", "end the line with one `[…]` group");
    } else {
      const seen = new Set<string>();
      for (const piece of pieces(this.#source, open + 1, close, ";")) this.#attribute(piece, attributes, seen);
    }
    return { end: open, attributes };
  }

  #attribute(piece: Piece, attributes: Attributes, seen: Set<string>): void {
    const colon = piece.text.indexOf(":");
    const key = (colon < 0 ? piece.text : piece.text.slice(0, colon)).trimEnd();
    const kind = FLAGS.includes(key) && key !== "tell" ? "part of speech" : key;
    if (seen.has(kind)) {
      this.#fail(piece.at, `a second ${kind === key ? `\`${key}\`` : kind}`, "keep one");
    } else if (FLAGS.includes(key) && colon < 0) {
      if (key === "tell") attributes.tell = true;
      else attributes.pos = key as PartOfSpeech;
    } else if (KEYS.includes(key) && colon >= 0) {
      const value = piece.text.slice(colon + 1).trimStart();
      const at = piece.at + piece.text.length - value.length;
      this.#value(key, { text: value.trimEnd(), at }, attributes);
    } else if (FLAGS.includes(key)) {
      this.#fail(piece.at, `\`${key}\` takes no value`, `write \`${key}\``);
    } else if (KEYS.includes(key)) {
      this.#fail(piece.at, `\`${key}\` without a value`, `write \`${key}: …\``);
    } else {
      this.#fail(piece.at, `unknown attribute \`${key}\``, `use one of ${[...FLAGS, ...KEYS].join(", ")}`);
    }
    seen.add(kind);
  }

  #value(key: string, piece: Piece, attributes: Attributes): void {
    if (key === "domain" || key === "family") {
      if (isLabel(piece.text)) attributes[key] = piece.text;
      else this.#fail(piece.at, `\`${piece.text}\` is no ${key}`, LABEL_ADVICE);
      return;
    }
    const values = pieces(this.#source, piece.at, piece.at + piece.text.length, "|").map((value) => ({
      ...value,
      text: phraseKey(value.text),
    }));
    for (const value of values) this.#checkContext(key, value);
    if (key === "except") attributes.except = values;
    else attributes[key as "left" | "right"] = values.map((value) => value.text);
  }

  #checkContext(key: string, value: Piece): void {
    if (!/[<>]/.test(value.text)) {
      this.#checkPhrase(value, `${key} context`, ',:!?()"');
      return;
    }
    if (key !== "except" && CLASSES.has(value.text)) return;
    const advice = key === "except" ? "write out the longer phrase" : `use words or one of ${[...CLASSES].join(" ")}`;
    this.#fail(value.at, `\`${value.text}\` cannot stand in \`${key}\``, advice);
  }

  #checkExceptions(phrases: readonly Piece[], except: readonly Piece[]): void {
    for (const { text, at } of except) {
      if (text === "" || phrases.some((phrase) => holdsPhrase(text, phrase.text) && text !== phrase.text)) continue;
      this.#fail(
        at,
        `the exception \`${text}\` does not go beyond the spun phrase`,
        "write a longer phrase that holds it",
      );
    }
  }

  #checkInflection(all: readonly Piece[]): void {
    for (const { text, at } of all) {
      if (/[^\p{L}\p{M}' -]/u.test(text))
        this.#fail(at, `\`${text}\` cannot be inflected`, "drop the part of speech or write the forms out");
    }
  }

  #fail(at: number, what: string, todo: string): void {
    this.#failed = true;
    this.#problems.add(this.#line, at + 1, what, todo);
  }
}

/** The pieces of `source[start, end)` between separators. An empty piece stands where its text should be. */
function pieces(source: string, start: number, end: number, separator: string): Piece[] {
  let at = start;
  return source
    .slice(start, end)
    .split(separator)
    .map((raw) => {
      const lead = raw.length - raw.trimStart().length;
      const piece = { text: raw.trim(), at: raw.trim() === "" ? at : at + lead };
      at += raw.length + separator.length;
      return piece;
    });
}

/** The form in which phrases are compared: lower case, straight apostrophes, single spaces. */
function phraseKey(text: string): string {
  return text.toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s+/g, " ");
}

function holdsPhrase(longer: string, phrase: string): boolean {
  return ` ${longer} `.includes(` ${phrase} `);
}

function replacePhrase(longer: string, phrase: string, form: string): string {
  return ` ${longer} `.replace(` ${phrase} `, () => ` ${form} `).trim();
}
