export type {
  Alternative,
  Assumption,
  Change,
  DocumentScore,
  Evidence,
  Restoration,
  RestoreOptions,
  Section,
  Sign,
} from "./engine/types.js";
export { DecodeError } from "./files/encoding.js";
export type { InputFormat, ProjectionOptions } from "./formats/projection.js";
export {
  createRestorer,
  FormatNotLoadedError,
  type Restorer,
  type RestorerOptions,
  type SourceOptions,
} from "./restorer.js";
