import { createRestorer, type InputFormat } from "../../src/index.js";
import { example } from "../support/examples.js";

/** A spun article. */
export const spun = example("orchard", "spun");

const restorer = createRestorer();

/** What unspin makes of a document. */
export async function restored(source: string, format: InputFormat): Promise<string> {
  return (await restorer).restore(source, { format }).text;
}
