/** A problem of a configuration file, with its place if that is known. */
export interface ConfigProblem {
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A configuration file cannot be used. The message has a line for each problem: `file:line:column: what is wrong`. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(
    readonly file: string,
    readonly problems: readonly ConfigProblem[],
    options?: ErrorOptions,
  ) {
    super(
      problems
        .map(({ message, line, column }) => `${file}:${line === undefined ? "" : `${line}:${column}:`} ${message}`)
        .join("\n"),
      options,
    );
  }
}
