import { checkedList, type OptionNames } from "../checked.js";
import type { InputFormat } from "../formats/projection.js";
import { createRestorer } from "../node-restorer.js";
import { type Finding, findingsOf } from "../report/finding.js";
import { type HeedingOptions, restoreHeeding } from "../restore-heeding.js";
import { SOURCE_OPTIONS } from "../restorer.js";
import { Restorers } from "../restorers.js";

/** What the plugins for other tools take. */
export interface PluginOptions extends HeedingOptions {
  /** Dictionary files besides the package's, relative to the working directory. */
  readonly dictionaries?: readonly string[];
}

/** The names of these options. */
export const PLUGIN_OPTIONS: OptionNames<PluginOptions> = { ...SOURCE_OPTIONS, allow: true, dictionaries: true };

/** What was found in a document, and the document without it. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly text: string;
}

const restorers = new Restorers((needs) => createRestorer({ ...needs, formats: [] }));

/** Finds spun wording. The language pack and the dictionaries are loaded once. */
export async function findIn(
  source: string,
  format: InputFormat,
  { dictionaries = [], allow = [], ...options }: PluginOptions,
): Promise<Found> {
  checkedList("allow", allow);
  const restorer = await restorers.for({ dictionaries });
  const { restoration } = await restoreHeeding(restorer, source, { format, allow, ...options });
  return { findings: findingsOf({ path: "", source, restoration }), text: restoration.text };
}
