import { createRequire } from "node:module";

/**
 * The command line library. Required, not imported: that spares Node the search for export names in a big CommonJS
 * module, a tenth of the whole start-up.
 */
export const { Argument, Command, CommanderError, InvalidArgumentError, Option } = createRequire(import.meta.url)(
  "commander",
) as typeof import("commander");
