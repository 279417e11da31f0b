import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { distance } from "fastest-levenshtein";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { addToLists } from "../../src/config/edit.js";
import { ConfigError } from "../../src/config/error.js";
import { parseJson, parseYaml } from "../../src/config/parse.js";
import { type Config, KEYS, OVERRIDE_KEYS } from "../../src/config/schema.js";
import { settingsFor } from "../../src/config/settings.js";
import { validate } from "../../src/config/validate.js";
import { numRuns } from "../runs.js";
import { memoryFolderForAll } from "../support/folder.js";

// Without line breaks: the library that writes YAML here loses the white space of lines that hold nothing else.
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(..."a:#-?[]{}&*!|>'\"%@`,\t ~0"), maxLength: 8 }),
  fc.constantFrom("null", "true", "1e3", "0x1f", "<<", "=", "...", "---", "\u2028"),
);
const texts = fc.array(text, { maxLength: 2 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const field = text.filter((name) => !/^unspin(?:\.|$)/.test(name));
const settings = {
  allow: texts,
  assume: fc.constantFrom("auto" as const, "spun" as const, "clean" as const),
  attributes: fc.boolean(),
  dictionaries: texts,
  encoding: fc.constantFrom("utf-8" as const, "utf-16le" as const, "latin1" as const),
  field: fc.oneof(field, fc.array(field, { maxLength: 3 })),
  frontMatter: texts,
  inputFormat: fc.constantFrom("text" as const, "markdown" as const, "jsonl" as const),
  linkText: fc.boolean(),
  minConfidence: share,
  model: text,
  threshold: share,
};
const anyConfig: fc.Arbitrary<Config> = fc.record(
  {
    $schema: text,
    ...settings,
    ignore: texts,
    overrides: fc.array(
      fc.record({ files: fc.oneof(text, texts), ...settings }, { requiredKeys: ["files"], noNullPrototype: true }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);
/** Most have few keys: those take a fraction of the time. */
const config = fc.oneof(
  { weight: 1, arbitrary: anyConfig },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyConfig, fc.subarray([...KEYS], { maxLength: 4 }))
      .map(([all, kept]): Config => Object.fromEntries(Object.entries(all).filter(([key]) => kept.includes(key)))),
  },
);

const home = memoryFolderForAll();

/** What a text says; the problems if it is no configuration. */
async function read(source: string, isJson: boolean): Promise<Config | readonly string[]> {
  const path = join(home, "config");
  writeFileSync(path, source);
  try {
    const value = isJson ? await parseJson(source, "a.json") : await parseYaml(source, "a.yaml");
    return await validate(value, path, [], "a");
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
}

/** Without block scalars, in which the library loses spaces. */
const yamlOf = (value: unknown): string => stringify(value, { blockQuote: false });

describe("a random configuration", () => {
  it("is what it was written from, in JSON and in YAML", async () => {
    await fc.assert(
      fc.asyncProperty(config, fc.nat({ max: 3 }), async (written, indent) => {
        expect(await read(JSON.stringify(written, null, indent), true)).toEqual(written);
        expect(await read(yamlOf(written), false)).toEqual(written);
      }),
      { numRuns },
    );
  });

  it("holds what is added to its lists, and all else as it was", async () => {
    await fc.assert(
      fc.asyncProperty(config, fc.uniqueArray(text, { minLength: 1, maxLength: 3 }), async (written, items) => {
        const expected = { ...written, allow: [...new Set([...(written.allow ?? []), ...items])] };
        fc.pre(new Set(written.allow).size === (written.allow ?? []).length);
        const json = await addToLists(JSON.stringify(written, null, 2), "a.json", { allow: items });
        expect(await read(json, true)).toEqual(expected);
        const yaml = await addToLists(yamlOf(written), "a.yaml", { allow: items });
        expect(await read(yaml, false)).toEqual(expected);
      }),
      { numRuns },
    );
  });

  it("says of a key with a slip where it stands, and which key is as near as any", async () => {
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABC_-".split(""));
    const slip = (key: string) =>
      fc.tuple(fc.nat({ max: key.length - 1 }), letter, fc.constantFrom("drop", "add", "change", "swap")).map(
        ([at, sign, what]) =>
          ({
            drop: key.slice(0, at) + key.slice(at + 1),
            add: key.slice(0, at) + sign + key.slice(at),
            change: key.slice(0, at) + sign + key.slice(at + 1),
            swap: key.slice(0, at) + key.slice(at + 1, at + 2) + key[at] + key.slice(at + 2),
          })[what],
      );
    const known = fc.oneof(
      fc.constantFrom(...KEYS).map((key) => ({ key, keys: KEYS, prefix: "" })),
      fc.constantFrom(...OVERRIDE_KEYS).map((key) => ({ key, keys: OVERRIDE_KEYS, prefix: "overrides[0]." })),
    );
    const mistyped = known.chain((of) => slip(of.key).map((name) => ({ ...of, name })));
    await fc.assert(
      fc.asyncProperty(mistyped, async ({ key, keys, prefix, name }) => {
        fc.pre(!keys.includes(name));
        const lines = prefix === "" ? ["threshold: 1", `${name}: 1`] : ["overrides:", "- files: a", `  ${name}: 1`];
        const [problem, ...others] = (await read(lines.join("\n"), false)) as readonly string[];
        expect(others).toEqual([]);
        const [, place, suggestion] = /^a:(\d+:\d+): unknown key .*; did you mean (\S+)\?$/.exec(problem) ?? [];
        expect(place).toBe(prefix === "" ? "2:1" : "3:3");
        expect(keys).toContain(suggestion);
        const far = (other: string) => distance(name.toLowerCase(), other.toLowerCase());
        expect(suggestion.toLowerCase().startsWith(name.toLowerCase()) || far(suggestion) <= far(key)).toBe(true);
      }),
      { numRuns },
    );
  });

  it("has its later overrides win", () => {
    const places = ["a.md", "b.md", "news/a.md", "news/old/b.md"];
    const override = fc.record({
      files: fc.oneof(fc.constantFrom(...places, "news/"), fc.subarray(places)),
      threshold: fc.option(share, { nil: undefined }),
      assume: fc.option(settings.assume, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(override, { maxLength: 5 }), fc.constantFrom(...places), (overrides, place) => {
        const given = overrides.map((each) => JSON.parse(JSON.stringify(each)) as typeof each);
        const matching = given.filter(({ files }) =>
          [files]
            .flat()
            .some((pattern) => place.startsWith(pattern) || (!pattern.includes("/") && place.endsWith(`/${pattern}`))),
        );
        const { files: _, ...expected } = Object.assign({ threshold: 0.1 }, ...matching);
        const found = { file: "/site/a.yaml", folder: "/site", config: { threshold: 0.1, overrides: given } };
        expect(settingsFor(found as Parameters<typeof settingsFor>[0], `/site/${place}`)).toEqual(expected);
      }),
      { numRuns },
    );
  });
});
