/** Parsers of YAML go down a level of the stack for each level of a document, and V8 ends the process where that ends. */
const DEEPEST = 100;

/**
 * Whether YAML is nested more deeply than anybody writes it, by a bound from above: brackets that are open at once,
 * wherever they stand, and the indentation with the marks of lists and keys behind it.
 */
export function isNestedDeeply(yaml: string): boolean {
  let open = 0;
  for (const { 0: mark } of yaml.matchAll(/[[\]{}]|^[ \t?:-]+/gm)) {
    if (mark === "[" || mark === "{") open++;
    else if (mark === "]" || mark === "}") open = Math.max(0, open - 1);
    else if (mark.length > 2 * DEEPEST) return true;
    if (open > DEEPEST) return true;
  }
  return false;
}
