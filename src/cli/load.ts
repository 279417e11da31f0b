import type { RestorerOptions } from "../node-restorer.js";
import type { Restorer } from "../restorer.js";
import type { Restorers } from "../restorers.js";
import type { Settings } from "./settings.js";

/** How a command comes by its restorer; tests give one of their own. */
export type LoadRestorer = (options: RestorerOptions) => Promise<Restorer>;

/** The engine and its data load only once there is something to restore, parsers once a document needs them. */
export const loadRestorer: LoadRestorer = async (options) => {
  const { createRestorer } = await import("../node-restorer.js");
  return createRestorer({ ...options, formats: [] });
};

/** The restorer that the settings of a file ask for. If a configuration names a file that cannot be used, the error tells where. */
export async function restorerFor(
  settings: Pick<Settings, "config" | "dictionaries" | "model">,
  restorers: Restorers,
): Promise<Restorer> {
  try {
    return await restorers.for(settings);
  } catch (error) {
    if (settings.config === undefined) throw error;
    const { withPlace } = await import("./named-file.js");
    throw await withPlace(error, settings.config);
  }
}
