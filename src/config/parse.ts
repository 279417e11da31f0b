import type { ParseError } from "jsonc-parser";
import { createLocator, type Position } from "../report/position.js";
import { isNestedDeeply } from "../text/nesting.js";
import { ConfigError } from "./error.js";

/** Where in a document a value stands: keys and indices from its root. */
export type KeyPath = readonly (string | number)[];

/** Parses JSON. Throws a `ConfigError` with the place if it is none. */
export async function parseJson(text: string, file: string): Promise<unknown> {
  // The places of problems are found by a parser of YAML.
  if (isNestedDeeply(text)) throw new ConfigError(file, [{ message: "nested too deeply" }]);
  const json = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(json);
  } catch (error) {
    // Node tells the place in some of its messages only.
    const { parse, printParseErrorCode } = await import("jsonc-parser");
    const errors: ParseError[] = [];
    parse(json, errors, { disallowComments: true });
    const locate = createLocator(json);
    const problems = errors.map(({ error: code, offset }) => ({
      message: wordsOf(printParseErrorCode(code)),
      ...locate(offset),
    }));
    throw new ConfigError(file, problems.length > 0 ? problems : [{ message: (error as Error).message }]);
  }
}

/** `ValueExpected` in words. */
function wordsOf(code: string): string {
  return code.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}

/** Parses YAML. Throws a `ConfigError` with every syntax error and its place. */
export async function parseYaml(text: string, file: string): Promise<unknown> {
  if (isNestedDeeply(text)) throw new ConfigError(file, [{ message: "nested too deeply" }]);
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  if (document.errors.length === 0) {
    try {
      return document.toJS();
    } catch (error) {
      // Aliases of nothing, or of so much that it would fill the memory.
      throw new ConfigError(file, [{ message: (error as Error).message }]);
    }
  }
  const locate = createLocator(text);
  throw new ConfigError(
    file,
    document.errors.map(({ message, pos }) => ({ message, ...locate(pos[0]) })),
  );
}

/** Finds the places of values, or of their keys, in the text of a JSON or YAML file. */
export async function createPlaceFinder(text: string): Promise<(path: KeyPath, key: boolean) => Position | undefined> {
  const { isMap, isNode, isPair, isScalar, parseDocument } = await import("yaml");
  const document = parseDocument(text, { logLevel: "error" });
  const locate = createLocator(text);
  return (path, key) => {
    let node: unknown = document.getIn(path, true);
    if (key) {
      const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1))
        : undefined;
      node = pair?.key;
    }
    return isNode(node) && node.range ? locate(node.range[0]) : undefined;
  };
}

/** Finds the place of the first string wanted that stands under one of these keys, wherever in a JSON or YAML file. */
export async function findString(
  text: string,
  keys: readonly string[],
  isWanted: (value: string) => boolean,
): Promise<Position | undefined> {
  const { isPair, isScalar, parseDocument, visit } = await import("yaml");
  let place: Position | undefined;
  visit(parseDocument(text, { logLevel: "error" }), {
    Scalar(role, { value, range }, ancestors) {
      const key = ancestors.findLast(isPair)?.key;
      const isUnderKey = role !== "key" && isScalar(key) && keys.includes(String(key.value));
      if (!isUnderKey || typeof value !== "string" || !range || !isWanted(value)) return undefined;
      place = createLocator(text)(range[0]);
      return visit.BREAK;
    },
  });
  return place;
}
