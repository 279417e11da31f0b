import { describe, expect, it } from "vitest";
import { parseDirectives } from "../../src/config/directives.js";

/** Which words `x` of the source are held back, by their order, and what the directives are told afterwards. */
function held(source: string): { words: number[]; unused: string[] } {
  const comments = [...source.matchAll(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
  const directives = parseDirectives(source, comments, false);
  const words: number[] = [];
  let count = 0;
  for (const { index, 0: word } of source.matchAll(/\b[xy]\d?\b/gi)) {
    if (comments.some(({ start, end }) => start <= index && index < end)) continue;
    if (directives.holdBack({ start: index, end: index + word.length }, [word])) words.push(count);
    count++;
  }
  return { words, unused: directives.unused().map(({ start, message }) => `${start}: ${message}`) };
}

describe("directives", () => {
  it.each([
    ["x <!-- unspin-disable --> x\nx <!-- unspin-enable --> x", [1, 2]],
    ["x <!-- unspin-disable -->\nx\n\nx", [1, 2]],
    ["x\nx <!-- unspin-disable-line --> x\nx", [1, 2]],
    ["x\n<!-- unspin-disable-next-line -->\nx x\nx", [1, 2]],
    ["x\r\n<!-- unspin-disable-next-line -->\r\nx x\r\nx", [1, 2]],
    ["x\r<!-- unspin-disable-next-line -->\rx x\rx", [1, 2]],
    ["{/* unspin-disable */} x {/*unspin-enable*/} x", [0]],
    ["<!--unspin-disable x-->x y X<!--unspin-enable x-->x", [0, 2]],
    ["<!-- unspin-disable X --> x X", [1]],
    ["<!-- unspin-disable x, y1 -- the house style says so -->x y1 y2", [0, 1]],
    ["<!-- unspin-disable -- a reason -->\nx", [0]],
    ["<!-- unspin-disable x, y --> x y <!-- unspin-enable x --> x y", [0, 1, 3]],
    ["<!--\n  unspin-disable\n  x,\n  y\n--> x y", [0, 1]],
    ["<!-- not unspin-disable --> x", []],
    ["<!-- unspin-disable-next-line -->", []],
  ])("%j holds back %j", (source, words) => {
    expect(held(source).words).toEqual(words);
  });

  it("are no prose themselves", () => {
    const source = "<!-- unspin-disable-line x -->";
    const directives = parseDirectives(source, [{ start: 0, end: source.length }], false);
    expect(directives.holdBack({ start: 25, end: 26 }, ["x"])).toBe(true);
    expect(directives.holdBack({ start: 5, end: 11 }, ["unspin"])).toBe(true);
  });

  it("are told if they hold back nothing", () => {
    expect(held("x <!-- unspin-disable -->").unused).toEqual(["2: unused directive: it holds back no change"]);
    expect(held("<!-- unspin-disable --> x").unused).toEqual([]);
    expect(held("<!-- unspin-disable x, y --> x").unused).toEqual(["0: unused phrase “y”: it holds back no change"]);
    expect(held("<!-- unspin-enable --> x").unused).toEqual(["0: unused directive: nothing is disabled here"]);
    expect(held("<!-- unspin-disabel --> x").unused).toEqual(["0: unspin-disabel is no directive"]);
  });
});
