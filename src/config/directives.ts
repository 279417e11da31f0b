import { compilePhrases } from "./phrases.js";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Something to say about a directive. */
export interface DirectiveNotice extends Range {
  readonly rule: "unused-directive";
  readonly message: string;
}

/** What the directives in one document ask for. */
export interface Directives {
  /** Whether the document asks to be left alone. */
  readonly off: boolean;
  /** Whether a directive holds back the change of a range whose phrase reads as one of `readings`. */
  holdBack(range: Range, readings: readonly string[]): boolean;
  /** The directives, or phrases of them, that held back nothing so far. */
  unused(): DirectiveNotice[];
}

/** One phrase that a directive holds back, or all of them, from one place to another. */
interface Hold {
  readonly directive: Range;
  readonly phrase: string | undefined;
  readonly matches: (reading: string) => boolean;
  readonly start: number;
  end: number;
  /** Whether an `unspin-enable` may still end it. */
  open: boolean;
  used: boolean;
}

const DELIMITERS = /^(?:<!--|\{\s*\/\*)|(?:-->|\*\/\s*\})$/g;
const DIRECTIVE = /^unspin-([\w-]+)(?:\s([\s\S]*))?$/;

/**
 * Reads the directives in the comments of a document: `unspin-disable`, `unspin-enable`, `unspin-disable-line` and
 * `unspin-disable-next-line`, each with phrases, parted by commas, that it is about, and a reason after ` -- `.
 */
export function parseDirectives(source: string, comments: readonly Range[], off: boolean): Directives {
  const holds: Hold[] = [];
  const notices: DirectiveNotice[] = [];
  const ranges: Range[] = [];
  for (const { start, end } of comments) {
    const match = DIRECTIVE.exec(source.slice(start, end).replace(DELIMITERS, "").trim());
    if (match === null) continue;
    const directive = { start, end };
    const phrases = phrasesOf(match[2] ?? "");
    const hold = (from: number, to: number, open = false) => {
      holds.push(...holdsOf(directive, phrases).map((each) => ({ ...each, start: from, end: to, open })));
    };
    ranges.push(directive);
    if (match[1] === "disable") hold(end, source.length, true);
    else if (match[1] === "disable-line") hold(lineStart(source, start), lineEnd(source, end));
    else if (match[1] === "disable-next-line") {
      const next = nextLine(source, end);
      hold(next, lineEnd(source, next));
    } else if (match[1] !== "enable") {
      notices.push(notice(directive, `unspin-${match[1]} is no directive`));
    } else if (!endHolds(holds, phrases, start)) {
      notices.push(notice(directive, "unused directive: nothing is disabled here"));
    }
  }
  return {
    off,
    holdBack(range, readings) {
      // Directives themselves are no prose, though plain text cannot tell.
      let held = ranges.some((directive) => overlap(directive, range));
      for (const hold of holds) {
        if (!overlap(hold, range) || !readings.some(hold.matches)) continue;
        hold.used = true;
        held = true;
      }
      return held;
    },
    unused: () => [...notices, ...unusedHolds(holds)].sort((a, b) => a.start - b.start),
  };
}

function phrasesOf(text: string): string[] {
  return text
    .replace(/(?:^|\s)--\s[\s\S]*$/, "")
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

function holdsOf(directive: Range, phrases: readonly string[]): Omit<Hold, "start" | "end" | "open">[] {
  const base = { directive, used: false };
  if (phrases.length === 0) return [{ ...base, phrase: undefined, matches: () => true }];
  return phrases.map((phrase) => {
    const list = compilePhrases([phrase]);
    return { ...base, phrase, matches: (reading: string) => list.match(reading) !== undefined };
  });
}

/** Ends what `unspin-disable` began and nothing ended yet. Says whether there was any such. */
function endHolds(holds: readonly Hold[], phrases: readonly string[], at: number): boolean {
  const ended = holds.filter(
    ({ open, phrase }) => open && (phrases.length === 0 || (phrase !== undefined && phrases.includes(phrase))),
  );
  for (const hold of ended) {
    hold.end = at;
    hold.open = false;
  }
  return ended.length > 0;
}

function unusedHolds(holds: readonly Hold[]): DirectiveNotice[] {
  const byDirective = new Map<Range, Hold[]>();
  for (const hold of holds) byDirective.set(hold.directive, [...(byDirective.get(hold.directive) ?? []), hold]);
  return [...byDirective].flatMap(([directive, all]) => {
    const unused = all.filter(({ used }) => !used);
    if (unused.length === all.length) return [notice(directive, "unused directive: it holds back no change")];
    return unused.map(({ phrase }) => notice(directive, `unused phrase “${phrase}”: it holds back no change`));
  });
}

function notice({ start, end }: Range, message: string): DirectiveNotice {
  return { start, end, rule: "unused-directive", message };
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function lineStart(source: string, at: number): number {
  return Math.max(source.lastIndexOf("\n", at - 1), source.lastIndexOf("\r", at - 1)) + 1;
}

function lineEnd(source: string, at: number): number {
  const lineBreak = /[\r\n]/g;
  lineBreak.lastIndex = at;
  return lineBreak.exec(source)?.index ?? source.length;
}

function nextLine(source: string, at: number): number {
  const end = lineEnd(source, at);
  return end + (source.startsWith("\r\n", end) ? 2 : 1);
}
