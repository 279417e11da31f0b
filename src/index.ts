export type * from "./engine/types.js";
export { DecodeError } from "./files/encoding.js";
export type { InputFormat, ProjectionOptions } from "./formats/projection.js";
export { ModelFileError } from "./language/binary.js";
export { DictionaryError } from "./language/dictionary-error.js";
export { createRestorer, type RestorerOptions, type StreamingRestorer } from "./node-restorer.js";
export { type ExplainOptions, FormatNotLoadedError, type Restorer, type SourceOptions } from "./restorer.js";
