import type { BaseIssue } from "valibot";
import type { KeyPath } from "./parse.js";

/** What values are called in messages. */
const WORDS: Readonly<Record<string, string>> = {
  Array: "a list",
  Object: "a map of keys",
  boolean: "true or false",
  number: "a number",
  string: "a string",
  "(string | Array)": "a string or a list of strings",
};

/** The keys that lead to what an issue is about. */
export function keysOf(issue: BaseIssue<unknown>): KeyPath {
  return (issue.path ?? []).map(({ key }) => key as string | number);
}

/** `overrides[0].files`. */
export function nameOf(keys: KeyPath): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`),
    "",
  );
}

/** Says how the value called `name` goes against its schema; `limits` has words for what each kind of limit asks for. */
export function violation(
  { kind, type, expected, received, message }: BaseIssue<unknown>,
  name: string,
  limits: Readonly<Record<string, string>> = {},
): string {
  if (received === "undefined") return `${name} is missing`;
  const wanted =
    limits[type] ?? (kind === "schema" && expected !== null ? (WORDS[expected] ?? choices(expected)) : undefined);
  if (wanted === undefined) return `${name}: ${message}`;
  return `${name} must be ${wanted}, not ${WORDS[received] ?? received.replace(/^"(.*)"$/s, "“$1”")}`;
}

/** `("a" | "b" | "c")` as `a, b or c`. */
function choices(expected: string): string {
  const all = expected
    .replace(/^\(|\)$/g, "")
    .replaceAll('"', "")
    .split(" | ");
  return all.length === 1 ? all[0] : `${all.slice(0, -1).join(", ")} or ${all[all.length - 1]}`;
}
