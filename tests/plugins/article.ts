import { readFileSync } from "node:fs";
import { createRestorer, type InputFormat } from "../../src/index.js";

/** A spun article. */
export const spun = readFileSync(new URL("../../examples/orchard.spun.txt", import.meta.url), "utf8");

const restorer = createRestorer();

/** What unspin makes of a document. */
export async function restored(source: string, format: InputFormat): Promise<string> {
  return (await restorer).restore(source, { format }).text;
}
