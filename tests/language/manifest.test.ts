import { expect, it } from "vitest";
import { ManifestError, parseManifest } from "../../src/language/manifest.js";

it("reads what a language's folder says of itself", () => {
  const manifest = { language: "pt-BR", name: "Português do Brasil" };
  expect(parseManifest(JSON.stringify(manifest), "manifest.json")).toEqual(manifest);
});

it.each([
  ["[]", "no JSON object"],
  ["{", "no JSON object"],
  ['{ "name": "English" }', "language is no tag"],
  ['{ "language": "English", "name": "English" }', "language is no tag"],
  ['{ "language": "en", "name": " " }', "name is missing"],
  ['{ "language": "en", "name": "English", "rules": [] }', "unknown key rules"],
])("refuses %s", (text, problem) => {
  expect(() => parseManifest(text, "es/manifest.json")).toThrow(ManifestError);
  expect(() => parseManifest(text, "es/manifest.json")).toThrow(`es/manifest.json: ${problem}`);
});
