import { parseDocument } from "yaml";
import { isNestedDeeply } from "../../text/nesting.js";
import {
  ImportError,
  type ImportedItem,
  MOST_ALTERNATIVES,
  pairItem,
  shortened,
  TOO_MANY_ALTERNATIVES,
} from "./item.js";

/**
 * Rules of prh in YAML: `expected` with `pattern` or `patterns`; regular expressions are refused, `specs` become tests.
 */
export function* importPrh(text: string): Generator<ImportedItem> {
  const value = parseYaml(text);
  if (!isObject(value) || !Array.isArray(value.rules))
    throw new ImportError("no `rules`, so these are no rules of prh");
  if (value.imports !== undefined) {
    const shown = shortened(JSON.stringify(value.imports));
    yield { kind: "refused", place: "imports", shown, reason: "imports are not followed; import that file itself" };
  }
  for (const [index, rule] of value.rules.entries()) yield* itemsOf(rule, `rule ${index + 1}`);
}

function parseYaml(text: string): unknown {
  if (isNestedDeeply(text)) throw new ImportError("nested too deeply");
  try {
    const document = parseDocument(text, { prettyErrors: true, logLevel: "error" });
    const [error] = document.errors;
    if (error)
      throw new ImportError(error.message.split("\n")[0].replace(/ at line \d.*/s, ""), error.linePos?.[0].line);
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ImportError) throw error;
    if (error instanceof RangeError) throw new ImportError("nested too deeply");
    throw new ImportError((error as Error).message);
  }
}

function* itemsOf(rule: unknown, place: string): Generator<ImportedItem> {
  const shown = shortened(JSON.stringify(rule) ?? "");
  const refused = (reason: string): ImportedItem => ({ kind: "refused", place, shown, reason });
  if (!isObject(rule) || typeof rule.expected !== "string") {
    yield refused(typeof rule === "string" ? "a word without a pattern" : "no `expected`");
    return;
  }
  const patterns = [rule.patterns ?? rule.pattern ?? []].flat();
  if (patterns.length === 0) yield refused("no pattern");
  if (patterns.length > MOST_ALTERNATIVES) {
    yield refused(TOO_MANY_ALTERNATIVES);
    return;
  }
  for (const pattern of patterns) {
    if (typeof pattern !== "string") yield refused("a pattern that is no text");
    else if (/^\/.*\/[a-z]*$/s.test(pattern)) yield refused("a regular expression");
    else if (/\$\d/.test(rule.expected)) yield refused("an expected text with a group of a regular expression");
    else yield pairItem(place, `${shortened(pattern)} → ${shortened(rule.expected)}`, pattern, rule.expected);
  }
  for (const spec of Array.isArray(rule.specs) ? rule.specs : []) {
    const { from, to } = isObject(spec) ? spec : {};
    if (typeof from !== "string" || typeof to !== "string") yield refused("a spec without `from` and `to`");
    else if (/[\r\n]|=>/.test(from + to)) yield refused("a spec of several lines, or with `=>`");
    else yield { kind: "test", place, shown: shortened(from), test: { spun: from.trim(), restored: to.trim() } };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
