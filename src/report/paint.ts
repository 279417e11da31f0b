/** How a report marks what matters, on a terminal or in plain text. */
export interface Paint {
  /** Words taken out. */
  removed(text: string): string;
  /** Words put in. */
  added(text: string): string;
  /** A file name or a place in one. */
  place(text: string): string;
  /** What is said besides. */
  aside(text: string): string;
}

/** Marks by characters: `[-out-]` and `{+in+}`. */
export const plainPaint: Paint = {
  removed: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
  place: (text) => text,
  aside: (text) => text,
};

/** Marks by colour. Loads chalk, which plain output never needs. */
export async function createColorPaint(): Promise<Paint> {
  const { Chalk } = await import("chalk");
  // Whether to colour was decided by the caller, so chalk must not decide again by its own look at the process.
  const chalk = new Chalk({ level: 1 });
  return {
    removed: (text) => chalk.red.strikethrough(text),
    added: (text) => chalk.green(text),
    place: (text) => chalk.bold(text),
    aside: (text) => chalk.dim(text),
  };
}
