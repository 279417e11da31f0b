import type { RestoreOptions } from "./engine/types.js";
import { INPUT_FORMATS, type InputFormat } from "./formats/projection.js";

// Callers without types are told what they got wrong before it has gone far.

const ASSUMPTIONS: readonly unknown[] = ["auto", "spun", "clean"];

/** The text of a document. Throws a `TypeError` for anything else. */
export function checkedSource(source: string): string {
  if (typeof source === "string") return source;
  throw new TypeError('the document must be a string; decode bytes first, as readFile(path, "utf8") does');
}

/** The names of all options that a function takes. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/** Options with those names only. Throws a `TypeError` for what is no object, or that tells which one there is not. */
export function checkedNames<Options extends object>(options: Options, names: OptionNames<Options>): Options {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`the options must be an object, not ${shown(options)}`);
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return options;
  throw new TypeError(`there is no option ${unknown}; use ${Object.keys(names).join(", ")}`);
}

/** Options of `restore`. Throws a `RangeError` for a confidence, a `TypeError` for an assumption that there is not. */
export function checkedOptions<Options extends RestoreOptions>(options: Options): Options {
  const { assume = "auto", minConfidence = 0 } = options;
  if (!(typeof minConfidence === "number" && minConfidence >= 0 && minConfidence <= 1)) {
    throw new RangeError(`minConfidence must be a number from 0 to 1, not ${shown(minConfidence)}`);
  }
  if (ASSUMPTIONS.includes(assume)) return options;
  throw new TypeError(`there is no assumption ${assume as string}; use auto, spun or clean`);
}

/** A list that is an option. Throws a `TypeError` for anything else, such as the name of one file. */
export function checkedList<T>(option: string, list: readonly T[]): readonly T[] {
  if (Array.isArray(list)) return list;
  throw new TypeError(`${option} must be a list, not ${shown(list)}`);
}

/** An option that is on or off. Throws a `TypeError` for anything else. */
export function checkedFlag(option: string, value: boolean): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError(`${option} must be true or false, not ${shown(value)}`);
}

/** A format. Throws a `TypeError` for one that there is not. */
export function checkedFormat(format: InputFormat): InputFormat {
  if (INPUT_FORMATS.includes(format)) return format;
  throw new TypeError(`there is no format ${format as string}; use text, markdown, mdx or html`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? `“${value}”` : String(value);
}
