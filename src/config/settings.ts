import { dirname, relative, resolve, sep } from "node:path";
import { IgnorePatterns } from "../files/ignore-patterns.js";
import { isInside } from "../files/inside.js";
import type { FoundConfig } from "./find.js";
import type { ConfigSettings } from "./schema.js";

/** What is said where there is no configuration. */
const NOTHING: ConfigSettings = {};

/** What a configuration says for one file: its own settings, then those of each override that matches, later ones winning. */
export function settingsFor(found: FoundConfig | undefined, path: string): ConfigSettings {
  if (found === undefined) return NOTHING;
  const home = dirname(found.file);
  const { $schema: _, ignore: __, overrides = [], ...base } = found.config;
  let settings = located(base, home);
  const inside = relative(found.folder, path);
  if (!isInside(inside)) return settings;
  const place = inside.split(sep).join("/");
  for (const { files, ...override } of overrides) {
    if (new IgnorePatterns([files].flat()).ignores(place, false))
      settings = { ...settings, ...located(override, home) };
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
