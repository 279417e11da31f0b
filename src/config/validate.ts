import { readFileSync } from "node:fs";
import * as v from "valibot";
import { ConfigError, type ConfigProblem } from "./error.js";
import { nearest } from "./nearest.js";
import { createPlaceFinder, type KeyPath } from "./parse.js";
import { type Config, configSchema, KEYS, OVERRIDE_KEYS } from "./schema.js";
import { keysOf, nameOf, violation } from "./violation.js";

/** What the limits of values ask for. */
const LIMITS = {
  min_value: "from 0 to 1",
  max_value: "from 0 to 1",
  regex: "another key than unspin, which holds the result",
};

type Issue = v.InferIssue<typeof configSchema>;

/**
 * Checks a configuration. Throws a `ConfigError` with every violation at once.
 * `path` is the file, `root` the keys that lead to the configuration in it, `name` what messages call the file.
 */
export async function validate(value: unknown, path: string, root: KeyPath, name: string): Promise<Config> {
  if (Array.isArray(value)) {
    throw new ConfigError(name, [{ message: "the configuration must be a map of keys, not a list" }]);
  }
  const result = v.safeParse(configSchema, value);
  const reserved = [...reservedIn(value)];
  if (result.success && reserved.length === 0) return result.output as Config;
  const find = await createPlaceFinder(readFileSync(path, "utf8"));
  const problems: ConfigProblem[] = reserved.map((keys) => ({
    message: `unknown key ${keys.join(".")}`,
    ...find([...root, ...keys], true),
  }));
  for (const issue of result.issues ?? []) {
    const keys = keysOf(issue);
    const unknown = issue.type === "never";
    // What is missing has no place of its own.
    const place = find([...root, ...keys], unknown) ?? find([...root, ...keys.slice(0, -1)], false);
    problems.push({ message: await describe(issue, keys, unknown), ...place });
  }
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  throw new ConfigError(name, problems);
}

/** Keys that no configuration has. They mean something to JavaScript, and the schema passes over them silently. */
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

/** What is nested more deeply than this is refused as it is. */
const DEEPEST = 8;

function* reservedIn(value: unknown, path: KeyPath = []): Generator<KeyPath> {
  if (typeof value !== "object" || value === null || path.length > DEEPEST) return;
  for (const [key, inner] of Object.entries(value)) {
    if (RESERVED.has(key)) yield [...path, key];
    else yield* reservedIn(inner, [...path, key]);
  }
}

async function describe(issue: Issue, keys: KeyPath, unknown: boolean): Promise<string> {
  const name = nameOf(keys);
  if (unknown) {
    const known = [...(keys.length > 1 ? OVERRIDE_KEYS : KEYS)].sort();
    const near = await nearest(String(keys.at(-1)), known);
    const hint = near === undefined ? `known are ${known.join(", ")}` : `did you mean ${near}?`;
    return `unknown key ${name}; ${hint}`;
  }
  return violation(issue, name === "" ? "the configuration" : name, LIMITS);
}
