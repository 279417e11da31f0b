import type { RestorerOptions } from "../node-restorer.js";
import type { Restorer } from "../restorer.js";

/** How a command comes by its restorer; tests give one of their own. */
export type LoadRestorer = (options: RestorerOptions) => Promise<Restorer>;

/** The engine and its data load only once there is something to restore, parsers once a document needs them. */
export const loadRestorer: LoadRestorer = async (options) => {
  const { createRestorer } = await import("../node-restorer.js");
  return createRestorer({ ...options, formats: [] });
};
