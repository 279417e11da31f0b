import { ImportError, type Importer } from "./item.js";

/** The kinds of lists that can be imported. */
export const IMPORT_FORMATS = ["thesaurus", "codespell", "prh", "spintax", "csv", "json"] as const;
/** One of them. */
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

const BY_EXTENSION: Readonly<Record<string, ImportFormat>> = {
  ".yml": "prh",
  ".yaml": "prh",
  ".csv": "csv",
  ".tsv": "csv",
  ".json": "json",
};
/** Lines of a text looked at to tell what it is. */
const SAMPLE = 200;

/** Loads what reads a format. */
export async function importerOf(format: ImportFormat): Promise<Importer> {
  switch (format) {
    case "thesaurus":
      return (await import("./thesaurus.js")).importThesaurus;
    case "codespell":
      return (await import("./codespell.js")).importCodespell;
    case "prh":
      return (await import("./prh.js")).importPrh;
    case "spintax":
      return (await import("./spintax.js")).importSpintax;
    case "csv":
      return (await import("./table.js")).importTable;
    case "json":
      return (await import("./json.js")).importJson;
  }
}

/** The format of a list, by its extension or else by the signs in its first lines. */
export function formatOfList(extension: string, text: string): ImportFormat {
  const named = BY_EXTENSION[extension.toLowerCase()];
  if (named !== undefined) return named;
  const lines = text.slice(0, 1 << 16).split("\n", SAMPLE);
  const count = (sign: RegExp): number => lines.filter((line) => sign.test(line)).length;
  const signs: [ImportFormat | "dictionary", number][] = [
    ["spintax", count(/\{[^{}|]*\|/)],
    ["dictionary", count(/^[^#{]*\s->\s/)],
    ["codespell", count(/^[^|{]*->/)],
    ["thesaurus", count(/^[^|{}]+\|/)],
  ];
  const [[format, most]] = signs.sort(([, a], [, b]) => b - a);
  if (most === 0) throw new ImportError("no list of a known kind; name it with --from");
  if (format === "dictionary") {
    const advice = "if it is another's list, name its kind with --from";
    throw new ImportError(`a dictionary already, to be used with --dictionary; ${advice}`);
  }
  return format;
}
