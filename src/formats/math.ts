import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    math: "math";
    mathData: "mathData";
  }
}

const DOLLAR = 36;
const MARKS = /\$\$?|\n[ \t]*\r?\n/g;

/**
 * Math between dollar signs as an extension of micromark, or undefined if `text`, the document, has none. A sum of money
 * is no math: a single `$` opens before a sign other than white space, and closes behind one and not before a digit.
 */
export function math(text: string): Extension | undefined {
  const ends = findMath(text);
  return ends.size === 0
    ? undefined
    : { flow: { [DOLLAR]: construct(ends, text) }, text: { [DOLLAR]: construct(ends) } };
}

/** The offset behind each formula by the offset of its opening mark. Found from the back, in one pass. */
function findMath(text: string): Map<number, number> {
  const ends = new Map<number, number>();
  if (!text.includes("$")) return ends;
  let single = -1;
  let double = -1;
  for (const { 0: mark, index } of [...text.matchAll(MARKS)].reverse()) {
    const before = text.charAt(index - 1);
    if (mark === "$$") {
      if (double >= 0) ends.set(index, double + 2);
      double = index;
    } else if (mark === "$") {
      const behind = text.charAt(index + 1);
      if (single >= 0 && /\S/.test(behind)) ends.set(index, single + 1);
      if (/[^\s\\]/.test(before) && !/\d/.test(behind)) single = index;
    } else {
      single = -1;
      double = -1;
    }
  }
  return ends;
}

/** A formula in a text or, given the document, as a block of its own. */
function construct(ends: ReadonlyMap<number, number>, document?: string): Construct {
  /** Up to here the content of a block was read in vain, so that it is not read again for each dollar sign in it. */
  let vain = -1;
  return { name: "math", concrete: document !== undefined, tokenize };

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this;
    const { offset } = self.now();
    const end = ends.get(offset);
    return start;

    function start(code: Code): State | undefined {
      if (end === undefined || (offset < vain && end > vain)) return nok(code);
      if (document !== undefined && !isBlock(document, offset, end)) return nok(code);
      effects.enter("math");
      effects.enter("mathData");
      effects.consume(code);
      return inside;
    }

    function inside(code: Code): State | undefined {
      // A block can end a paragraph; that is asked at its first line only.
      if (document !== undefined && self.interrupt) return ok(code);
      if (end === undefined || self.now().offset >= end) return finish(code);
      if (code === null) return document === undefined ? fail(code) : finish(code);
      if (code === -5 || code === -4 || code === -3) {
        effects.exit("mathData");
        return document === undefined ? lineEnding(code) : effects.attempt(nextLine, nextData, leave)(code);
      }
      effects.consume(code);
      return inside;
    }

    function lineEnding(code: Code): State {
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return nextData;
    }

    function nextData(code: Code): State | undefined {
      if (code === null) return document === undefined ? fail(code) : leave(code);
      effects.enter("mathData");
      return inside(code);
    }

    function finish(code: Code): State | undefined {
      if (document !== undefined && (code === -2 || code === -1 || code === 32)) {
        effects.consume(code);
        return finish;
      }
      effects.exit("mathData");
      return leave(code);
    }

    function fail(code: Code): State | undefined {
      vain = self.now().offset;
      return nok(code);
    }

    function leave(code: Code): State | undefined {
      effects.exit("math");
      return ok(code);
    }
  }
}

/** Whether a formula is a block: `$$` at both ends, and nothing else in the last line. */
function isBlock(text: string, start: number, end: number): boolean {
  return text.startsWith("$$", start) && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 200));
}

/** A line ending behind which the block goes on: not one where a paragraph's lazy line would. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      if (code === null) return nok(code);
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return (following) => (this.parser.lazy[this.now().line] ? nok(following) : ok(following));
    };
  },
};
