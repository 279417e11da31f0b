import { readFileSync } from "node:fs";

/** An article of the folder of examples, in its spun or its original form. */
export function example(name: "harbour" | "orchard", form: "spun" | "original"): string {
  return readFileSync(new URL(`../../examples/${name}.${form}.txt`, import.meta.url), "utf8");
}
