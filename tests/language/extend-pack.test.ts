import { describe, expect, it } from "vitest";
import { Engine } from "../../src/engine/restore.js";
import { TooManySpinnersError } from "../../src/language/caller-spinners.js";
import { extendPack } from "../../src/language/extend-pack.js";
import { paperPack } from "../support/packs.js";

const words = "he she they said left soon the big large old dog people company firm often came saw and then spake so";
/** A pack of its own for each engine: extending one adds to its vocabulary. */
const packOf = () =>
  paperPack({
    model: { words: Object.fromEntries(words.split(" ").map((word) => [word, 0.01])) },
    learned: ["mentioned|0|0|said|90"],
    dictionary: ["firm -> company", "spake -> said [tell]"],
  });

function engineWith(...dictionaries: readonly string[]): Engine {
  return new Engine(
    extendPack(
      packOf(),
      dictionaries.map((text, i) => ({ name: `${i + 1}.dict`, text })),
    ),
  );
}

/** What becomes of a text that is taken for spun. */
function restored(text: string, ...dictionaries: readonly string[]): string {
  return engineWith(...dictionaries).restore(text, { assume: "spun", minConfidence: 0 }).text;
}

describe("several dictionaries", () => {
  it("go before what the package knows, later ones before earlier ones", () => {
    const text = "They saw the grue and then the blorp.";
    const [first, second] = ["grue -> dog [tell]\nblorp -> company [tell]\n", "grue -> people [tell]\n"];
    expect(restored(text)).toBe(text);
    expect(restored(text, first)).toBe("They saw the dog and then the company.");
    expect(restored(text, first, second)).toBe("They saw the people and then the company.");
    expect(restored(text, second, first)).toBe("They saw the dog and then the company.");
    expect(restored("She mentioned it.", "mentioned -> saw [tell]\n")).toBe("She saw it.");
  });

  it("are each known by their name in the rules of changes", () => {
    const { changes } = engineWith("grue -> dog [tell]\n", "\nblorp -> company [tell]\n").restore(
      "The grue saw the blorp.",
      {
        assume: "spun",
        minConfidence: 0,
      },
    );
    expect(changes.map(({ rule }) => rule)).toEqual(["1.dict:1", "2.dict:2"]);
  });

  it("leave a phrase alone that most likely stands untouched, however many originals it has", () => {
    const originals = Array.from({ length: 70 }, (_, i) => `grue${String.fromCharCode(97 + (i % 26))}${i}`);
    const text = "They saw the grue.";
    expect(restored(text, `grue -> ${originals.join(", ")}, grue *9000\n`)).toBe(text);
    expect(restored(text, `grue -> ${originals.join(", ")}, dog *9000 [tell]\n`)).toBe("They saw the dog.");
  });

  it("leave numbers the words that they are to the model and to the evidence", () => {
    const pack = paperPack({ model: { words: { "####": 0.01, he: 0.01 } }, evidence: { "####": 0.5 } });
    const { vocabulary, modelIds, evidence } = extendPack(pack, [
      { name: "1.dict", text: "8374 -> he [tell]\nblorp -> he [tell]\n12 -> he\n" },
    ]);
    const [number, masked] = [vocabulary.id("8374"), vocabulary.id("####")];
    expect(number).not.toBe(masked);
    expect(modelIds[number]).toBe(modelIds[masked]);
    expect(evidence[number]).toBe(0.5);
    // No pattern of digits that the model has, and no number.
    expect([vocabulary.id("12"), vocabulary.id("blorp")].map((id) => modelIds[id])).toEqual([0, 0]);
  });

  it("describe a few spinners at most", () => {
    const many = Array.from({ length: 31 }, (_, i) => `@family f${i}\n@heads h${i}\ns${i} -> h${i}\n`).join("");
    expect(() => engineWith(many)).toThrow(TooManySpinnersError);
    // The same family in several files is one spinner.
    const same = Array.from({ length: 31 }, (_, i) => `@family q\n@heads h${i}\ns${i} -> h${i}\n`);
    expect(() => engineWith(...same)).not.toThrow();
  });
});

describe("a dictionary that names its spinner's heads", () => {
  const spinner = "@family Q\n@heads said | big | old dog\naverred -> said\nhulking -> big\nhoary hound -> old dog\n";
  const spun = "He averred that the hulking company left. She averred so. The hoary hound came soon. They averred it.";
  const original = "He said that the big company left. She said so. The old dog came soon. They said it.";

  it("tells that spinner's work from genuine text", () => {
    const engine = engineWith(spinner);
    const { text, score, evidence } = engine.restore(spun);
    expect(score).toBeGreaterThan(0.5);
    expect(evidence.families).toEqual(["Q"]);
    expect(text).toBe(original);
    expect(engine.restore(original)).toMatchObject({ changes: [], text: original });
    expect(new Engine(packOf()).restore(spun).changes).toEqual([]);
  });

  it("has the work of another spinner restored without it, and its own without what others know", () => {
    // Another spinner leaves *said* and *big* standing.
    expect(restored("She mentioned it.", spinner)).toBe("She said it.");
    const mixed = `${spun} The firm left.`;
    expect(engineWith(spinner).restore(mixed, { minConfidence: 0 }).text).toBe(`${original} The firm left.`);
  });

  it("counts a head that stands untouched in its full extent only", () => {
    const logRatio = (text: string) => engineWith(spinner).restore(text).evidence.logRatio;
    const work = "He averred that the hulking company left. They averred so. ";
    expect(logRatio(`${work} The old dog came.`)).toBeLessThan(logRatio(`${work} The old and large dog came.`));
    expect(logRatio(`${work} She said so.`)).toBeLessThan(logRatio(`${work} She saw so.`));
  });

  it("is named by its file if it has no family", () => {
    const { evidence } = engineWith(spinner.replace("@family Q\n", "")).restore(spun);
    expect(evidence.families).toEqual(["1"]);
  });
});

describe("tells of a caller's dictionary", () => {
  const house = "opineth -> said [tell]\nwithalbeit -> then [tell]\nspaketh -> saw [tell]\n";

  it("speak for a document that nothing else gives away", () => {
    const text = "He opineth that they left, withalbeit soon. She spaketh the dog. They opineth so.";
    expect(engineWith(house).restore(text).text).toBe(
      "He said that they left, then soon. She saw the dog. They said so.",
    );
    expect(new Engine(packOf()).score(text).score).toBeLessThan(0.5);
  });

  it("do not by one alone", () => {
    expect(engineWith(house).restore("He opineth that they left soon.").changes).toEqual([]);
  });
});
