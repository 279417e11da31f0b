export type { Alternative, Assumption, Change, Evidence, Restoration, RestoreOptions, Sign } from "./engine/types.js";
export type { InputFormat } from "./formats/projection.js";
export { createRestorer, type Restorer, type RestorerOptions, type SourceOptions } from "./restorer.js";
