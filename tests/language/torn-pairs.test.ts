import { expect, it } from "vitest";
import { isTorn } from "../../src/language/torn-pairs.js";

it.each([
  ["a stop that the phrase does not begin with", "illegally", ". illegally"],
  ["half a pair of brackets", "engine", "engine optimization ("],
  ["less than the phrase's brackets", "mentioned {", "said"],
  ["the phrase without its negation", "not be", "be"],
  ["a part of the phrase without its negation", "haven't got", "have"],
  ["what “at least” left behind", "for not", "for at"],
])("an original is torn that has %s", (_, phrase, original) => {
  expect(isTorn(phrase, original)).toBe(true);
});

it.each([
  [". just", ". only"],
  ["{dollars}", "(dollars)"],
  ["whether or not", "whether"],
  ["not likely", "unlikely"],
  ["did not", "failed to"],
  ["no less than", "at least"],
  ["don't", "do not"],
  ["be", "be"],
])("%j for %j is not", (phrase, original) => {
  expect(isTorn(phrase, original)).toBe(false);
});
