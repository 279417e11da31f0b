import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inflect, isPeriphrastic } from "../../src/language/inflection.js";
import { numRuns } from "../runs.js";

describe("verbs", () => {
  test.each([
    ["stop", "stops stopping stopped stopped"],
    ["offer", "offers offering offered offered"],
    ["refer", "refers referring referred referred"],
    ["agree", "agrees agreeing agreed agreed"],
    ["die", "dies dying died died"],
    ["dye", "dyes dyeing dyed dyed"],
    ["study", "studies studying studied studied"],
    ["play", "plays playing played played"],
    ["panic", "panics panicking panicked panicked"],
    ["tax", "taxes taxing taxed taxed"],
    ["quit", "quits quitting quit quit"],
    ["quiz", "quizzes quizzing quizzed quizzed"],
    ["echo", "echoes echoing echoed echoed"],
    ["have", "has having had had"],
    ["undergo", "undergoes undergoing underwent undergone"],
    ["see", "sees seeing saw seen"],
    ["begin", "begins beginning began begun"],
    ["re-write", "re-writes re-writing re-wrote re-written"],
    ["pre-plan", "pre-plans pre-planning pre-planned pre-planned"],
    ["re-do", "re-does re-doing re-did re-done"],
    ["forgo", "forgoes forgoing forwent forgone"],
    ["veto", "vetoes vetoing vetoed vetoed"],
    ["mango", "mangos mangoing mangoed mangoed"],
    ["diet", "diets dieting dieted dieted"],
    ["decree", "decrees decreeing decreed decreed"],
    ["canoe", "canoes canoeing canoed canoed"],
    ["singe", "singes singeing singed singed"],
    ["squat", "squats squatting squatted squatted"],
    ["bias", "biases biasing/biassing biased/biassed biased/biassed"],
    ["focus", "focuses focusing/focussing focused/focussed focused/focussed"],
    ["mimic", "mimics mimicking mimicked mimicked"],
    ["show", "shows showing showed shown"],
    ["fix", "fixes fixing fixed fixed"],
  ])("%s", (verb, expected) => {
    const [base, ...forms] = inflect(verb, "verb");
    expect(base).toEqual([verb]);
    expect(forms.map((slot) => slot.join("/")).join(" ")).toBe(expected);
  });

  test("both spellings, the American one first", () => {
    expect(inflect("travel", "verb")[3]).toEqual(["traveled", "travelled"]);
    expect(inflect("learn", "verb")[4]).toEqual(["learned", "learnt"]);
    expect(inflect("get", "verb")[4]).toEqual(["gotten", "got"]);
  });

  test("the first word of a phrase inflects", () => {
    expect(inflect("take care of", "verb").map((slot) => slot[0])).toEqual([
      "take care of",
      "takes care of",
      "taking care of",
      "took care of",
      "taken care of",
    ]);
  });

  test("be has all its forms", () => {
    expect(inflect("be able to", "verb")).toEqual([
      ["be able to", "are able to", "am able to"],
      ["is able to"],
      ["being able to"],
      ["was able to", "were able to"],
      ["been able to"],
    ]);
  });
});

describe("nouns", () => {
  test.each([
    ["city", "cities"],
    ["day", "days"],
    ["box", "boxes"],
    ["church", "churches"],
    ["analysis", "analyses"],
    ["policeman", "policemen"],
    ["salesperson", "salespeople"],
    ["human", "humans"],
    ["housewife", "housewives"],
    ["roof", "roofs"],
    ["soliloquy", "soliloquies"],
    ["human being", "human beings"],
    ["rate of interest", "rates of interest"],
    ["stomach", "stomachs"],
    ["guest for dinner", "guests for dinner"],
    ["man under arrest", "men under arrest"],
    ["of note", "of notes"],
    ["german", "germans"],
    ["school-child", "school-children"],
    ["waltz", "waltzes"],
    ["key", "keys"],
  ])("%s, %s", (noun, plural) => {
    expect(inflect(noun, "noun")).toEqual([[noun], [plural]]);
  });
});

describe("adjectives", () => {
  test.each([
    ["big", "bigger", "biggest"],
    ["large", "larger", "largest"],
    ["happy", "happier", "happiest"],
    ["unhappy", "unhappier", "unhappiest"],
    ["simple", "simpler", "simplest"],
    ["early", "earlier", "earliest"],
    ["new", "newer", "newest"],
    ["brief", "briefer", "briefest"],
    ["shy", "shyer", "shyest"],
    ["sly", "slyer", "slyest"],
    ["dry", "drier", "driest"],
    ["gray", "grayer", "grayest"],
    ["low", "lower", "lowest"],
    ["lax", "laxer", "laxest"],
    ["unlucky", "unluckier", "unluckiest"],
    ["careful", "more careful", "most careful"],
    ["ordinary", "more ordinary", "most ordinary"],
    ["good", "better", "best"],
    ["important", "more important", "most important"],
    ["worried", "more worried", "most worried"],
    ["key", "more key", "most key"],
    ["well known", "more well known", "most well known"],
  ])("%s, %s, %s", (positive, comparative, superlative) => {
    expect(inflect(positive, "adjective")).toEqual([[positive], [comparative], [superlative]]);
    expect(isPeriphrastic(positive)).toBe(comparative.startsWith("more "));
  });
});

test("any word has forms in every slot", () => {
  const word = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,6}){0,2}$/);
  fc.assert(
    fc.property(word, fc.constantFrom("verb", "noun", "adjective"), (phrase, pos) => {
      const forms = inflect(phrase, pos);
      expect(forms).toHaveLength({ verb: 5, noun: 2, adjective: 3 }[pos]);
      expect(forms.flat().every((form) => form.trim() !== "" && !form.includes("undefined"))).toBe(true);
    }),
    { numRuns },
  );
});
