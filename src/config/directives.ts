import { firstIndex, type Hold, HoldList, OrderedRanges, type Range } from "./holds.js";
import { countWords, phraseKey, readingKeys } from "./phrases.js";

/** Something to say about a directive. */
export interface DirectiveNotice extends Range {
  readonly rule: "unused-directive";
  readonly message: string;
}

/** What the directives in one document ask for. */
export interface Directives {
  /** Whether the document asks to be left alone. */
  readonly off: boolean;
  /** Words of the longest phrase that a directive is about. */
  readonly mostWords: number;
  /** Whether a directive holds back the change of a range that has one of `readings`, or shares a word with it. */
  holdBack(range: Range, readings: readonly string[]): boolean;
  /** The directives, or phrases of them, that held back nothing so far. */
  unused(): DirectiveNotice[];
}

const DELIMITERS = /^(?:<!--|\{\s*\/\*)|(?:-->|\*\/\s*\})$/g;
const DIRECTIVE = /^unspin-([\w-]+)(?:\s([\s\S]*))?$/;

/** What stands for all phrases. */
const ALL = "";

/** How far a directive reaches; holds of one reach come in order. */
type Reach = "disable" | "disable-line" | "disable-next-line";

/**
 * Reads the directives in the comments of a document, which come in order: `unspin-disable`, `unspin-enable`,
 * `unspin-disable-line` and `unspin-disable-next-line`, each with phrases, parted by commas, that it is about, and a
 * reason after ` -- `. Takes time linear in the document and its changes, however many directives there are.
 */
export function parseDirectives(source: string, comments: readonly Range[], off: boolean): Directives {
  const reading = new DirectiveReader(source);
  for (const comment of comments) reading.read(comment);
  return {
    off,
    mostWords: reading.mostWords,
    holdBack: (range, readings) => reading.holdBack(range, readings),
    unused: () => reading.unused(),
  };
}

class DirectiveReader {
  mostWords = 0;
  readonly #source: string;
  readonly #lines: Lines;
  readonly #notices: DirectiveNotice[] = [];
  readonly #directives: { readonly range: Range; readonly holds: Hold[] }[] = [];
  readonly #ranges = new OrderedRanges();
  /** The holds by their reach and the key of their phrase. */
  readonly #holds: Record<Reach, Map<string, HoldList>> = {
    disable: new Map(),
    "disable-line": new Map(),
    "disable-next-line": new Map(),
  };
  /** Those that an `unspin-enable` may still end. */
  readonly #open = new Map<string, HoldList>();

  constructor(source: string) {
    this.#source = source;
    this.#lines = new Lines(source);
  }

  read({ start, end }: Range): void {
    const match = DIRECTIVE.exec(this.#source.slice(start, end).replace(DELIMITERS, "").trim());
    if (match === null) return;
    const [, name, text = ""] = match;
    const phrases = phrasesOf(text);
    const directive = { start, end };
    this.#directives.push({ range: directive, holds: [] });
    this.#ranges.add(directive);
    if (name === "disable") this.#hold(name, phrases, { start: end, end: this.#source.length });
    else if (name === "disable-line") {
      this.#hold(name, phrases, { start: this.#lines.start(start), end: this.#lines.end(end) });
    } else if (name === "disable-next-line") this.#hold(name, phrases, this.#lines.behind(end));
    else if (name !== "enable") this.#notices.push(notice(directive, `unspin-${name} is no directive`));
    else if (!this.#enable(phrases, start)) {
      this.#notices.push(notice(directive, "unused directive: nothing is disabled here"));
    }
  }

  holdBack(range: Range, readings: readonly string[]): boolean {
    // Directives themselves are no prose, though plain text cannot tell.
    const [from, to] = this.#ranges.overlapping(range);
    let held = from < to;
    const keys = new Set([ALL, ...readings.flatMap(readingKeys)]);
    for (const holds of Object.values(this.#holds)) {
      // Not short-circuited: every directive learns of every change that it holds back.
      for (const key of keys) if (holds.get(key)?.use(range)) held = true;
    }
    return held;
  }

  unused(): DirectiveNotice[] {
    for (const lists of Object.values(this.#holds)) for (const list of lists.values()) list.settle();
    const notices = this.#directives.flatMap(({ range, holds }) => {
      const unused = holds.filter(({ used }) => !used);
      if (unused.length < holds.length) {
        return unused.map(({ phrase }) => notice(range, `unused phrase “${phrase}”: it holds back no change`));
      }
      return holds.length > 0 ? [notice(range, "unused directive: it holds back no change")] : [];
    });
    return [...this.#notices, ...notices].sort((a, b) => a.start - b.start);
  }

  #hold(reach: Reach, phrases: readonly string[], range: Range): void {
    const lists = this.#holds[reach];
    for (const phrase of phrases.length === 0 ? [ALL] : phrases) {
      const hold = { phrase, used: false };
      this.mostWords = Math.max(this.mostWords, countWords(phrase));
      this.#directives[this.#directives.length - 1].holds.push(hold);
      const key = phraseKey(phrase);
      const list = lists.get(key) ?? new HoldList();
      lists.set(key, list);
      list.add(hold, range);
      if (reach === "disable") this.#open.set(key, list);
    }
  }

  /** Ends what `unspin-disable` began and nothing ended yet. Says whether there was any such. */
  #enable(phrases: readonly string[], at: number): boolean {
    const keys = phrases.length === 0 ? [...this.#open.keys()] : phrases.map(phraseKey);
    let ended = false;
    for (const key of keys) {
      if (this.#open.get(key)?.end(at)) ended = true;
      this.#open.delete(key);
    }
    return ended;
  }
}

/** Where the lines of a text begin and end, their breaks aside. */
class Lines {
  readonly #starts = [0];
  readonly #ends: number[] = [];

  constructor(source: string) {
    for (const { index, 0: lineBreak } of source.matchAll(/\r\n|\r|\n/g)) {
      this.#ends.push(index);
      this.#starts.push(index + lineBreak.length);
    }
    this.#ends.push(source.length);
  }

  /** Where the line of an offset begins. */
  start(offset: number): number {
    return this.#starts[this.#index(offset)];
  }

  /** Where the line of an offset ends. */
  end(offset: number): number {
    return this.#ends[this.#index(offset)];
  }

  /** The line behind that of an offset; nothing behind the last. */
  behind(offset: number): Range {
    const next = this.#index(offset) + 1;
    const end = this.#ends[this.#ends.length - 1];
    return next < this.#starts.length ? { start: this.#starts[next], end: this.#ends[next] } : { start: end, end };
  }

  #index(offset: number): number {
    return firstIndex(this.#ends, (end) => end >= offset);
  }
}

function phrasesOf(text: string): string[] {
  return text
    .replace(/(?:^|\s)--\s[\s\S]*$/, "")
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

function notice({ start, end }: Range, message: string): DirectiveNotice {
  return { start, end, rule: "unused-directive", message };
}
