import { resolve } from "node:path";
import { Restorers } from "../../restorers.js";
import type { Io } from "../io.js";
import { type LoadRestorer, restorerFor } from "../load.js";
import type { EngineOptions } from "../options.js";
import { SettingsResolver } from "../settings.js";

/** What restores the sentences of inline tests: taken as spun, by the dictionaries and what holds besides. */
export async function tester(
  dictionaries: readonly string[],
  options: EngineOptions,
  io: Io,
  load: LoadRestorer,
): Promise<(spun: string) => string> {
  const settings = await new SettingsResolver(options, io.cwd).for(resolve(io.cwd, dictionaries[0]));
  const { minConfidence } = settings;
  const needs = { ...settings, dictionaries: [...settings.dictionaries, ...dictionaries] };
  const restorer = await restorerFor(needs, new Restorers(load));
  const how = { assume: "spun", ...(minConfidence === undefined ? {} : { minConfidence }) } as const;
  return (spun) => restorer.restore(spun, how).text;
}
