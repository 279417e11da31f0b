import { createRequire } from "node:module";
import { dirname, relative, resolve, sep } from "node:path";
import type { FoundConfig } from "./find.js";
import type { ConfigSettings } from "./schema.js";

/** What a configuration says for one file: its own settings, then those of each override that matches, later ones winning. */
export function settingsFor(found: FoundConfig | undefined, path: string): ConfigSettings {
  if (found === undefined) return {};
  const home = dirname(found.file);
  const { $schema: _, ignore: __, overrides = [], ...base } = found.config;
  let settings = located(base, home);
  const place = relative(found.folder, path).split(sep).join("/");
  if (place.startsWith("../")) return settings;
  for (const { files, ...override } of overrides) {
    if (matches(files, place)) settings = { ...settings, ...located(override, home) };
  }
  return settings;
}

/** Dictionaries and model stand relative to the file that names them. */
function located(settings: ConfigSettings, home: string): ConfigSettings {
  const { dictionaries, model } = settings;
  return {
    ...settings,
    ...(dictionaries === undefined ? {} : { dictionaries: dictionaries.map((path) => resolve(home, path)) }),
    ...(model === undefined ? {} : { model: resolve(home, model) }),
  };
}

function matches(patterns: string | readonly string[], place: string): boolean {
  const ignore = createRequire(import.meta.url)("ignore") as typeof import("ignore");
  return ignore().add(patterns).ignores(place);
}
